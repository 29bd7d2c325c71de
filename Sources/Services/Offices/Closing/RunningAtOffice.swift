import Forms
import Procedures
import Store

/// What still runs at an office, or needs it elsewhere, in words: what stands in the way of closing it.
struct RunningAtOffice {
    let office: Office
    let environment: Environment
    let cases: CaseServices

    /// Cases that are named; of more only how many there are is said.
    private static let named = 20

    func all(in transaction: any ReadTransaction) throws -> [String] {
        try below(in: transaction) + own(in: transaction) + untold(in: transaction) + elsewhere(in: transaction)
            + partner(in: transaction)
    }

    private func below(in transaction: any ReadTransaction) throws -> [String] {
        let rows = try transaction.rows(
            "SELECT name FROM offices WHERE parent_id = \(office.id) AND closure IS NULL ORDER BY name, id LIMIT 5")
        guard !rows.isEmpty else { return [] }
        let names = rows.map { $0.text("name") }.joined(separator: ", ")
        return ["Ada kantor di bawahnya yang masih buka: \(names). Tutup kantor itu dahulu"]
    }

    /// Each with where it stands.
    private func own(in transaction: any ReadTransaction) throws -> [String] {
        let rows = try transaction.rows(
            """
            SELECT number, procedure_hash, open_steps FROM cases WHERE office_id = \(office.id) AND ended_at IS NULL
            ORDER BY opened_at, number
            """)
        guard !rows.isEmpty else { return [] }
        let lines = try rows.prefix(Self.named).map { row in
            let procedure = try cases.procedure(row.text("procedure_hash"), in: transaction)
            let waiting = procedure.waiting(WaitingSteps(row.textOrNil("open_steps"), areApplicants: false))
            let steps = waiting.map(\.text).joined(separator: ", ")
            return "\(row.text("number")), \(procedure.title)" + (steps.isEmpty ? "" : ": \(steps)")
        }
        return told(
            "\(rows.count) permohonan masih berjalan di kantor ini. Selesaikan dahulu", lines, of: rows.count)
    }

    /// Whom nobody has told yet: once nobody serves there, nobody could, or note that it was done.
    private func untold(in transaction: any ReadTransaction) throws -> [String] {
        let rows = try transaction.rows(
            """
            SELECT number, procedure_hash FROM cases WHERE office_id = \(office.id) AND id IN \(untoldAt: office.id)
            ORDER BY opened_at, number
            """)
        guard !rows.isEmpty else { return [] }
        let lines = try rows.prefix(Self.named).map { row in
            "\(row.text("number")), \(try cases.procedure(row.text("procedure_hash"), in: transaction).title)"
        }
        return told("\(rows.count) pemohon belum diberi tahu. Beri tahu dan catat dahulu", lines, of: rows.count)
    }

    /// Other offices' cases that have a task or a form here, or whose applicant this office is.
    private func elsewhere(in transaction: any ReadTransaction) throws -> [String] {
        let id = office.id
        let rows = try transaction.rows(
            """
            SELECT h.number AS number, o.name AS name FROM handovers h JOIN offices o ON o.id = h.from_office_id
            WHERE h.office_id = \(id) AND (
                EXISTS (SELECT 1 FROM tasks t WHERE t.office_id = h.office_id AND t.case_id = h.case_id)
                OR EXISTS (
                    SELECT 1 FROM handover_acts a
                    WHERE a.office_id = h.office_id AND a.case_id = h.case_id AND a.state = 'sent'))
            UNION
            SELECT c.number, o.name FROM cases c JOIN offices o ON o.id = c.office_id
            WHERE c.applicant_office = \(id) AND c.office_id <> \(id) AND c.ended_at IS NULL
            UNION
            SELECT c.number, o.name FROM drafts d
            JOIN cases c ON c.office_id = d.parent_office AND c.id = d.parent_case
            JOIN offices o ON o.id = c.office_id
            WHERE d.office_id = \(id) AND d.case_id IS NULL AND c.ended_at IS NULL
            ORDER BY name, number
            """)
        guard !rows.isEmpty else { return [] }
        return told(
            "\(rows.count) permohonan di kantor lain masih memerlukan kantor ini. Selesaikan dahulu",
            rows.prefix(Self.named).map { "\($0.text("number")) di \($0.text("name"))" }, of: rows.count)
    }

    private func told(_ summary: String, _ lines: [String], of count: Int) -> [String] {
        [summary] + lines + (count > lines.count ? ["dan \(count - lines.count) permohonan lagi"] : [])
    }

    /// Other offices' SOPs that act here, in force or dated ahead, and cases that run under one that has ended.
    private func partner(in transaction: any ReadTransaction) throws -> [String] {
        let bound = try transaction.rows(
            "SELECT * FROM adoptions WHERE office_id <> \(office.id) AND partners <> '{}' ORDER BY office_id, id"
        ).map(Adoption.init).filter { $0.partners.values.contains(office.id) }
        var names: Set<String> = []
        for adoption in bound {
            guard try isNeeded(adoption, in: transaction),
                let there = try Office.find(adoption.office, in: transaction)
            else { continue }
            let procedure = try cases.procedure(adoption.procedureHash, in: transaction)
            names.insert("“\(procedure.title)” di \(there.name)")
        }
        return names.sorted().map {
            "Kantor ini mitra dalam SOP \($0). Ganti mitranya atau akhiri SOP-nya, dan selesaikan permohonannya, dahulu"
        }
    }

    private func isNeeded(_ adoption: Adoption, in transaction: any ReadTransaction) throws -> Bool {
        guard let there = try Office.find(adoption.office, in: transaction), there.isOpen else { return false }
        let today = environment.now.date(in: there.zone)
        let inForce = try Adoption.inForce(adoption.procedureName, at: there.id, on: today, in: transaction)
        if adoption.firstDay > today || inForce?.id == adoption.id { return true }
        // The same file may have been adopted anew with another partner: a case keeps the adoption that it came with.
        let moved = CaseEvent.Body.movedTypeName
        let running = try transaction.rows(
            """
            SELECT DISTINCT COALESCE(
                (SELECT MAX(e.recorded_at) FROM case_events e
                    WHERE e.office_id = c.office_id AND e.case_id = c.id AND e.type = \(moved)), c.opened_at) AS since
            FROM cases c
            WHERE c.office_id = \(there.id) AND c.procedure_hash = \(adoption.procedureHash) AND c.ended_at IS NULL
            """)
        return try running.contains { row in
            try adoption.begun(at: Instant(seconds: row.int("since")), in: transaction).id == adoption.id
        }
    }
}
