import Forms
import Store

/// What happened under an office, and who belongs to it, in words: what stands in the way of taking it away.
struct OfficeTraces {
    let office: Office
    let environment: Environment

    func all(in transaction: any ReadTransaction) throws -> [String] {
        try [
            below(in: transaction), cases(in: transaction), applied(in: transaction), opened(in: transaction),
            drafts(in: transaction), tasks(in: transaction), books(in: transaction), adopted(in: transaction),
            drafted(in: transaction), partner(in: transaction), succeeds(in: transaction),
            serving(in: transaction), lookedAfter(in: transaction),
        ].compactMap(\.self)
    }

    private func below(in transaction: any ReadTransaction) throws -> String? {
        let rows = try transaction.rows(
            "SELECT name FROM offices WHERE parent_id = \(office.id) ORDER BY name, id LIMIT 5")
        return told(rows, "Ada kantor di bawahnya", "Hapus kantor itu dahulu")
    }

    private func cases(in transaction: any ReadTransaction) throws -> String? {
        let found = try transaction.row(
            """
            SELECT id FROM cases
            WHERE office_id = \(office.id) OR applicant_office = \(office.id) OR parent_office = \(office.id) LIMIT 1
            """)
        return found == nil ? nil : "Sudah ada permohonan di kantor ini, atau atas namanya"
    }

    /// An officer's own case stands on the calendar of the office where they served, and only its sealed event names it.
    private func applied(in transaction: any ReadTransaction) throws -> String? {
        let found = try transaction.row(
            """
            SELECT id FROM cases WHERE applicant_account IN (
                SELECT account_id FROM roles_held
                WHERE office_id = \(People.office) AND in_office_id = \(office.id)) LIMIT 1
            """)
        return found == nil ? nil : "Petugasnya pernah mengajukan permohonan"
    }

    /// Who opened a case stands there with the office in which they served.
    private func opened(in transaction: any ReadTransaction) throws -> String? {
        let found = try transaction.row("SELECT case_id FROM openings WHERE reader_office = \(office.id) LIMIT 1")
        return found == nil ? nil : "Petugasnya pernah membuka permohonan"
    }

    private func drafts(in transaction: any ReadTransaction) throws -> String? {
        let found = try transaction.row(
            "SELECT id FROM drafts WHERE office_id = \(office.id) OR parent_office = \(office.id) LIMIT 1")
        return found == nil
            ? nil : "Ada konsep permohonan yang belum dikirim. Konsep hilang sendiri bila tidak dilanjutkan"
    }

    private func tasks(in transaction: any ReadTransaction) throws -> String? {
        let found = try transaction.row(
            """
            SELECT case_id FROM handovers WHERE office_id = \(office.id) OR from_office_id = \(office.id)
            UNION ALL SELECT case_id FROM handover_acts WHERE office_id = \(office.id)
            UNION ALL SELECT case_id FROM waiting_forms WHERE office_id = \(office.id)
            LIMIT 1
            """)
        return found == nil ? nil : "Ada tugas dari atau untuk kantor lain"
    }

    private func books(in transaction: any ReadTransaction) throws -> String? {
        let found = try transaction.row(
            """
            SELECT book FROM books WHERE office_id = \(office.id)
            UNION ALL SELECT book FROM register_entries WHERE office_id = \(office.id)
            LIMIT 1
            """)
        return found == nil ? nil : "Bukunya sudah memuat catatan, atau nomornya sudah diberikan"
    }

    private func adopted(in transaction: any ReadTransaction) throws -> String? {
        let today = environment.now.date(in: office.zone)
        let open = try Adoption.allInForce(at: office.id, on: today, in: transaction)
        let ahead = try Adoption.all(at: office.id, in: transaction).filter { $0.firstDay > today }
        let names = Set((open + ahead).map(\.procedureName)).sorted()
        return told(names, "SOP berlaku di sini, sekarang atau nanti", "Akhiri atau batalkan penetapannya dahulu")
    }

    private func drafted(in transaction: any ReadTransaction) throws -> String? {
        let found = try transaction.row("SELECT id FROM procedure_drafts WHERE office_id = \(office.id) LIMIT 1")
        return found == nil ? nil : "Ada konsep SOP. Hapus konsepnya dahulu"
    }

    /// Of other offices' SOPs.
    private func partner(in transaction: any ReadTransaction) throws -> String? {
        let adoptions = try transaction.rows(
            """
            SELECT a.partners, o.name FROM adoptions a JOIN offices o ON o.id = a.office_id
            WHERE a.office_id <> \(office.id) AND a.partners <> '{}'
            """
        ).filter { row in
            try JSONColumn.read([String: String].self, row.text("partners")).values.contains(office.id)
        }
        let drafts = try transaction.rows(
            """
            SELECT d.partners, o.name FROM procedure_drafts d JOIN offices o ON o.id = d.office_id
            WHERE d.office_id <> \(office.id) AND d.partners IS NOT NULL
            """
        ).filter { row in
            try JSONColumn.read([String].self, row.text("partners")).contains(office.id)
        }
        let names = Set((adoptions + drafts).map { $0.text("name") }).sorted()
        return told(names, "Kantor ini mitra dalam SOP atau konsep SOP", nil)
    }

    /// Of offices that were closed: their pages lead here.
    private func succeeds(in transaction: any ReadTransaction) throws -> String? {
        let closed = try transaction.rows(
            "SELECT name, closure FROM offices WHERE closure IS NOT NULL ORDER BY name, id"
        ).filter { row in
            try JSONColumn.read(OfficeClosure.self, row.text("closure")).successor == office.id
        }
        return told(closed, "Kantor ini penerus kantor yang ditutup", nil)
    }

    /// Somebody who has accepted; an invitation is withdrawn with the office.
    private func serving(in transaction: any ReadTransaction) throws -> String? {
        let rows = try transaction.rows(
            """
            SELECT DISTINCT a.id, a.officer_name AS name FROM roles_held r
            JOIN accounts a ON a.office_id = r.office_id AND a.id = r.account_id
            WHERE r.office_id = \(People.office) AND r.in_office_id = \(office.id) AND a.status = 'active'
                AND (r.ends_at IS NULL OR r.ends_at > \(environment.now.seconds))
            ORDER BY a.officer_name, a.id LIMIT 5
            """)
        return told(rows, "Ada petugas yang bertugas di sini", "Akhiri perannya dahulu")
    }

    /// Another office is to look after them first: that asks for what a move does (``MoveHome``).
    private func lookedAfter(in transaction: any ReadTransaction) throws -> String? {
        let rows = try transaction.rows(
            """
            SELECT a.id, a.officer_name AS name FROM accounts a
            WHERE a.office_id = \(People.office) AND a.home_office_id = \(office.id) AND a.status = 'active'
            ORDER BY a.officer_name, a.id LIMIT 5
            """)
        return told(
            rows, "Ada akun yang diurus kantor ini",
            "Pindahkan akunnya ke kantor tempatnya bertugas, atau tutup, dahulu")
    }

    private func told(_ rows: [Row], _ what: String, _ remedy: String?) -> String? {
        told(rows.map { $0.text("name") }, what, remedy)
    }

    private func told(_ names: [String], _ what: String, _ remedy: String?) -> String? {
        guard !names.isEmpty else { return nil }
        return "\(what): \(names.joined(separator: ", "))" + (remedy.map { ". \($0)" } ?? "")
    }
}
