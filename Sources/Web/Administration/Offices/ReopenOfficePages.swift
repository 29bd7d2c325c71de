import Pages
import Services
import Store

/// `/kelola/{meja}/kantor/buka`: an office that was closed is opened again (docs/decisions/0061).
enum ReopenOfficePages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let place = try AdministrationVisit(visit, in: transaction)
        let look = try ReopenOffice(visit.web.environment).look(
            at: place.office.id, by: visit.person, in: transaction)
        let seen = try ReopenOffice.times(of: place.office.id, in: transaction)
        return ask(place, look.reasons, ending: look.ending, seen: seen, form: nil, nil)
    }

    static func open(_ visit: Visit) async throws -> Reply {
        let place = try await AdministrationVisit.open(visit)
        let (reopen, form) = (ReopenOffice(visit.web.environment), visit.form)
        let (id, person, offices) = (place.office.id, visit.person, ReadOffices(visit.web.environment))
        let seen = form["kode"].flatMap { Int($0) }
        do {
            try await reopen(id, reason: form["alasan"] ?? "", services: form["layanan"] != closed, by: person)
        } catch let use as OfficeInUse {
            let (isOpen, now) = try await visit.read { transaction in
                (try offices(id, in: transaction).isOpen, try ReopenOffice.times(of: id, in: transaction))
            }
            // The second tap finds it done.
            if isOpen, let seen, seen < now { return opened(place) }
            return ask(place, use.reasons, ending: [], seen: now, form: form, nil)
        } catch let troubles as FieldTroubles {
            let look = try await visit.read { try reopen.look(at: id, by: person, in: $0) }
            return ask(place, look.reasons, ending: look.ending, seen: seen, form: form, troubles.messages["alasan"])
        }
        return opened(place)
    }

    private static func opened(_ place: AdministrationVisit) -> Reply {
        .redirect(
            to: "\(place.root)/kantor", flash: "\(place.office.name) sudah dibuka kembali. Beri peran petugasnya.")
    }

    /// What the form says where no SOP is to be in force again.
    private static let closed = "tidak"

    /// - Parameters:
    ///   - ending: titles of SOPs that are not in force again.
    ///   - seen: how often it had been opened again when the page was made; nil: nobody knows.
    private static func ask(
        _ place: AdministrationVisit, _ reasons: [String], ending: [String], seen: Int?, form: Form?, _ error: String?
    ) -> Reply {
        let mayOpen = reasons.isEmpty
        let title = mayOpen ? "SOP yang tidak berlaku lagi" : "Yang menghalangi"
        let lines = mayOpen ? ending : reasons
        return place.ask(
            AskView(
                title: "Buka kantor kembali?", about: place.office.name,
                points: [
                    "SOP yang berlaku sebelum kantor ditutup berlaku lagi, dan layanannya langsung dibuka untuk umum",
                    "SOP yang kantor mitranya sudah ditutup tidak berlaku lagi",
                    "Hanya untuk keputusan pimpinan, misalnya menghapus isi permohonan lama? Pilih tanpa layanan",
                    "Peran yang sudah berakhir tidak kembali; beri peran lagi di halaman petugas",
                ],
                fields: mayOpen || form != nil ? fields(form, error) : [],
                seen: seen.map { "\($0)" },
                action: "\(place.root)/kantor/buka", submit: mayOpen || form != nil ? "Buka kantor kembali" : nil,
                back: "\(place.root)/kantor", trouble: mayOpen ? nil : "Kantor ini belum dapat dibuka kembali",
                listed: lines.isEmpty ? nil : (title: title, lines: lines)))
    }

    private static func fields(_ form: Form?, _ error: String?) -> [FieldView] {
        [
            FieldView(
                name: "layanan", label: "Layanan",
                control: .choice(
                    form?["layanan"] ?? "ya",
                    [
                        OptionView(value: "ya", label: "Dibuka lagi"),
                        OptionView(
                            value: closed, label: "Tanpa layanan",
                            note: "Semua SOP-nya berakhir; tetapkan lagi bila perlu"),
                    ])),
            FieldView(
                name: "alasan", label: "Alasan", hint: "Tercatat di catatan pengelolaan", error: error,
                control: .paragraph(form?["alasan"] ?? "", rows: 3)),
        ]
    }
}
