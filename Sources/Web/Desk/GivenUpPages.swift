import Forms
import Pages
import Procedures
import Services
import Store

/// `/meja/{meja}/pekerjaan`: the office's work that the system has given up, for its administrators.
enum GivenUpPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let office = try office(of: visit)
        let list = try GivenUpList.load(
            of: office.id, for: visit.person, visit.web.environment, visit.web.cases, in: transaction)
        let view = GivenUpView(
            rows: list.entries.map { row($0, office) }, total: list.total, mails: list.mails,
            below: list.below.map { below, count in
                LinkRow(
                    title: below.name, href: "/meja/\(below.slug)/pekerjaan",
                    note: "\(Digits.grouped(count)) pekerjaan tertunda", tag: nil)
            }, action: address(office))
        return .page(Page.givenUp(view, in: visit.deskFrame(of: office, at: .givenUp)))
    }

    /// Tries again, or puts aside what was looked after.
    static func act(_ visit: Visit) async throws -> Reply {
        let office = try office(of: visit)
        if visit.form["tindakan"] == "semua-email" { return try await retryMails(of: office, visit) }
        guard let queue = visit.form["antrean"].flatMap(WorkPlace.Queue.init) else { throw WebTrouble.notFound }
        let place = WorkPlace(queue: queue, subject: visit.form["pokok"] ?? "", name: visit.form["nama"] ?? "")
        let (environment, cases) = (visit.web.environment, visit.web.cases)
        let isSettled = visit.form["tindakan"] == "selesai"
        do {
            if isSettled {
                try await SettleMail(environment, cases)(place, of: office.id, by: visit.person)
            } else {
                try await RetryWork(environment, cases)(place, of: office.id, by: visit.person)
            }
        } catch is WorkMoved {
            return .redirect(to: address(office), flash: "Pekerjaan itu sudah dicoba lagi atau ditangani.")
        }
        return .redirect(
            to: address(office),
            flash: isSettled
                ? "Dicatat sebagai sudah ditangani." : "Dicoba lagi. Bila gagal, pekerjaan ini tampil lagi.")
    }

    private static func retryMails(of office: Office, _ visit: Visit) async throws -> Reply {
        let count = try await RetryWork(visit.web.environment, visit.web.cases).mails(of: office.id, by: visit.person)
        return .redirect(
            to: address(office),
            flash: count == 0
                ? "Tidak ada lagi email yang tertunda."
                : "\(Digits.grouped(count)) email dicoba lagi. Yang gagal lagi tampil lagi di sini.")
    }

    /// The office of the address; whether the person administers it, from here or from above, the use case judges.
    private static func office(of visit: Visit) throws -> Office {
        guard let office = visit.deskOffice else { throw Denial.notFound }
        return office
    }

    private static func address(_ office: Office) -> String { "/meja/\(office.slug)/pekerjaan" }

    private static func row(_ entry: GivenUpList.Entry, _ office: Office) -> GivenUpView.Row {
        GivenUpView.Row(
            title: entry.kind.title(number: entry.number),
            link: entry.caseID.map { LinkView(label: "Buka permohonan", href: "/meja/\(office.slug)/\($0)") },
            cause: entry.cause ?? "Sebabnya terbaca pada tugas pelaksananya.", attempts: entry.attempts,
            tried: LocalTime(entry.due, in: office.zone),
            answering: entry.answering.isEmpty ? nil : WordList.joined(entry.answering, with: "dan"),
            place: [
                ("antrean", entry.place.queue.rawValue), ("pokok", entry.place.subject), ("nama", entry.place.name),
            ], mayRetry: entry.mayRetry, maySettle: entry.maySettle)
    }
}

extension GivenUpList.Kind {
    fileprivate func title(number: String?) -> String {
        let about = number.map { " permohonan \($0)" } ?? ""
        switch self {
        case .effect(let step): return "\(step)\(about.isEmpty ? "" : ",")\(about)"
        case .sub(let step): return "Membuka SOP turunan “\(step)”\(about.isEmpty ? "" : ",")\(about)"
        case .result: return "Mengabarkan hasil\(about) ke permohonan induknya"
        case .opening: return "Mengabarkan pembukaan\(about) ke permohonan induknya"
        case .handover: return "Menitipkan tugas\(about) ke kantor lain"
        case .copy(let office): return "Menyalin tugas\(about) dari \(office)"
        case .answer: return "Menjawab yang dikerjakan kantor lain\(about.isEmpty ? "" : " untuk")\(about)"
        case .act(let office):
            let (at, to) = (about.isEmpty ? "" : " untuk\(about)", office.map { " ke \($0)" } ?? "")
            return "Menyampaikan yang dikerjakan di sini\(at)\(to)"
        case .children: return "Mengakhiri permohonan turunan dari\(about)"
        case .recount: return "Menghitung ulang batas waktu\(about)"
        case .adoption: return "Membagikan tugas\(about) menurut penetapan SOP"
        case .decree(let decree): return "Menyebarkan kalender: \(decree)"
        case .clock: return "Pengingat dan batas waktu\(about)"
        case .notice(let subject, let toApplicant):
            return "Kabar \(toApplicant ? "kepada pemohon" : "kepada petugas"): \(subject)"
        case .accountMail: return "Email tentang akun"
        case .unknown(let kind): return "Pekerjaan “\(kind)”"
        }
    }
}
