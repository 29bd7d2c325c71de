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
            throw WebTrouble.notFound
        }
        let (procedure, adoption) = (service.procedure, service.adoption)
        let start = procedure.step(procedure.start)
        let view = ServiceView(
            title: procedure.title, lede: nil, facts: facts(of: procedure), start: begin(procedure, visit),
            papers: (start?.uploads ?? []).compactMap(procedure.paper).map(ServiceView.Paper.init),
            flow: FlowView(procedure, hash: adoption.procedureHash), applicants: applicants(of: procedure), kept: nil,
            legalBasis: procedure.identity.legalBasis,
            adoption: [
                AnswerRow(label: "Nomor SOP", value: adoption.sopNumber),
                AnswerRow(label: "Berlaku sejak", value: LocalDate(adoption.firstDay).long),
                AnswerRow(label: "Disahkan oleh", value: adoption.approvedBy),
            ])
        return .page(Page.service(view, in: visit.frame(at: .services)))
    }

    private static func facts(of procedure: Procedure) -> [ServiceView.Fact] {
        let result = procedure.results.first { $0.kind == .success }?.title ?? procedure.title
        return [
            .init(label: "Waktu", value: procedure.limits.first?.time.text ?? "Menurut langkah", note: nil),
            .init(label: "Biaya", value: procedure.fee == "gratis" ? "Gratis" : procedure.fee, note: nil),
            .init(label: "Cara", value: procedure.needsVisit ? "Datang ke kantor" : "Daring atau di loket", note: nil),
            .init(label: "Hasil", value: result, note: nil),
        ]
    }

    private static func begin(_ procedure: Procedure, _ visit: Visit) -> ServiceView.Start {
        guard procedure.isOffered, let lane = procedure.applicantLane else {
            return .closed("Layanan ini dijalankan kantor sendiri, tanpa pemohon.")
        }
        let openToAll = lane.applicants.contains(.anyone) || lane.applicants.contains(.anonymous)
        if !visit.person.isSignedIn, !openToAll {
            return .logIn(href: "\(visit.base)/masuk?lanjut=\(visit.base)/layanan/\(procedure.name)")
        }
        return .apply(action: "\(visit.base)/layanan/\(procedure.name)/ajukan")
    }

    private static func applicants(of procedure: Procedure) -> [String] {
        (procedure.applicantLane?.applicants ?? []).map { kind in
            switch kind {
            case .resident: "Warga yang mempunyai akun."
            case .anyone: "Siapa saja yang mempunyai alamat email aktif."
            case .office: "Kantor, lewat petugasnya."
            case .officer: "Petugas untuk dirinya sendiri."
            case .anonymous: "Siapa saja, tanpa menyebut nama."
            }
        }
    }
}

extension ServiceView.Paper {
    fileprivate init(_ paper: Paper) {
        self.init(
            name: paper.title, note: paper.requirementText,
            isConditional: paper.required != .yes || paper.shownWhen != nil,
            template: nil)
    }
}
