import Procedures
import Forms
import Store

/// Begins an application for a service of an office.
public struct StartDraft: Sendable {
    public let environment: Environment
    public let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Parameters:
    ///   - secret: the browser's, for somebody who is not signed in; it owns the draft.
    ///   - applicantOffice: for which of their offices an officer applies; nil: they were not asked.
    ///   - happened: when an application at the counter came, as typed; empty: when it is sent.
    ///   - visitor: where somebody who is not signed in comes from; nil: they are not counted.
    /// - Returns: the draft's id.
    /// - Throws: `CaseMissing`; `ClosedOffice`; `TooManyDrafts`; `ApplyRefusal`; `OfficeUnchosen`; `FieldTroubles` at
    ///   `terjadi`.
    public func callAsFunction(
        _ procedure: String, at office: String, by person: Person, secret: String?, for applicantOffice: String? = nil,
        counter: CounterFacts? = nil, happened: String? = nil, from visitor: Visitor? = nil
    ) async throws -> String {
        let (environment, cases, now) = (environment, cases, environment.now)
        let id = Identifier.random()
        return try await environment.database.write { transaction in
            let calendar = try OfficeCalendar.of(office, in: transaction)
            guard
                let adoption = try Adoption.inForce(
                    procedure, at: office, on: now.date(in: calendar.zone), in: transaction)
            else {
                try ClosedOffice.refuse(at: office, in: transaction)
                throw CaseMissing()
            }
            if let visitor, !person.isSignedIn { try DraftFlood(visitor: visitor).count(environment, in: transaction) }
            let read = try cases.shelf.procedure(adoption.procedureHash, in: transaction)
            var content = DraftContent()
            content.counter = counter
            content.counter?.occurred = try Occurrence.ofApplication(at: now, calendar).read(happened)
            let applying = Applying(procedure: read, adoption: adoption, now: now)
            try applying.require(person, counter: counter != nil)
            if counter == nil {
                content.apply(
                    for: try applying.office(of: person, chosen: applicantOffice, in: transaction), applying)
            }
            let isKnown = person.isSignedIn && !person.lacksAddress
            try DraftRow(
                office: office, id: id, procedure: read.name, hash: adoption.procedureHash,
                account: counter == nil && person.hasAccount ? person.id : nil,
                contact: counter == nil && person.kind == .contact && isKnown ? person.id : nil,
                assistedBy: counter == nil ? nil : person.id,
                ownerHash: isKnown
                    ? nil : secret.map { Draft.secretHash($0, keyring: environment.keyring) },
                parent: nil, content: content
            ).insert(at: now, keyring: environment.keyring, in: transaction)
            return id
        }
    }
}

extension ParentLink {
    /// The parent's office as a row of this office names it: nil where it is the same.
    func officeElsewhere(than office: String) -> String? { self.office == office ? nil : self.office }
}

/// A draft's row as it is first written.
struct DraftRow {
    let office: String
    let id: String
    let procedure: String
    let hash: String
    let account: String?
    let contact: String?
    let assistedBy: String?
    let ownerHash: [UInt8]?
    let parent: ParentLink?
    /// The case of this office that it was begun from; nil: none. It goes when that one is erased.
    var source: String?
    let content: DraftContent

    func insert(at now: Instant, keyring: Keyring, in transaction: any Transaction) throws {
        let sealed = keyring.seal(try JSONBytes.encode(content), for: Draft.context(office, id))
        try transaction.execute(
            """
            INSERT INTO drafts (office_id, id, procedure_name, procedure_hash, account, contact, assisted_by, owner_hash,
                parent_office, parent_case, parent_step, parent_visit, source_case, content_sealed, changed_at, expires_at)
            VALUES (\(office), \(id), \(procedure), \(hash), \(account), \(contact), \(assistedBy), \(ownerHash),
                \(parent?.officeElsewhere(than: office)), \(parent?.caseID), \(parent?.step), \(parent?.visit),
                \(source), \(sealed), \(now.seconds), \(now.seconds + Int64(Draft.keptDays) * 86_400))
            """)
    }
}
