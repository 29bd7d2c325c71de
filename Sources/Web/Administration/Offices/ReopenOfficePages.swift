import Pages
import Services
import Store

/// `/kelola/{meja}/kantor/buka`: an office that was closed is opened again (docs/decisions/0061).
enum ReopenOfficePages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let place = try AdministrationVisit(visit, in: transaction)
        let reopen = ReopenOffice(visit.web.environment)
        return ask(place, try reopen.look(at: place.office.id, by: visit.person, in: transaction), form: nil, nil)
    }

    static func open(_ visit: Visit) async throws -> Reply {
        let place = try await AdministrationVisit.open(visit)
        do {
            try await ReopenOffice(visit.web.environment)(
                place.office.id, reason: visit.form["alasan"] ?? "", by: visit.person)
        } catch let use as OfficeInUse {
            return ask(place, use.reasons, form: visit.form, nil)
        } catch let troubles as FieldTroubles {
            return ask(place, [], form: visit.form, troubles.messages["alasan"])
        }
        return .redirect(
            to: "\(place.root)/kantor", flash: "\(place.office.name) sudah dibuka kembali. Beri peran petugasnya.")
    }

    private static func ask(
        _ place: AdministrationVisit, _ reasons: [String], form: Form?, _ error: String?
    ) -> Reply {
        let mayOpen = reasons.isEmpty
        return place.ask(
            AskView(
                title: "Buka kantor kembali?", about: place.office.name,
                points: [
                    "SOP yang berlaku sebelum kantor ditutup berlaku lagi, dan layanannya dibuka",
                    "Peran yang sudah berakhir tidak kembali; beri peran lagi di halaman petugas",
                ],
                fields: mayOpen || form != nil
                    ? [
                        FieldView(
                            name: "alasan", label: "Alasan", hint: "Tercatat di catatan pengelolaan", error: error,
                            control: .paragraph(form?["alasan"] ?? "", rows: 3))
                    ] : [],
                action: "\(place.root)/kantor/buka", submit: mayOpen || form != nil ? "Buka kantor kembali" : nil,
                back: "\(place.root)/kantor", trouble: mayOpen ? nil : "Kantor ini belum dapat dibuka kembali",
                listed: mayOpen ? nil : (title: "Yang menghalangi", lines: reasons)))
    }
}
