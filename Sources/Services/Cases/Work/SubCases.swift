import Forms
import Procedures
import Store

/// Cases that a case runs (`sub`, SOP.md §13), each step in a transaction of its own.
struct SubCases {
    let environment: Environment
    let cases: CaseServices
    let transaction: any Transaction

    /// Opens the child at once where everything that it asks is there already; else leaves a draft to the applicant.
    func open(step: String, visit: Int, of parent: String, office: String) throws {
        var file = try load(parent, office)
        guard let request = file.state.subs.last(where: { $0.step == step && $0.visit == visit }),
            request.child == nil, file.state.open[step]?.visit == visit
        else { return }
        let now = environment.now
        let calendar = try OfficeCalendar.of(office, in: transaction)
        guard
            let adoption = try Adoption.inForce(
                request.procedure, at: office, on: now.date(in: calendar.zone), in: transaction)
        else { throw WorkImpossible("SOP \(request.procedure) belum ditetapkan di kantor ini") }
        let procedure = try cases.shelf.procedure(adoption.procedureHash, in: transaction)
        var content = DraftContent()
        content.answers = request.answers
        content.papers = request.papers
        content.applicantOffice = file.record.applicant.office
        let link = ParentLink(office: office, caseID: parent, step: step, visit: visit)

        let answers = DraftAnswers(content: content, calendar: calendar, now: now)
        if DraftScreens(procedure, in: answers).firstOpen == nil, let lane = procedure.applicantLane {
            let actor = Actor(person: file.record.applicant.person ?? Actor.system.person, lanes: [lane.name])
            let opened = try CaseOpening(environment: environment, cases: cases, transaction: transaction).open(
                content, of: procedure, under: adoption, applicant: file.record.applicant,
                name: ApplicantName.of(content, in: procedure), actor: actor, parent: link)
            try CaseWriter(environment: environment, cases: cases, transaction: transaction).run(
                .subOpened(step: step, visit: visit, child: opened.caseID), by: .system, seen: nil, on: &file, at: now)
        } else {
            try DraftRow(
                office: office, id: Identifier.random(), procedure: procedure.name, hash: adoption.procedureHash,
                account: file.record.applicant.account, contact: file.record.applicant.contact,
                assistedBy: nil, ownerHash: nil, parent: link, content: content
            ).insert(at: now, keyring: environment.keyring, in: transaction)
        }
    }

    /// The child ended: its result is the outcome of the parent's step.
    func tellParent(of child: String, office: String, result: String) throws {
        guard let record = try CaseRecord.find(child, of: office, in: transaction), let parent = record.parent else {
            return
        }
        var file = try load(parent.caseID, office)
        guard file.state.isOpen else { return }
        try CaseWriter(environment: environment, cases: cases, transaction: transaction).run(
            .subEnded(step: parent.step, visit: parent.visit, child: child, result: result), by: .system, seen: nil,
            on: &file, at: environment.now)
    }

    /// The parent ended: what still runs under it ends too, and drafts of it are dropped.
    func endChildren(of parent: String, office: String) throws {
        try transaction.execute(
            "DELETE FROM drafts WHERE office_id = \(office) AND parent_case = \(parent) AND case_id IS NULL")
        let children = try transaction.rows(
            "SELECT id FROM cases WHERE office_id = \(office) AND parent_case = \(parent) AND ended_at IS NULL")
        for child in children {
            var file = try load(child.text("id"), office)
            try CaseWriter(environment: environment, cases: cases, transaction: transaction).run(
                .parentEnded, by: .system, seen: nil, on: &file, at: environment.now)
        }
    }

    private func load(_ id: String, _ office: String) throws -> CaseFile {
        try CaseFile.open(id, of: office, shelf: cases.shelf, keyring: environment.keyring, in: transaction)
    }
}
