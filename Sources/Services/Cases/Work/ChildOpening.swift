import Forms
import Procedures
import Store

/// What a parent knows of a case that it wants opened, so that the office of the child can open it by itself.
struct ChildOpening: Sendable {
    let link: ParentLink
    private let request: SubState
    /// The originals that were shown in the parent's case, as the child is lent them; by the child's paper.
    private let lentOriginals: [String: PaperFile]
    /// The child's papers that the parent keeps for a time only: what such a file is called stays with the parent.
    private let keptForATime: Set<String>
    /// The office in which the child runs.
    private let office: String
    private let applicant: CaseApplicant
    /// The office in which the applicant serves.
    private let seat: String?
    private let environment: Environment
    private let cases: CaseServices

    /// - Returns: nil where the parent does not wait for it any more.
    /// - Throws: `WorkImpossible` where nobody knows the office.
    init?(step: String, visit: Int, of parent: CaseFile, environment: Environment, cases: CaseServices) throws {
        guard let request = parent.state.subs.last(where: { $0.step == step && $0.visit == visit }),
            request.child == nil, parent.state.open[step]?.visit == visit, let rule = parent.procedure.step(step)
        else { return nil }
        guard let office = parent.offices.office(ofSub: step) else {
            throw WorkImpossible("Kantor tempat SOP \(request.procedure) dijalankan tidak diketahui")
        }
        self.request = request
        self.office = office
        (self.environment, self.cases) = (environment, cases)
        link = ParentLink(office: parent.record.office, caseID: parent.record.id, step: step, visit: visit)
        (applicant, seat) = parent.asking(at: rule)
        lentOriginals = parent.lentOriginals(at: rule)
        keptForATime = parent.keptForATime(at: rule)
    }

    /// Opens the case, or leaves a draft, in the child's office; what is there already is left as it is.
    /// - Returns: nil where a draft waits.
    func open(in transaction: any Transaction) throws -> ChildReference? {
        if let known = try known(in: transaction) { return known.child }
        let now = environment.now
        let calendar = try OfficeCalendar.of(office, in: transaction)
        guard
            let adoption = try Adoption.inForce(
                request.procedure, at: office, on: now.date(in: calendar.zone), in: transaction)
        else { throw WorkImpossible("SOP \(request.procedure) belum ditetapkan di kantor tujuan") }
        let procedure = try cases.shelf.procedure(adoption.procedureHash, in: transaction)
        var content = DraftContent()
        content.answers = request.answers
        content.papers = request.papers.reduce(into: [:]) { lent, given in
            guard let paper = procedure.paper(given.key) else { return }
            // An original that nobody is known to have seen any more is not lent.
            lent[given.key] = given.value.filter(paper.takes).compactMap { file in
                guard !file.isShownOriginal else { return lentOriginals[given.key] }
                return keptForATime.contains(given.key) ? file.named(after: paper) : file
            }
        }
        content.applicantOffice = applicant.office
        content.seat = seat
        let answers = DraftAnswers(content: content, isPart: true, calendar: calendar, now: now)
        let proven = try ProvenAddresses.of(
            applicant, asking: procedure, keyring: environment.keyring, in: transaction)
        guard DraftScreens(procedure, in: answers, proven: proven).firstOpen == nil else {
            try DraftRow(
                office: office, id: Identifier.random(), procedure: procedure.name, hash: adoption.procedureHash,
                account: applicant.account, contact: applicant.contact, assistedBy: nil, ownerHash: nil, parent: link,
                content: content
            ).insert(at: now, keyring: environment.keyring, in: transaction)
            return nil
        }
        let lanes = procedure.applicantLane.map { [$0.name] } ?? procedure.step(procedure.start)?.lanes ?? []
        let opened = try CaseOpening(environment: environment, cases: cases, transaction: transaction).open(
            content, of: procedure, under: adoption, applicant: applicant, seat: seat,
            name: ApplicantName.of(content, in: procedure, fallback: try officeName(in: transaction)),
            actor: Actor(person: applicant.person ?? Actor.system.person, lanes: Set(lanes)), parent: link)
        return ChildReference(office: office, caseID: opened.caseID)
    }

    /// What an earlier try made: the case, or the draft.
    private func known(in transaction: any Transaction) throws -> (child: ChildReference?, Void)? {
        let row = try transaction.row(
            """
            SELECT id, 0 AS is_draft FROM cases WHERE office_id = \(office) AND parent_case = \(link.caseID)
                AND parent_step = \(link.step) AND parent_visit = \(link.visit)
            UNION ALL
            SELECT id, 1 AS is_draft FROM drafts WHERE office_id = \(office) AND parent_case = \(link.caseID)
                AND parent_step = \(link.step) AND parent_visit = \(link.visit) AND case_id IS NULL
            ORDER BY is_draft LIMIT 1
            """)
        return row.map { row in
            (row.bool("is_draft") ? nil : ChildReference(office: office, caseID: row.text("id")), ())
        }
    }

    private func officeName(in transaction: any ReadTransaction) throws -> String? {
        try applicant.office.flatMap { try Office.find($0, in: transaction)?.name }
    }
}

extension CaseFile {
    /// Who applies in a case that a step runs, and the office in which they serve.
    func asking(at step: Step) -> (applicant: CaseApplicant, seat: String?) {
        if let lane = procedure.applicantLane, step.lanes.contains(lane.name) {
            return (record.applicant, state.opening.applicantOffice)
        }
        // An officer's lane asks in the name of its office.
        let office = step.lanes.first.flatMap({ offices.office(of: $0) }) ?? record.office
        return (CaseApplicant(office: office), office)
    }

    /// The papers of the case that a step runs which are ones of this case with `simpan`.
    fileprivate func keptForATime(at step: Step) -> Set<String> {
        guard case .sub(let use) = step.work else { return [] }
        let kept = procedure.retention.papers
        return Set(use.papers.filter { kept[$0.value] != nil }.keys)
    }

    /// The originals that a step lends the case that it runs, by that case's paper.
    fileprivate func lentOriginals(at step: Step) -> [String: PaperFile] {
        guard case .sub(let use) = step.work else { return [:] }
        let shown = ShownOriginal.all(of: self, among: state.papers)
        return use.papers.compactMapValues { own in shown.first { $0.paper == own }?.lent }
    }
}

extension PaperFile {
    /// Not as whoever uploaded it called it.
    fileprivate func named(after paper: Paper) -> PaperFile {
        var file = self
        file.name = "\(paper.name).\(type.rawValue)"
        return file
    }
}
