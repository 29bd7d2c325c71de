import Forms
import Procedures
import Store

/// What an officer says of an application at the counter before it is sent: how the applicant agreed, to which address its
/// news and the way into it go, and when it came. Whoever reads that mailbox can open the case, so no address is taken for granted.
public struct ConfirmCounter: Sendable {
    /// What stands for an address: another one, which is typed; none.
    public static let other = "lain"
    public static let none = "tidak-ada"

    let environment: Environment
    let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Parameters:
    ///   - news: an address of ``OpenDraft/newsCandidates``, ``other`` or ``none``.
    ///   - typed: the other address.
    ///   - consent: how the applicant agreed; nil where nothing says who they are (``OpenDraft/asksForConsent``).
    ///   - proxy: by whom, where it was by a proxy.
    ///   - happened: when the application came, as typed; empty: when it is sent.
    /// - Throws: `DraftMissing`; `FieldTroubles` at `persetujuan`, `kuasa`, `kabar`, `kabar-lain` and `terjadi`, and then nothing is kept. An
    ///   address or a proxy that was typed and not chosen is asked about: the mail opens the case to whoever reads that mailbox.
    public func callAsFunction(
        _ id: String, of office: String, news: String, other typed: String = "", happened: String? = nil,
        consent: CounterConsent?, proxy: String = "", by person: Person
    ) async throws {
        let (environment, cases) = (environment, cases)
        let right = try await ParentRight.of(id, office, for: person, environment, cases)
        try await environment.database.write { transaction in
            var open = try DraftDesk.open(id, office, person, nil, right, environment, cases, in: transaction)
            guard var facts = open.draft.content.counter else { throw DraftMissing() }
            // What was checked is not what would be sent: the move is shown first.
            guard open.move == nil else { return }
            var troubles: [String: String] = [:]
            facts.consent = consent
            facts.proxy = consent == .proxy ? proxy : nil
            if facts.proxy?.contains(where: { !$0.isWhitespace }) == false {
                troubles["kuasa"] = "Isi nama kuasanya, seperti pada surat kuasa"
            }
            if let consent, consent != .proxy, proxy.contains(where: { !$0.isWhitespace }) {
                troubles["kuasa"] =
                    "Nama kuasa sudah ditulis, tetapi persetujuannya bukan lewat kuasa. "
                    + "Pilih “\(CounterConsent.proxy.title)”, atau kosongkan isiannya"
            }
            if facts.asksForNews {
                switch ConfirmCounter.read(news, typed, among: open.newsCandidates) {
                case .success(let chosen): facts.news = chosen
                case .failure(let trouble): troubles.merge(trouble.messages) { $1 }
                }
            }
            // What a step of another case asks for comes when it is sent.
            if open.draft.parent == nil {
                do {
                    let calendar = try OfficeCalendar.of(office, in: transaction)
                    facts.occurred = try Occurrence.ofApplication(at: environment.now, calendar).read(happened)
                    troubles[Occurrence.field] = try open.followUpTrouble(
                        at: facts.occurred, environment, cases, in: transaction)
                } catch let trouble as FieldTroubles {
                    troubles.merge(trouble.messages) { $1 }
                }
            }
            open.draft.content.counter = facts
            if open.needsConsent { troubles["persetujuan"] = "Pilih cara pemohon menyetujui" }
            guard troubles.isEmpty else { throw FieldTroubles(troubles) }
            try open.save(at: environment.now, keyring: environment.keyring, in: transaction)
        }
    }

    private static func read(
        _ news: String, _ typed: String, among candidates: [String]
    ) -> Result<CounterNews, FieldTroubles> {
        let isTyped = typed.contains { !$0.isWhitespace }
        guard !isTyped || news == other else {
            return .failure(
                FieldTroubles([
                    "kabar": "Alamat lain sudah ditulis, tetapi yang dipilih bukan itu. Pilih “Alamat email lain”, "
                        + "atau kosongkan isiannya"
                ]))
        }
        switch news {
        case none: return .success(.nowhere)
        case other:
            guard let address = EmailAddress(typed) else {
                return .failure(FieldTroubles(["kabar-lain": "Tulis alamat email lengkap, misalnya nama@contoh.id"]))
            }
            return .success(.address(address.text))
        default:
            guard let address = candidates.first(where: { $0 == news }) else {
                return .failure(FieldTroubles(["kabar": "Pilih ke mana kabar dikirim"]))
            }
            return .success(.address(address))
        }
    }
}

extension Draft {
    /// What the counter says of a draft that a step of another case asks for.
    var countersOwn: CounterFacts {
        .ofParent(CaseApplicant(account: account, contact: contact, office: content.applicantOffice))
    }
}

extension OpenDraft {
    /// Whether an officer files it for somebody of whom it says anything. Of nobody no agreement is asked: an emergency
    /// call is put through first, and a visitor need not be named.
    public var asksForConsent: Bool { isAssisted && !isOfNobody }

    /// Whether that is asked, and the officer has not noted how the applicant agreed.
    var needsConsent: Bool { asksForConsent && draft.content.counter?.consent == nil }

    private var isOfNobody: Bool {
        guard let counter = draft.content.counter, procedure.takesNameless, draft.parent == nil else { return false }
        let (answers, papers) = (draft.content.answers.keys, draft.content.papers.filter { !$0.value.isEmpty }.keys)
        return counter.isOfNobody
            && !answers.contains { procedure.identifies($0) && !procedure.leavesOpen(.field($0)) }
            && !papers.contains { procedure.isApplicants(paper: $0) && !procedure.leavesOpen(.paper($0)) }
    }

    /// Addresses of which an officer may choose: the one noted for the applicant, then those in the answers.
    public var newsCandidates: [String] {
        guard let counter = draft.content.counter else { return [] }
        let noted = counter.email.flatMap(EmailAddress.init)?.text
        return ([noted].compactMap(\.self) + answeredEmails).reduce(into: []) { found, address in
            if !found.contains(address) { found.append(address) }
        }
    }

    /// Where news about an application goes that is filed at the counter: only where an officer has confirmed it.
    var newsAddress: EmailAddress? {
        guard case .address(let text)? = draft.content.counter?.news else { return nil }
        return EmailAddress(text)
    }
}
