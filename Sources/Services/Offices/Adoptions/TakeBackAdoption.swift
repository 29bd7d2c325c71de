public import Forms
import Store

/// Takes an adoption back whose first day has not come: no case has begun under it. Its text is a draft of the office
/// again, so that nothing is lost.
public struct TakeBackAdoption: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Returns: the draft that holds the text; nil where another adoption of the office has it too.
    /// - Throws: `Denial`; `AdoptionBegun` where its first day has come.
    @discardableResult
    public func callAsFunction(_ adoption: String, at office: String, by person: Person) async throws -> String? {
        let (environment, id) = (environment, Identifier.random())
        return try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let office = work.office
            guard let found = try Adoption.find(adoption, at: office.id, in: transaction) else { throw Denial.notFound }
            guard found.firstDay > environment.now.date(in: office.zone) else {
                throw AdoptionBegun(firstDay: found.firstDay)
            }
            return try bring(found, as: id, work, in: transaction)
        }
    }

    /// - Parameter id: of the draft that is made.
    func bring(
        _ found: Adoption, as id: String, _ work: Administration, in transaction: any Transaction
    ) throws -> String? {
        try OfficeRevision.change(in: transaction) {
            _ = try transaction.execute(
                "DELETE FROM adoptions WHERE office_id = \(work.office.id) AND id = \(found.id)")
        }
        try AdoptionTimer(adoption: found, keyring: environment.keyring).cancel(in: transaction)
        try work.record(
            .sopAdoptionTakenBack, of: found.procedureName,
            "nomor \(found.sopNumber), sedianya berlaku sejak \(found.firstDay.longText)", in: transaction)
        return try draft(of: found, as: id, by: work.username(in: transaction), in: transaction)
    }

    /// Also where the office has as many drafts as it may: a text is not thrown away for that.
    private func draft(
        of adoption: Adoption, as id: String, by username: String, in transaction: any Transaction
    ) throws -> String? {
        let (office, hash) = (adoption.office, adoption.procedureHash)
        guard try Adoption.all(hash: hash, office: office, in: transaction).isEmpty,
            let file = try ProcedureFile.find(hash, in: transaction)
        else { return nil }
        if let same = try DraftLine.all(at: office, in: transaction).first(where: { $0.hash == hash }) {
            return same.id
        }
        try ProcedureDraft.keep(
            file.source, hash: hash, of: (file.name, file.version, file.title),
            partners: Set(adoption.partners.values).sorted(), as: id, at: office, environment.now, by: username,
            in: transaction)
        return id
    }
}

/// Cases may have begun under the adoption.
public struct AdoptionBegun: Error, Hashable, Sendable {
    public let firstDay: CalendarDate

    public var message: String {
        "Penetapan ini sudah berlaku sejak \(firstDay.longText), jadi tidak dapat dibatalkan. Akhiri untuk permohonan baru"
    }
}
