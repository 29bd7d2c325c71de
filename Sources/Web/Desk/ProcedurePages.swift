import Forms
import Pages
import Procedures
import Services
import Store

/// `/meja/{meja}/sop`: the SOPs in force at an office.
enum ProcedurePages {
    static func list(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let office = try visit.desk()
        let list = try ServiceList.load(of: office.id, visit.web.environment, visit.web.cases, in: transaction)
        let running = try CaseCounts.running(at: office.id, in: transaction)
        let held = try HeldRoles.names(in: office.id, at: visit.now, in: transaction)
        let questions = try list.services.map { try ask(of: $0.adoption, visit, in: transaction) }
        return {
            var rows: [ProceduresView.Row] = []
            for (service, question) in zip(list.services, questions) {
                let check = await ProcedureCheck.answer(question, by: visit.web.cases.proofs)
                rows.append(
                    ProceduresView.Row(
                        title: service.procedure.title, href: "/meja/\(office.slug)/sop/\(service.procedure.name)",
                        note: note(service) + vacancy(of: service, held),
                        check: view(of: check),
                        runningCases: running[service.procedure.name] ?? 0))
            }
            return .page(
                Page.procedures(ProceduresView(rows: rows), in: visit.deskFrame(of: office, at: .procedures)))
        }
    }

    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let office = try visit.desk()
        let list = try ServiceList.load(of: office.id, visit.web.environment, visit.web.cases, in: transaction)
        guard let service = list.services.first(where: { $0.procedure.name == visit.parameter("sop") }) else {
            throw WebTrouble.notFound
        }
        let (procedure, adoption) = (service.procedure, service.adoption)
        let question = try ask(of: adoption, visit, in: transaction)
        let fillers = try LaneFiller.all(
            of: procedure, under: adoption, at: office, now: visit.now, in: transaction)
        let view = ProcedureView(
            office: office.slug, title: procedure.title,
            adoption: [
                AnswerRow(label: "Nomor SOP", value: adoption.sopNumber),
                AnswerRow(label: "Versi", value: "\(procedure.version)"),
                AnswerRow(label: "Berlaku sejak", value: LocalDate(adoption.firstDay).long),
                AnswerRow(label: "Disahkan oleh", value: adoption.approvedBy),
                AnswerRow(label: "Kode isi berkas", value: String(adoption.procedureHash.prefix(16))),
            ],
            check: .underWay, checked: [],
            lanes: procedure.lanes.map { lane in
                AnswerRow(label: lane.title, value: words(of: fillers[lane.name], for: lane))
            },
            limits: procedure.limits.map { limit in
                let isWhole = procedure.limits.count == 1 && limit.until == nil
                return AnswerRow(
                    label: isWhole ? "Seluruh permohonan" : limit.name.readableName, value: limit.time.text ?? "–")
            },
            flow: FlowView(procedure, hash: adoption.procedureHash), legalBasis: procedure.identity.legalBasis,
            file: nil, document: OfficialDocument(root: "/meja/\(office.slug)/sop/\(procedure.name)/dokumen"))
        return {
            let check = await ProcedureCheck.answer(question, by: visit.web.cases.proofs)
            var view = view
            (view.check, view.checked) = (self.view(of: check), checked(check))
            return .page(Page.procedure(view, in: visit.deskFrame(of: office, at: .procedures)))
        }
    }

    static func ask(
        of adoption: Adoption, _ visit: Visit, in transaction: any ReadTransaction
    ) throws -> ProcedureCheck.Question {
        try ProcedureCheck.ask(of: adoption, visit.web.environment, visit.web.cases.procedures, in: transaction)
    }

    private static func view(of check: ProcedureCheck?) -> CheckView {
        check.map { CheckView(errors: $0.errors, warnings: $0.warnings) } ?? .underWay
    }

    /// - Parameter check: nil: it waits.
    static func checked(_ check: ProcedureCheck?) -> [AnswerRow] {
        guard let check else {
            return [AnswerRow(label: "Alur", value: "Sedang diperiksa. Muat ulang halaman ini sebentar lagi.")]
        }
        let proof = check.markings.map { "Semua jalan sampai selesai (\(Digits.grouped($0)) keadaan)" }
        let rows = [
            AnswerRow(label: "Alur", value: proof ?? "Belum terbukti dapat selesai"),
            AnswerRow(label: "Contoh kasus", value: "\(check.examples) dijalankan"),
        ]
        return rows
            + check.diagnostics.map { found in
                AnswerRow(
                    label: found.severity == .error ? "Galat" : "Peringatan",
                    value: "Baris \(found.position.line): \(found.message) (\(found.code))")
            }
    }

    private static func note(_ service: ServiceList.Service) -> String {
        let since = LocalDate(service.adoption.firstDay).long
        return "\(service.adoption.sopNumber), versi \(service.procedure.version), berlaku sejak \(since)"
    }

    /// Who is lacking: what comes to them waits.
    private static func vacancy(of service: ServiceList.Service, _ held: Set<String>) -> String {
        let vacant = HeldRoles.vacantLanes(of: service.procedure, under: service.adoption, held: held)
        return vacant.isEmpty ? "" : " · belum ada petugas: \(WordList.joined(vacant, with: "dan"))"
    }

    static func words(of filler: LaneFiller?, for lane: Lane) -> String {
        guard let filler else { return lane.party == .applicant ? "Pemohon" : "Pihak luar" }
        let roles = WordList.joined(filler.roles, with: "atau")
        if filler.isApplicantsOffice { return "\(roles) di kantor pemohon" }
        return (filler.elsewhere.map { "\(roles) di \($0.name)" } ?? roles)
            + (filler.isVacant ? " (belum ada petugas)" : "")
    }
}
