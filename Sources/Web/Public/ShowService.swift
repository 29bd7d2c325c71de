import Forms
import Pages
import Procedures
import Services
import Store

/// `{base}/layanan/{sop}`: a service, all of it from its SOP.
enum ShowService {
    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let list = try ServiceList.load(of: visit.office.id, visit.web.environment, visit.web.cases, in: transaction)
        guard let service = list.services.first(where: { $0.procedure.name == visit.parameter("sop") }) else {
            if let closed = visit.closed { throw closed }
            throw WebTrouble.notFound
        }
        let (procedure, adoption) = (service.procedure, service.adoption)
        let facts = facts(of: procedure)
        let complaint = try OpenDoors(visit, in: transaction).complaint()
        let view = ServiceView(
            title: procedure.title, lede: nil, facts: facts, start: begin(procedure, visit),
            papers: procedure.applicantsPapers.map { paper in
                ServiceView.Paper(
                    paper,
                    letter: LetterPages.link(
                        to: paper, below: "\(visit.base)/layanan/\(procedure.name)", visit.web, isFilled: false))
            },
            flow: FlowView(procedure, hash: adoption.procedureHash), applicants: applicants(of: procedure),
            kept: try kept(procedure, visit, in: transaction),
            satisfaction: try satisfaction(procedure, visit, in: transaction), objections: objections(procedure, list),
            siblings: siblings(of: procedure, list, base: visit.base),
            complaint: complaint.map { LinkView(label: $0.title, href: $0.href) },
            standard: standard(
                procedure, facts, complaint: complaint.map { $0.time.isEmpty ? "Daring atau di loket" : $0.time },
                office: visit.office.name),
            legalBasis: procedure.identity.legalBasis,
            adoption: [
                AnswerRow(label: "Nomor SOP", value: adoption.sopNumber),
                AnswerRow(label: "Berlaku sejak", value: LocalDate(adoption.firstDay).long),
                AnswerRow(label: "Disahkan oleh", value: adoption.approvedBy),
            ], document: OfficialDocument(root: "\(visit.base)/layanan/\(procedure.name)/dokumen"))
        return .page(Page.service(view, in: visit.frame(at: .services)))
    }

    private static func facts(of procedure: Procedure) -> [ServiceView.Fact] {
        let result = procedure.results.first { $0.kind == .success }?.title ?? procedure.title
        return [
            time(of: procedure),
            .init(label: "Biaya", value: procedure.fee == "gratis" ? "Tidak dipungut biaya" : procedure.fee, note: nil),
            .init(label: "Cara", value: way(of: procedure), note: nil),
            .init(label: "Hasil", value: result, note: nil),
        ]
    }

    private static func way(of procedure: Procedure) -> String {
        if procedure.needsVisit { return "Datang ke kantor" }
        if !procedure.isCounterOnly { return "Daring atau di loket" }
        let ways = procedure.waysFromHome
        return ways.isEmpty ? "Di loket" : WordList.joined(ways, with: "atau").capitalizedFirst
    }

    /// The limit of the whole case; without one, what its steps add up to.
    private static func time(of procedure: Procedure) -> ServiceView.Fact {
        guard let limit = procedure.limits.first, let text = limit.time.text else {
            let sum = procedure.timeOfSteps?.plainText
            return .init(
                label: "Waktu", value: sum.map { "Paling lama \($0)" } ?? "Menurut langkah di bawah", note: nil)
        }
        let stands = procedure.applicantLane.map { limit.pausedBy.contains($0.name) } ?? false
        return .init(
            label: "Waktu", value: "Paling lama \(text)", note: stands ? "Berhenti selama menunggu Anda" : nil)
    }

    /// “18 dari 20 permohonan terakhir selesai dalam batas waktu.” Said only of enough of them.
    private static func kept(
        _ procedure: Procedure, _ visit: Visit, in transaction: any ReadTransaction
    ) throws -> String? {
        let counts = try CaseCounts.punctuality(of: procedure, at: visit.office.id, in: transaction)
        guard counts.ended >= 5 else { return nil }
        return "\(counts.inTime) dari \(counts.ended) permohonan terakhir selesai dalam batas waktu."
    }

    private static func satisfaction(
        _ procedure: Procedure, _ visit: Visit, in transaction: any ReadTransaction
    ) throws -> String? {
        let figure = try SatisfactionReport.latest(
            of: procedure.name, at: visit.office.id, on: visit.now.date(in: visit.office.zone), in: transaction)
        return figure.map { figure in
            let index = figure.index
            return "\(Digits.hundredths(index.hundredths)) dari 100 (\(index.grade.words)), dari "
                + "\(Digits.grouped(index.count)) jawaban, \(figure.monthWords)."
        }
    }

    /// The other SOPs that are offered as one service with it (`layanan`).
    private static func siblings(of procedure: Procedure, _ list: ServiceList, base: String) -> [LinkView] {
        guard let service = procedure.service else { return [] }
        return list.services.map(\.procedure).filter { other in
            other.service == service && other.name != procedure.name && other.isOffered
        }.map { LinkView(label: $0.title, href: "\(base)/layanan/\($0.name)") }
    }

    /// What may be applied for against a result (`lanjutan`).
    private static func objections(_ procedure: Procedure, _ list: ServiceList) -> [String] {
        procedure.followUps.compactMap { rule in
            guard !rule.after.isEmpty,
                let next = list.services.first(where: { $0.procedure.name == rule.procedure })
            else { return nil }
            let within = rule.within.map { ", paling lambat \($0.plainText) sesudahnya" } ?? ""
            return "Sesudah putusan Anda dapat mengajukan \(next.procedure.title)\(within)."
        }
    }

    /// The six parts of a service standard that are published, each in a line; the page says more of every one.
    private static func standard(
        _ procedure: Procedure, _ facts: [ServiceView.Fact], complaint: String?, office: String
    ) -> [AnswerRow] {
        let steps = procedure.steps.count { $0.printing != .no }
        func fact(_ label: String) -> String { facts.first { $0.label == label }?.value ?? "" }
        return [
            AnswerRow(label: "Persyaratan", value: procedure.requirementsInWords(procedure.applicantsPapers)),
            AnswerRow(label: "Prosedur", value: "\(steps) langkah, \(way(of: procedure).lowercased())"),
            AnswerRow(label: "Jangka waktu", value: procedure.limitInWords ?? fact("Waktu")),
            AnswerRow(label: "Biaya", value: fact("Biaya")),
            AnswerRow(label: "Produk", value: procedure.productInWords),
            AnswerRow(label: "Pengaduan", value: complaint ?? "Di loket \(office)"),
        ]
    }

    private static func begin(_ procedure: Procedure, _ visit: Visit) -> ServiceView.Start {
        guard procedure.isOffered, let lane = procedure.applicantLane else {
            return .closed("Layanan ini dijalankan kantor sendiri, tanpa pemohon.")
        }
        if procedure.isCounterOnly { return .closed(atCounter(procedure, visit)) }
        let openToAll = lane.applicants.contains(.anyone) || lane.applicants.contains(.anonymous)
        if !visit.person.isSignedIn, !openToAll {
            return .logIn(href: "\(visit.base)/masuk?lanjut=\(visit.base)/layanan/\(procedure.name)")
        }
        return .apply(action: "\(visit.base)/layanan/\(procedure.name)/ajukan")
    }

    /// Why it is not begun from here, and what to take along.
    private static func atCounter(_ procedure: Procedure, _ visit: Visit) -> String {
        let ways = procedure.waysFromHome
        guard procedure.needsVisit || ways.isEmpty else {
            return "Hubungi \(visit.office.name) \(WordList.joined(ways, with: "atau")): alamat dan nomornya ada di "
                + "kaki halaman ini. Petugas mencatatnya untuk Anda."
        }
        let originals = procedure.originalsToBring.map { "asli \($0.title)" }
        let bring =
            originals.isEmpty ? "" : " Bawa \(WordList.joined(originals, with: "dan")): petugas harus melihatnya."
        return "Layanan ini hanya diajukan di loket \(visit.office.name). Petugas mengisinya bersama Anda.\(bring)"
    }

    private static func applicants(of procedure: Procedure) -> [String] {
        let kinds = procedure.applicantLane?.applicants ?? []
        if kinds.contains(.office), kinds.contains(.anyone) {
            return ["Kantor dan desa lewat petugasnya, atau siapa saja yang mempunyai alamat email aktif."]
        }
        return kinds.map { kind in
            switch kind {
            case .resident: "Warga yang mempunyai akun."
            case .anyone: "Siapa saja yang mempunyai alamat email aktif."
            case .office: "Kantor dan desa, lewat petugasnya."
            case .officer: "Petugas untuk dirinya sendiri."
            case .anonymous: "Siapa saja, tanpa menyebut nama."
            }
        }
    }
}

extension ServiceView.Paper {
    fileprivate init(_ paper: Paper, letter: LinkView?) {
        self.init(
            name: paper.title,
            note: paper.retention.map { "\(paper.requirementText). Dihapus \($0.plainText) sesudah selesai" }
                ?? paper.requirementText,
            isConditional: paper.isConditional,
            template: letter)
    }
}

extension Procedure {
    /// “lewat telepon”, “lewat email”: how an office is reached that files by itself what it is told.
    fileprivate var waysFromHome: [String] { (step(start)?.channels ?? []).compactMap(\.way) }
}

extension Channel {
    /// How somebody at home reaches the office by it; nil: by coming, or by this page.
    fileprivate var way: String? {
        switch self {
        case .online, .counter: nil
        case .telephone: "lewat telepon"
        case .letter: "lewat surat"
        case .email: "lewat email"
        case .whatsapp: "lewat WhatsApp"
        }
    }
}
