public import Forms
public import Store

/// That an office is closed (*ditutup*): it takes nothing new, and another office took over (docs/decisions/0061).
public struct OfficeClosure: Hashable, Sendable, Codable {
    /// The first day on which it was closed, in the office's zone.
    public let since: CalendarDate
    /// The regulation by which it was closed, as it is cited.
    public let legalBasis: String
    /// The office that keeps its records and does what it did, by id.
    public let successor: String
}

/// An office that is closed, and where to go instead. Thrown where something was to begin there.
public struct ClosedOffice: Error, Hashable, Sendable {
    public let office: Office
    public let closure: OfficeClosure
    /// Who does today what it did: where its successor was closed too, the one after that.
    public let successor: Office

    /// nil: the office is open.
    public init?(_ office: Office, in transaction: any ReadTransaction) throws {
        guard let closure = office.closure else { return nil }
        var found = try Office.find(closure.successor, in: transaction)
        // Each was open when it took over, so that they stand in no ring; ten are more than there are.
        for _ in 0..<10 {
            guard let further = found?.closure else { break }
            found = try Office.find(further.successor, in: transaction)
        }
        guard let successor = found else { throw OfficeTrouble.unknownOffice }
        (self.office, self.closure, self.successor) = (office, closure, successor)
    }

    /// Where something is to begin at an office at which nothing of that name is in force: says so if it is closed.
    /// - Throws: `ClosedOffice`.
    static func refuse(at office: String, in transaction: any ReadTransaction) throws {
        guard let office = try Office.find(office, in: transaction) else { return }
        if let closed = try ClosedOffice(office, in: transaction) { throw closed }
    }
}
