import Forms
import Procedures
import Services
import Store

/// How an application of the demo is filled in and sent: by an officer for the office, by somebody with a proven
/// address, or by an officer at the counter.
struct DemoApplication {
    let walk: DemoWalk

    init(_ walk: DemoWalk) { self.walk = walk }

    private var environment: Environment { walk.maker.house.environment }
    private var desk: DraftDesk { DraftDesk(environment, walk.maker.house.cases) }
    private var applicant: DemoApplicant { walk.story.applicant }

    /// - Returns: the draft, who owns it, and the browser's secret where nobody is signed in.
    func begin() async throws -> (draft: String, person: Person, secret: String?) {
        let (person, secret, counter) = try filer()
        let office = try walk.office
        let draft = try await StartDraft(environment, walk.maker.house.cases)(
            walk.story.service, at: office, by: person, secret: secret, counter: counter)
        let desk = desk
        let open = try await environment.database.read {
            try desk.open(draft, of: office, by: person, secret: secret, in: $0)
        }
        guard let start = open.procedure.step(open.procedure.start) else { throw CaseMissing() }
        let troubles = try await desk.answer(
            walk.answers(to: open.procedure.questions(of: start), at: start.name), in: draft, of: office, by: person,
            secret: secret)
        if let first = troubles.first {
            throw OperatorTrouble("Data contoh: \(first.key.field) tidak diterima: \(first.value.message)")
        }
        for paper in start.uploads.filter(walk.story.handsIn).compactMap(open.procedure.paper) {
            let made = try await walk.maker.papers.upload(paper, for: applicant, at: office)
            try await desk.attach(
                made.file, kept: made.blob, to: paper.name, in: draft, of: office, by: person, secret: secret,
                blobs: walk.maker.house.blobs)
        }
        return (draft, person, secret)
    }

    /// - Returns: the case, and the person who acts for the applicant from now on.
    func send() async throws -> (caseID: String, applicant: Person) {
        var (draft, person, secret) = try await begin()
        let office = try walk.office
        if case .contact = applicant.kind {
            person = try await proveAddress()
            if let secret { try await desk.follow(draft, ofSecret: secret, at: office, to: person) }
        }
        if case .counter = applicant.kind {
            try await ConfirmCounter(environment, walk.maker.house.cases)(
                draft, of: office, news: news, consent: .spoken, by: person)
        }
        let id = try await SubmitDraft(environment, walk.maker.house.cases)(
            draft, of: office, by: person, secret: secret)
        return (id, person)
    }

    /// Who calls leaves no address.
    private var calls: Bool { walk.story.channel == .telephone }
    private var news: String { calls ? ConfirmCounter.none : applicant.email }

    private func filer() throws -> (Person, secret: String?, CounterFacts?) {
        switch applicant.kind {
        case .officer(let username): (try walk.people.officer(username), nil, nil)
        case .contact: (.nobody, Identifier.token(), nil)
        case .counter:
            (
                try walk.officer(walk.story.clerk), nil,
                CounterFacts(
                    name: applicant.name, email: calls ? nil : applicant.email, channel: walk.story.channel)
            )
        }
    }

    /// Reads the mail that came to the address and follows its link.
    private func proveAddress() async throws -> Person {
        let entrance = try await walk.entrance()
        _ = try await VerifyContact(environment)(applicant.email, from: entrance.visitor)
        try await walk.maker.workers.runDue()
        let token = try walk.maker.post.token(after: "kontak", to: applicant.email)
        return try await entrance.leave(ConfirmContact(environment)(link: token, from: entrance.visitor))
    }
}
