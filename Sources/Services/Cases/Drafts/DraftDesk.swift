public import Forms
public import Procedures
public import Store

/// A draft laid open for whoever owns it: its procedure, its screens, and what may be changed.
public struct OpenDraft: Sendable {
    public var draft: Draft
    public let procedure: Procedure
    public let screens: DraftScreens
    /// An officer fills it in and sends it in the applicant's stead.
    public let isAssisted: Bool
    /// Set where the SOP was replaced since the draft was last saved: what is shown is the new version's already, and
    /// the next save keeps it so.
    public let move: DraftMove?
    /// The case of somebody else whose answers it holds.
    let holds: CaseHeld?
    let adoption: Adoption
    let answers: DraftAnswers
    let proven: ProvenAddresses

    /// Whether an address for news must still be proven: nobody with an account stands behind the draft.
    public var needsContact: Bool { lacksContact && !procedure.takesNameless }
    /// Whether an address may be left, and need not: the SOP takes applications of nobody named.
    public var offersContact: Bool { lacksContact && procedure.takesNameless }

    private var lacksContact: Bool {
        draft.account == nil && draft.contact == nil && draft.assistedBy == nil && draft.parent == nil
    }

    func save(at now: Instant, keyring: Keyring, in transaction: any Transaction) throws {
        for file in move?.files ?? [] { try draft.disown(file, keyring: keyring, in: transaction) }
        try draft.save(at: now, keyring: keyring, in: transaction)
    }

    /// Answers that are an e-mail address, in the order of the questions.
    var answeredEmails: [String] {
        let asked = procedure.step(procedure.start).map { procedure.questions(of: $0) } ?? []
        return asked.compactMap { question in
            guard question.field.kind == .email, case .text(let text) = draft.content.answers[question.path] else {
                return nil
            }
            return EmailAddress(text)?.text
        }
    }

    /// The first answer that is an e-mail address: typed once, not asked for again.
    public var answeredEmail: String? { answeredEmails.first }

    /// The answered address that must be proven before sending, since its question asks for one of the applicant's own
    /// (`terbukti`); nil: any may be proven.
    public var addressToProve: String? {
        guard needsContact else { return nil }
        for case .question(let path) in screens.screens where procedure.field(path)?.mustBeProven == true {
            if case .text(let address) = draft.content.answers[path] { return address }
        }
        return nil
    }

    /// What this draft's questions mean today: defaults and date limits.
    public var context: some ConditionContext { answers }
}

/// Changes to a draft, one verb each. Every answer is saved as soon as it is good.
public struct DraftDesk: Sendable {
    public let environment: Environment
    public let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Throws: `DraftMissing` unless the person (or the browser, by its secret) owns the draft; `ServiceEnded`.
    public func open(
        _ id: String, of office: String, by person: Person, secret: String?, in transaction: any ReadTransaction
    ) throws -> OpenDraft {
        guard let draft = try Draft.find(id, of: office, keyring: environment.keyring, in: transaction) else {
            throw DraftMissing()
        }
        let right = try ParentRight.of(draft, for: person, environment, cases, in: transaction)
        return try DraftDesk.open(id, office, person, secret, right, environment, cases, in: transaction)
    }

    /// Saves the answers of one screen.
    /// - Returns: what is wrong, by question; empty when saved.
    public func answer(
        _ raw: [FieldPath: RawAnswer], in id: String, of office: String, by person: Person, secret: String?
    ) async throws -> [FieldPath: FieldTrouble] {
        let (environment, cases) = (environment, cases)
        let right = try await ParentRight.of(id, office, for: person, environment, cases)
        return try await environment.database.write { transaction in
            var open = try DraftDesk.open(id, office, person, secret, right, environment, cases, in: transaction)
            let asked = raw.keys.compactMap { path in open.procedure.field(path).map { AskedField(path, $0) } }
            let judged = FormValidation.validate(asked, raw: raw, in: open.answers)
            let unproven = open.proven.troubles(in: judged.values, of: asked)
            guard judged.isValid, unproven.isEmpty else { return judged.troubles.merging(unproven) { $1 } }
            open.draft.content.answers.merge(judged.values) { $1 }
            for path in judged.cleared { open.draft.content.answers[path] = nil }
            try open.save(at: environment.now, keyring: environment.keyring, in: transaction)
            return [:]
        }
    }

    /// Adds a file to a paper, or replaces it where only one is taken.
    public func attach(
        _ file: PaperFile, kept blob: WrittenBlob, to paper: String, in id: String, of office: String,
        by person: Person,
        secret: String?, blobs: Blobs
    ) async throws {
        let (environment, cases) = (environment, cases)
        let right = try await ParentRight.of(id, office, for: person, environment, cases)
        try await environment.database.write { transaction in
            var open = try DraftDesk.open(id, office, person, secret, right, environment, cases, in: transaction)
            guard let declared = open.procedure.paper(paper) else { throw DraftMissing() }
            let lent = (open.draft.content.papers[paper] ?? []).filter(\.isShownOriginal)
            var files = (open.draft.content.papers[paper] ?? []).filter { !$0.isShownOriginal }
            while files.count >= declared.maximumFiles {
                try open.draft.disown(files.removeLast(), keyring: environment.keyring, in: transaction)
            }
            try blobs.keep(
                blob, mediaType: file.type.mediaType, at: environment.now.seconds, sealing: environment.keyring,
                in: transaction)
            open.draft.content.papers[paper] = files + [file] + lent
            try open.save(at: environment.now, keyring: environment.keyring, in: transaction)
        }
    }

    /// Notes at the counter whether the original of a paper was shown.
    public func note(
        original isShown: Bool, of paper: String, in id: String, of office: String, by person: Person
    ) async throws {
        let (environment, cases) = (environment, cases)
        let right = try await ParentRight.of(id, office, for: person, environment, cases)
        try await environment.database.write { transaction in
            var open = try DraftDesk.open(id, office, person, nil, right, environment, cases, in: transaction)
            guard open.isAssisted, let declared = open.procedure.paper(paper), declared.delivery != .upload else {
                throw DraftMissing()
            }
            open.draft.content.note(original: isShown, of: paper)
            try open.save(at: environment.now, keyring: environment.keyring, in: transaction)
        }
    }

    /// Takes a file away again.
    public func remove(
        blob: String, from paper: String, in id: String, of office: String, by person: Person, secret: String?
    ) async throws {
        let (environment, cases) = (environment, cases)
        let right = try await ParentRight.of(id, office, for: person, environment, cases)
        try await environment.database.write { transaction in
            var open = try DraftDesk.open(id, office, person, secret, right, environment, cases, in: transaction)
            let gone = (open.draft.content.papers[paper] ?? []).filter { $0.blob == blob }
            for file in gone { try open.draft.disown(file, keyring: environment.keyring, in: transaction) }
            open.draft.content.papers[paper]?.removeAll { $0.blob == blob }
            try open.save(at: environment.now, keyring: environment.keyring, in: transaction)
        }
    }

    /// - Parameter parent: by what right of its parent's case the person has it.
    static func open(
        _ id: String, _ office: String, _ person: Person, _ secret: String?, _ parent: ParentRight?,
        _ environment: Environment, _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws -> OpenDraft {
        guard let stored = try Draft.find(id, of: office, keyring: environment.keyring, in: transaction) else {
            throw DraftMissing()
        }
        guard parent != nil || stored.belongs(to: person, secret: secret, keyring: environment.keyring) else {
            throw DraftMissing()
        }
        let calendar = try OfficeCalendar.of(office, in: transaction)
        var (draft, procedure, move) = try stored.inForce(
            at: environment.now, calendar, cases.shelf, in: transaction)
        if draft.parent != nil {
            // Who fills it in now decides whether somebody stands at the counter, not who began it.
            draft.content.counter = parent == .assistant ? draft.content.counter ?? draft.countersOwn : nil
        }
        let answers = DraftAnswers(
            content: draft.content, isPart: draft.parent != nil, calendar: calendar, now: environment.now)
        let isAssisted = draft.assistedBy != nil || parent == .assistant
        // Nobody can prove an address at the counter.
        let proven =
            try isAssisted
            ? ProvenAddresses.any
            : ProvenAddresses.of(draft, asking: procedure, person, keyring: environment.keyring, in: transaction)
        return OpenDraft(
            draft: draft, procedure: procedure, screens: DraftScreens(procedure, in: answers, proven: proven),
            isAssisted: isAssisted, move: move, holds: draft.holds(by: parent),
            adoption: try Adoption.of(hash: draft.procedureHash, office: office, at: environment.now, in: transaction),
            answers: answers, proven: proven)
    }
}

extension Paper.Extension {
    public var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .jpg: "image/jpeg"
        case .png: "image/png"
        }
    }
}
