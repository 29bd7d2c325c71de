import Forms
import Procedures
import Store

/// The office for which an officer applies: the one in whose name, or where they only apply themselves the one in which
/// they serve. Who serves in several says which.
extension Applying {
    /// The offices that can be meant, by id: those in which the officer serves, but rather not the one that handles the
    /// case. Where residents may apply too, and no office does, an officer may be there for themselves: then none.
    func offices(of person: Person) -> [String] {
        let kinds = Set(procedure.applicantLane?.applicants ?? [])
        guard person.kind == .officer, kinds.contains(.office) || kinds.isSubset(of: [.officer]) else { return [] }
        let served = person.offices(at: now)
        let others = served.subtracting([adoption.office])
        if !others.isEmpty { return others.sorted() }
        return kinds.isSubset(of: [.office, .officer]) ? served.sorted() : []
    }

    /// - Parameter chosen: what the officer said; nil: they were not asked.
    /// - Throws: `OfficeUnchosen` where there are several, whether or not this SOP does a step there: one that it runs, or
    ///   that follows it, may.
    func office(of person: Person, chosen: String?, in transaction: any ReadTransaction) throws -> String? {
        let offices = offices(of: person)
        if let chosen, offices.contains(chosen) { return chosen }
        guard offices.count > 1 else { return offices.first }
        throw OfficeUnchosen(
            service: procedure.title,
            offices: try transaction.rows("SELECT * FROM offices WHERE id IN \(list: offices) ORDER BY name, id")
                .map { try Office($0, in: transaction) })
    }

    /// Whether an office is the applicant, and not only where they serve.
    func isInName(of office: String) -> Bool {
        procedure.applicantLane?.applicants.contains(.office) == true && office != adoption.office
    }
}

extension DraftContent {
    /// Notes the office for which it is applied.
    mutating func apply(for office: String?, _ applying: Applying) {
        seat = office
        applicantOffice = office.flatMap { applying.isInName(of: $0) ? $0 : nil }
    }
}

extension Draft {
    /// Before it is sent: the version in force may ask for an office though that of its beginning did not. The person's
    /// roles were read before this transaction, and the office may have been closed since: then nobody could do its steps.
    /// - Throws: `OfficeUnchosen`; `ApplyRefusal.leftOffice`.
    mutating func settleOffice(
        of person: Person, chosen: String?, _ applying: Applying, in transaction: any ReadTransaction
    ) throws {
        guard assistedBy == nil else { return }
        if let seat = content.seat, !person.serves(seat, at: applying.now) { throw ApplyRefusal.leftOffice }
        content.apply(
            for: try applying.office(of: person, chosen: content.seat ?? chosen, in: transaction), applying)
        if let seat = content.seat, try Office.find(seat, in: transaction)?.isOpen == false {
            throw ApplyRefusal.leftOffice
        }
    }
}

/// The officer serves in several offices, and must say for which they apply.
public struct OfficeUnchosen: Error, Sendable {
    /// The title of what they apply for.
    public let service: String
    /// Those that they may choose from, by name.
    public let offices: [Office]
}
