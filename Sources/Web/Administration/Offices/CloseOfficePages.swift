import Pages
import Services
import Store

/// `/kelola/{meja}/kantor/tutup`: an office is closed, and another takes over (docs/decisions/0061).
enum CloseOfficePages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let place = try AdministrationVisit(visit, in: transaction)
        let look = try CloseOffice(visit.web.environment, visit.web.cases).look(
            at: place.office.id, by: visit.person, in: transaction)
        let seen = try ReopenOffice.times(of: place.office.id, in: transaction)
        return ask(place, reasons: look.reasons, roles: look.roles, seen: seen, form: nil, [:])
    }

    static func close(_ visit: Visit) async throws -> Reply {
        let place = try await AdministrationVisit.open(visit)
        let (close, form) = (CloseOffice(visit.web.environment, visit.web.cases), visit.form)
        let (id, person, offices) = (place.office.id, visit.person, ReadOffices(visit.web.environment))
        let seen = form["kode"].flatMap { Int($0) }
        do {
            try await close(
                place.office.id,
                ClosingTerms(
                    reason: form["alasan"] ?? "", legalBasis: form["peraturan"] ?? "", successor: form["penerus"] ?? ""),
                seen: seen, by: person)
        } catch let use as OfficeInUse {
            let (isClosed, now) = try await visit.read { transaction in
                (try !offices(id, in: transaction).isOpen, try ReopenOffice.times(of: id, in: transaction))
            }
            // The second tap finds it done.
            if isClosed, seen == now { return closed(place) }
            return ask(place, reasons: use.reasons, roles: [], seen: now, form: form, [:])
        } catch let troubles as FieldTroubles {
            let look = try await visit.read { try close.look(at: id, by: person, in: $0) }
            return ask(place, reasons: look.reasons, roles: look.roles, seen: seen, form: form, troubles.messages)
        }
        return closed(place)
    }

    private static func closed(_ place: AdministrationVisit) -> Reply {
        .redirect(to: "\(place.root)/kantor", flash: "\(place.office.name) sudah ditutup.")
    }

    /// - Parameters:
    ///   - seen: how often it had been opened again when the page was made; nil: nobody knows.
    ///   - form: what was sent, which stays; nil: nothing was.
    private static func ask(
        _ place: AdministrationVisit, reasons: [String], roles: [String], seen: Int?, form: Form?,
        _ errors: [String: String]
    ) -> Reply {
        let mayClose = reasons.isEmpty
        let lines = mayClose ? roles : reasons
        let title = mayClose ? "Peran yang berakhir" : "Yang menghalangi"
        return place.ask(
            AskView(
                title: "Tutup kantor?", about: place.office.name,
                points: [
                    "Kantor ini tidak menerima permohonan lagi; konsep yang belum dikirim tidak dapat dikirim",
                    "Semua halamannya menyebut sejak kapan ia ditutup, dasarnya, dan kantor penerusnya",
                    "Semua peran di kantor ini berakhir; undangan dan tawaran peran yang belum diterima tidak berlaku lagi",
                    "Permohonan yang selesai dan bukunya tetap tersimpan; pemohon dan pemeriksa tetap dapat membacanya",
                    "Kantor dapat dibuka kembali",
                ], fields: mayClose || form != nil ? fields(form, errors) : [],
                seen: seen.map { "\($0)" },
                action: "\(place.root)/kantor/tutup", submit: mayClose || form != nil ? "Tutup kantor" : nil,
                isBad: true, back: "\(place.root)/kantor",
                trouble: mayClose ? nil : "Kantor ini belum dapat ditutup",
                listed: lines.isEmpty ? nil : (title: title, lines: lines)))
    }

    private static func fields(_ form: Form?, _ errors: [String: String]) -> [FieldView] {
        [
            FieldView(
                name: "penerus", label: "Kantor penerus",
                hint: "Nama pendek kantor yang meneruskan layanan dan menyimpan arsipnya, misalnya desa-aren",
                error: errors["penerus"], control: .line(form?["penerus"] ?? "", .addressPart)),
            FieldView(
                name: "peraturan", label: "Dasar hukum",
                hint: "Jenis, nomor, dan tahun peraturannya; dibaca semua orang", error: errors["peraturan"],
                control: .line(form?["peraturan"] ?? ""), autocomplete: "off"),
            FieldView(
                name: "alasan", label: "Alasan", hint: "Tercatat di catatan pengelolaan", error: errors["alasan"],
                control: .paragraph(form?["alasan"] ?? "", rows: 3)),
        ]
    }
}
