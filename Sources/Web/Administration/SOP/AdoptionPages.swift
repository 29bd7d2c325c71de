import Documents
import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/kelola/{meja}/penetapan/{penetapan}`: one adoption of an SOP, and what is done with it.
enum AdoptionPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let found = try Adopted(visit, in: transaction)
        let view = try found.view(in: transaction)
        let question = try ProcedurePages.ask(of: found.adoption, visit, in: transaction)
        return {
            var view = view
            view.checked = ProcedurePages.checked(
                await ProcedureCheck.answer(question, by: visit.web.cases.proofs))
            return .page(Page.adoption(view, in: found.place.frame))
        }
    }

    // MARK: The end for new applications

    static func showEnd(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let found = try Adopted(visit, in: transaction)
        return found.end(
            typed: LocalDate(found.place.today).long, error: nil, calledBy: try found.callers(in: transaction))
    }

    static func end(_ visit: Visit) async throws -> Reply {
        let (found, callers) = try await visit.read { transaction in
            let found = try Adopted(visit, in: transaction)
            return (found, try found.callers(in: transaction))
        }
        let typed = visit.form["sampai"] ?? ""
        var troubles: [String: String] = [:]
        let day = TypedDay.read(typed, at: "sampai", &troubles)
        guard let day else {
            return found.end(typed: typed, error: troubles["sampai"] ?? "Isi hari terakhir", calledBy: callers)
        }
        do {
            try await EndAdoption(visit.web.environment)(
                found.adoption.id, at: found.place.office.id, lastDay: day, by: visit.person)
        } catch let troubles as FieldTroubles {
            return found.end(typed: typed, error: troubles.messages["sampai"], calledBy: callers)
        }
        return .redirect(
            to: found.page,
            flash: "Setelah \(day.longText) tidak ada permohonan baru. Yang berjalan tetap diselesaikan.")
    }

    // MARK: Taking back

    static func showTakeBack(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try Adopted(visit, in: transaction).takeBack(trouble: nil)
    }

    static func takeBack(_ visit: Visit) async throws -> Reply {
        let found = try await visit.read { try Adopted(visit, in: $0) }
        let draft: String?
        do {
            draft = try await TakeBackAdoption(visit.web.environment)(
                found.adoption.id, at: found.place.office.id, by: visit.person)
        } catch let begun as AdoptionBegun {
            return found.takeBack(trouble: begun.message)
        }
        guard let draft else { return .redirect(to: "\(found.place.root)/sop", flash: "Penetapan sudah dibatalkan.") }
        return .redirect(
            to: "\(found.place.root)/konsep/\(draft)",
            flash: "Penetapan sudah dibatalkan. Teksnya menjadi konsep lagi.")
    }
}

/// An adoption of the address, at an office that the reader administers.
struct Adopted: Sendable {
    let place: AdministrationVisit
    let adoption: Adoption
    let file: ProcedureFile

    init(_ visit: Visit, in transaction: any ReadTransaction) throws {
        place = try AdministrationVisit(visit, in: transaction)
        guard let found = try Adoption.find(visit.parameter("penetapan"), at: place.office.id, in: transaction),
            let file = try ProcedureFile.find(found.procedureHash, in: transaction)
        else { throw Denial.notFound }
        (adoption, self.file) = (found, file)
    }

    var page: String { "\(place.root)/penetapan/\(adoption.id)" }
    private var about: String { "\(file.title), versi \(file.version), nomor \(adoption.sopNumber)" }
    private var isAhead: Bool { adoption.firstDay > place.today }

    /// Without what the checker says of it, which is no work for a transaction.
    func view(in transaction: any ReadTransaction) throws -> AdoptionView {
        let web = place.visit.web
        let (office, today) = (place.office, place.today)
        let procedure = try web.cases.procedure(adoption.procedureHash, in: transaction)
        let inForce = try Adoption.inForce(adoption.procedureName, at: office.id, on: today, in: transaction)
        let isInForce = inForce?.id == adoption.id
        let fillers = try LaneFiller.all(
            of: procedure, under: adoption, at: office, now: place.visit.now, in: transaction)
        let origin = try adoption.from.map { try ReadOffices(web.environment)($0, in: transaction).name }
        let older =
            isInForce ? try CaseCounts.runningOlder(than: adoption, in: transaction) : 0
        return AdoptionView(
            list: LinkView(label: "SOP \(office.name)", href: "\(place.root)/sop"),
            title: "\(file.title), versi \(file.version)", state: state(isInForce: isInForce),
            facts: [
                AnswerRow(label: "Nomor SOP", value: adoption.sopNumber),
                AnswerRow(label: "Berlaku", value: adoption.daysText(on: today)),
                AnswerRow(label: "Disahkan oleh", value: adoption.approvedBy),
                AnswerRow(label: "Dicatat", value: LocalTime(adoption.recorded, in: office.zone).medium),
                AnswerRow(label: "Kode isi berkas", value: String(adoption.procedureHash.prefix(16))),
            ] + (origin.map { [AnswerRow(label: "Diberlakukan oleh", value: $0)] } ?? []),
            lanes: procedure.lanes.map { lane in
                AnswerRow(label: lane.title, value: ProcedurePages.words(of: fillers[lane.name], for: lane))
            }, checked: [],
            document: OfficialDocument(root: "\(page)/dokumen"),
            edit: LinkView(
                label: "Buat versi baru dari ini", href: "\(place.root)/sop/periksa?penetapan=\(adoption.id)"),
            acts: acts(isInForce: isInForce, older: older),
            note: older > 0
                ? "\(Digits.grouped(older)) permohonan masih berjalan menurut versi sebelumnya dan selesai menurut versi itu."
                : nil)
    }

    private func state(isInForce: Bool) -> TagView {
        if isInForce { return TagView(text: "Berlaku", kind: .ok) }
        return isAhead ? TagView(text: "Belum mulai", kind: .wait) : TagView(text: "Tidak berlaku")
    }

    private func acts(isInForce: Bool, older: Int) -> [LinkView] {
        var acts: [LinkView] = []
        if older > 0 { acts.append(LinkView(label: "Pindahkan permohonan berjalan…", href: "\(page)/pindahkan")) }
        if isInForce { acts.append(LinkView(label: "Akhiri untuk permohonan baru…", href: "\(page)/akhiri")) }
        if isAhead { acts.append(LinkView(label: "Batalkan penetapan…", href: "\(page)/batalkan")) }
        return acts
    }

    func callers(in transaction: any ReadTransaction) throws -> [ProcedureCallers] {
        let web = place.visit.web
        return try ProcedureCallers.all(of: adoption, web.environment, web.cases.procedures, in: transaction)
    }

    func end(typed: String, error: String?, calledBy callers: [ProcedureCallers]) -> Reply {
        let calls = callers.map { caller in
            let offices =
                caller.offices.count > 3
                ? "\(Digits.grouped(caller.offices.count)) kantor" : WordList.joined(caller.offices, with: "dan")
            return caller.isAwaiting
                ? "“\(caller.title)” di \(offices) menunggu permohonan SOP ini; langkahnya lalu hanya dapat diakhiri dengan "
                    + "cara lain"
                : "“\(caller.title)” di \(offices) memanggil SOP ini; langkahnya lalu tidak dapat dijalankan lagi"
        }
        return place.ask(
            AskView(
                title: "Akhiri SOP ini untuk permohonan baru?", about: about,
                points: [
                    "Setelah hari terakhir layanan ini tidak ditawarkan lagi",
                    "Permohonan yang sedang berjalan tetap diselesaikan menurut SOP ini",
                    "Untuk mengganti dengan versi baru, SOP ini tidak perlu diakhiri: tetapkan saja versi barunya",
                ] + calls,
                fields: [
                    FieldView(name: "sampai", label: "Hari terakhir", error: error, control: .line(typed, .date))
                ],
                action: "\(page)/akhiri", submit: "Akhiri SOP", isBad: true, back: page))
    }

    func takeBack(trouble: String?) -> Reply {
        place.ask(
            AskView(
                title: "Batalkan penetapan ini?", about: "\(about), \(adoption.daysText(on: place.today))",
                points: [
                    "Penetapan yang belum mulai berlaku dapat dibatalkan: belum ada permohonan yang memakainya",
                    "Versi yang berlaku sekarang tetap berlaku", "Teksnya menjadi konsep lagi",
                ],
                action: "\(page)/batalkan", submit: "Batalkan penetapan", isBad: true, back: page, trouble: trouble))
    }
}
