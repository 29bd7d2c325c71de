import Forms
import Procedures
import Services
import Store

/// One story as it is acted out.
struct DemoWalk {
    let story: DemoStory
    let people: DemoPeople
    let maker: DemoMaker
    private var caseID = ""
    private var applicant = Person.nobody

    init(story: DemoStory, people: DemoPeople, maker: DemoMaker) {
        self.story = story
        self.people = people
        self.maker = maker
    }

    private var environment: Environment { maker.house.environment }
    private var cases: CaseServices { maker.house.cases }
    private var blobs: Blobs { maker.house.blobs }
    var office: String { get throws { try people.office(story.office).id } }

    mutating func perform(_ act: DemoAct) async throws {
        switch act {
        case .begin: _ = try await DemoApplication(self).begin()
        case .apply: (caseID, applicant) = try await DemoApplication(self).send()
        case .complete(let step, let login, let outcome, let reason, let note):
            try await complete(step, outcome, reason, note, by: try officer(login))
        case .answer(let step, let outcome): try await answer(step, outcome)
        case .effect(let step, let outcome): try await end(step, outcome)
        case .claim(let step, let login):
            let person = try officer(login)
            try await TaskActs(environment, cases).claim(
                address(of: step, in: try await look(caseID, as: person)), by: person)
        case .register: try await register()
        case .openAccount: try await openAccount()
        case .withdraw(let reason):
            try await WithdrawCase(environment, cases)(caseID, of: office, reason: reason, by: applicant)
        case .extend(let limit, let login, let reason):
            try await ExtendLimit(environment, cases)(
                limit, of: caseID, office: office, reason: reason, by: try officer(login))
        case .judge(let marks, let remark):
            var typed = Dictionary(
                uniqueKeysWithValues: zip(SatisfactionElement.allCases, marks).map { ($0.rawValue, "\($1)") })
            typed["saran"] = remark
            try await AnswerSurvey(environment, cases)(typed, of: caseID, office: office, by: applicant)
        }
    }

    /// Of the office that is asked, by the beginning of the username.
    func officer(_ login: String) throws -> Person { try people.officer("\(login).\(story.office)") }

    private func look(_ id: String, as person: Person) async throws -> CaseLook {
        let office = try office
        return try await environment.database.read {
            try CaseLook(id, of: office, for: person, environment, cases, in: $0)
        }
    }

    private func address(of step: String, in look: CaseLook) throws -> TaskAddress {
        guard let open = look.state.open[step] else {
            throw OperatorTrouble("Data contoh: \(step) tidak terbuka pada permohonan \(story.label).")
        }
        return TaskAddress(office: try office, caseID: look.id, step: step, visit: open.visit)
    }

    /// A step of the case; or of its sub-case, where the case has none of that name open.
    private func complete(_ step: String, _ outcome: String, _ reason: String?, _ note: String?, by person: Person)
        async throws
    {
        var found = try await look(caseID, as: person)
        if found.state.open[step] == nil, let child = found.children.last(where: { $0.step == "daftar-akun" })?.id {
            found = try await look(child, as: person)
        }
        try await complete(step, outcome, reason, note, in: found, by: person)
    }

    /// With the story's answers to what is asked, and its papers.
    private func complete(
        _ name: String, _ outcome: String, _ reason: String? = nil, _ note: String? = nil, in look: CaseLook,
        by person: Person
    ) async throws {
        guard let step = look.procedure.step(name) else { throw CaseMissing() }
        var uploads: [UploadedPaper] = []
        let papers = step.uploads.filter(story.handsIn).compactMap(look.procedure.paper)
        for paper in papers where paper.delivery != .bring {
            uploads.append(try await maker.papers.upload(paper, for: story.applicant, at: office))
        }
        try await CompleteStep(environment, cases)(
            address(of: name, in: look), outcome: outcome,
            raw: answers(to: look.procedure.questions(of: step, outcome: outcome), at: name), uploads: uploads,
            originals: Dictionary(
                uniqueKeysWithValues: papers.filter { $0.delivery == .bring }.map { ($0.name, true) }),
            reason: reason, note: note, seen: look.state.version, blobs: blobs, by: person)
    }

    private func answer(_ step: String, _ outcome: String) async throws {
        try await complete(step, outcome, in: try await look(caseID, as: applicant), by: applicant)
    }

    private var today: String { environment.now.date(in: .wib).description }

    func answers(to asked: [AskedField], at step: String) -> [FieldPath: RawAnswer] {
        let known = story.known.merging(step == "isi-domain-lain" ? ["domain.nama": story.otherDomain] : [:]) { $1 }
        return Dictionary(
            uniqueKeysWithValues: asked.map { question in
                let path = question.path
                return (
                    path,
                    .text(
                        story.answers["\(path.form).\(path.field)"] ?? known["\(path.form).\(path.field)"] ?? known[
                            path.field] ?? (question.field.kind == .date ? today : ""))
                )
            })
    }

    private func end(_ step: String, _ outcome: String) async throws {
        let person = try officer("tim-teknis")
        let found = try await look(caseID, as: person)
        let key = EffectKey(step: step, visit: try address(of: step, in: found).visit)
        guard let state = found.state.effect(key) else { throw CaseMissing() }
        let manual = try await environment.database.read {
            try ManualEffect.load(key, state, of: found, environment, in: $0)
        }
        let outputs = outcome == "berhasil" ? manual.suggestions.mapValues { Value.text($0) } : [:]
        try await EndEffect(environment, cases)(
            key, of: caseID, office: office, answer: EffectAnswer(outcome, outputs: outputs), by: person)
    }

    /// The draft of the sub-procedure holds everything but the applicant's consent.
    private func register() async throws {
        let found = try await look(caseID, as: applicant)
        guard let draft = found.childDrafts["daftar-akun"]?.id else {
            throw OperatorTrouble("Data contoh: pendaftaran akun \(story.label) tidak menunggu.")
        }
        let troubles = try await DraftDesk(environment, cases).answer(
            [FieldPath(form: "akun", field: "setuju"): .text("ya")], in: draft, of: office, by: applicant, secret: nil)
        guard troubles.isEmpty else { throw OperatorTrouble("Data contoh: pernyataan \(story.label) tidak diterima.") }
        _ = try await SubmitDraft(environment, cases)(draft, of: office, by: applicant, secret: nil)
    }

    private mutating func openAccount() async throws {
        let link = try maker.post.token(after: "undangan", to: story.applicant.email)
        applicant = try await entrance().accept(link)
    }

    /// The pages of the office that is asked.
    func entrance() async throws -> DemoEntrance {
        let place = try await LocateOffice(environment)(
            host: maker.house.settings.hostHeader, slug: story.office
        ).place
        return DemoEntrance(environment: environment, place: place)
    }
}
