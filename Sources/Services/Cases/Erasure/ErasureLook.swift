public import Forms
public import Procedures
public import Store

/// What the head of an office is shown before they decide that a case's content is erased: no content.
public struct ErasureLook: Sendable {
    /// A case of a sub-procedure whose content is still there.
    public struct Part: Sendable, Hashable {
        public let id: String
        public let number: String
        /// The office that handles it.
        public let officeSlug: String
        public let officeName: String
        /// Whether the same person decides there, too.
        public let isTheirs: Bool
    }

    public let id: String
    public let number: String
    public let procedure: Procedure
    public let received: Instant
    public let parts: [Part]
    /// Whether the desk shows them the case: their roles may have no lane in its SOP.
    public let mayRead: Bool
    /// Why it cannot be now; nil where only ``parts`` may stand against it.
    public let refusal: Refusal?
    /// What the cases above it close to them.
    let inherited: Set<ConfidentialityRule.Scope>

    /// What comes first; nil: nothing.
    public var waits: ErasureWaits? { parts.isEmpty ? nil : ErasureWaits(parts: parts) }

    /// - Throws: `Denial` to whoever does not head the office; `CaseMissing`; `CaseErased`.
    public init(
        _ id: String, of office: String, for person: Person, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws {
        try Permission.eraseContent.require(of: person, in: office, environment, transaction)
        let keyring = environment.keyring
        let file = try CaseFile.open(
            id, of: office, at: environment.now, shelf: cases.shelf, keyring: keyring, in: transaction)
        self.id = id
        number = file.record.number
        procedure = file.procedure
        received = file.state.openedAt
        let now = environment.now
        let actor = try file.eraser(person, at: now, keyring: keyring, in: transaction)
        let calendar = try OfficeCalendar.of(office, in: transaction)
        let applies = try file.isApplicant(person, at: now, keyring: keyring, in: transaction)
        mayRead =
            try !applies
            && (!file.officerLanes(of: person, at: now).isEmpty || person.audits(office, at: now, in: transaction))
        inherited = try CaseClosure.inherited(
            by: file, for: person, at: now, calendar: calendar, shelf: cases.shelf, keyring: keyring,
            in: transaction)
        switch file.state.erasurePermission(for: actor, in: file.procedure) {
        case .failure(let refusal): self.refusal = refusal
        case .success:
            refusal =
                if file.isClosed(inPartTo: person, inherited: inherited, at: now, calendar: calendar) {
                    .closedToDecider
                } else {
                    try file.hasWorkUnderWay(in: transaction) ? .workUnderWay : nil
                }
        }
        parts = try transaction.rows(
            """
            SELECT c.id, c.number, o.id AS office, o.slug, o.name FROM cases c JOIN offices o ON o.id = c.office_id
            WHERE c.office_id IN \(list: file.offices.children.union([office]).sorted()) AND c.parent_case = \(id)
                AND COALESCE(c.parent_office, c.office_id) = \(office) AND c.key_sealed IS NOT NULL
            ORDER BY o.name, c.number
            """
        ).map { row in
            let facts = Permission.Facts(office: row.text("office"))
            return Part(
                id: row.text("id"), number: row.text("number"), officeSlug: row.text("slug"),
                officeName: row.text("name"),
                isTheirs: Permission.eraseContent.policy(facts).allows(person, at: now))
        }
    }
}

extension CaseFile {
    /// Whether `kerahasiaan` closes anything of it to whoever would decide that it is erased: such a case may be about
    /// them, and what they may not read is not theirs to destroy. To whom the desk shows none of the SOP's cases, all of
    /// them are: an answer for each by its number would tell which are the secret ones.
    func isClosed(
        inPartTo person: Person, inherited: Set<ConfidentialityRule.Scope>, at now: Instant, calendar: WorkingCalendar
    ) -> Bool {
        let lanes = officerLanes(of: person, at: now)
        if lanes.isEmpty, !procedure.confidentiality.isEmpty { return true }
        return !CaseClosure.of(self, lanes: lanes, inherited: inherited, at: now, calendar: calendar).isOpen
    }

    /// Whether it asked something of the outbox that is not done yet, beside mails and the removing of files. What other
    /// cases and offices were to be told of it is not done either where it was given up: they still hold what they were
    /// given, or wait for what came of it.
    func hasWorkUnderWay(in transaction: any ReadTransaction) throws -> Bool {
        try transaction.row(
            """
            SELECT name FROM outbox WHERE office_id = \(record.office) AND subject = \(record.id)
                AND kind = \(CaseWork.kind)
                AND (state = 'waiting'
                    OR (state = 'given-up' AND (name IN \(list: CaseWork.toldNames)
                        OR name LIKE \(CaseWork.handOverPrefix + "%") OR name LIKE \(CaseWork.answerPrefix + "%"))))
            LIMIT 1
            """) != nil
    }
}
