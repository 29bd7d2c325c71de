import Procedures

/// One thing that somebody does in the demo.
enum DemoAct: Sendable {
    /// Fills in a draft and leaves it.
    case begin
    /// Fills in a draft and sends it.
    case apply
    /// An officer completes a step of the case, or of its sub-case.
    case complete(String, by: String, outcome: String = "selesai", reason: String? = nil, note: String? = nil)
    /// The applicant completes a step; the questions' answers are the story's.
    case answer(String, outcome: String = "selesai")
    /// An officer enters what came of an effect that they did by hand.
    case effect(String, outcome: String = "berhasil")
    case claim(String, by: String)
    /// The applicant agrees to the account and sends its registration.
    case register
    /// The applicant follows the invitation and chooses a password.
    case openAccount
    case withdraw(String)
    /// An officer gives a limit more time.
    case extend(String, by: String, reason: String)
    /// The applicant says what they think of the service: a mark for each element, in their order.
    case judge([Int], remark: String? = nil)
}

/// An act at its time.
struct DemoScene: Sendable {
    /// Working days from today; negative.
    let day: Int
    /// `09:05`.
    let time: String
    let act: DemoAct
}

/// What happens with one application.
struct DemoStory: Sendable {
    let applicant: DemoApplicant
    /// The mailbox's part before the @, and the domain's first label.
    let label: String
    var service = "email-domain"
    /// Slug of the office that is asked.
    var office = DemoOffice.kominfo.slug
    /// Answers of this story alone, by the question's full name; the rest follows from the applicant.
    var answers: [String: String] = [:]
    /// The papers that it hands in; nil: every one that is asked for.
    var papers: Set<String>?
    /// By the beginning of the username: who files what comes by the counter, and how it came there.
    var clerk = "tim-teknis-2"
    var channel = Channel.counter
    let scenes: [DemoScene]

    var mailbox: String { "\(label)@\(DemoOffice.zone)" }
    var domain: String { "\(label).\(DemoOffice.zone)" }
    var otherDomain: String { "\(label)-2.\(DemoOffice.zone)" }

    /// What the applicant answers to whatever service, by the name of the question.
    var known: [String: String] {
        [
            "nama": applicant.name, "nik": applicant.nik, "surel": applicant.email, "hp": applicant.phone,
            "telepon": applicant.phone, "instansi": applicant.body, "desa": applicant.body, "alamat": mailbox,
            "domain.nama": domain,
        ]
    }

    func handsIn(_ paper: String) -> Bool { papers?.contains(paper) ?? true }

    var opensAccount: Bool {
        scenes.contains { if case .openAccount = $0.act { true } else { false } }
    }
}

/// The way of an application that nothing stops, as scenes.
enum DemoPath {
    /// The last act to include.
    enum Stop: Int, Comparable, Sendable {
        case applied, ordered, examined, assigned, guided, registered, accountApproved, mailboxAsked, mailboxChecked,
            mailboxMade, domainAsked, domainChecked, addressGiven, domainActive

        static func < (left: Stop, right: Stop) -> Bool { left.rawValue < right.rawValue }
    }

    /// - Parameters:
    ///   - day: when it is sent, in working days from today.
    ///   - registers: whether the manager has no account yet, so that the sub-procedure is run.
    static func scenes(from day: Int, through stop: Stop, registers: Bool = false) -> [DemoScene] {
        whole.filter { $0.stop <= stop && (registers || !onlyRegistering.contains($0.stop)) }.map {
            DemoScene(day: day + $0.day, time: $0.time, act: $0.act)
        }
    }

    private static let onlyRegistering: Set<Stop> = [.registered, .accountApproved]

    private static let whole: [(stop: Stop, day: Int, time: String, act: DemoAct)] = [
        (.applied, 0, "08:10", .apply),
        (
            .ordered, 0, "13:10",
            .complete("perintah-periksa", by: "kepala", note: "Periksa kelengkapannya, lalu laporkan.")
        ),
        (.examined, 1, "09:05", .complete("periksa", by: "kabid-tata-kelola", outcome: "ya", note: "Berkas lengkap.")),
        (.assigned, 1, "09:35", .complete("tugaskan", by: "kasi-egov", note: "Laksanakan sesuai SOP.")),
        (.guided, 1, "13:50", .complete("pandu", by: "tim-teknis")),
        (.registered, 2, "08:20", .register),
        (.accountApproved, 2, "09:00", .complete("cek", by: "tim-teknis", outcome: "sesuai")),
        (.mailboxAsked, 2, "10:10", .answer("isi-email")),
        (.mailboxChecked, 2, "10:40", .complete("cek-email", by: "tim-teknis-2", outcome: "ya")),
        (.mailboxMade, 2, "13:05", .effect("buat-email")),
        (.domainAsked, 3, "08:15", .answer("isi-domain")),
        (.domainChecked, 3, "09:10", .complete("cek-domain", by: "tim-teknis", outcome: "ya")),
        (.addressGiven, 3, "10:20", .effect("alokasi-ip")),
        (.domainActive, 3, "14:00", .effect("aktifkan-domain")),
    ]
}
