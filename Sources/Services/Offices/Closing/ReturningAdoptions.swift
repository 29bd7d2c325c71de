import Forms
import Store

/// What an office has in force again once it is opened, and what of it must not be.
struct ReturningAdoptions {
    let office: Office
    let today: CalendarDate

    /// In force or dated ahead, as if the office had stayed open.
    func all(in transaction: any ReadTransaction) throws -> [Adoption] {
        var newest: Set<String> = []
        // The latest comes first: of a procedure it alone is in force, unless it has ended.
        return try Adoption.all(at: office.id, in: transaction).filter { adoption in
            if adoption.firstDay > today { return true }
            guard newest.insert(adoption.procedureName).inserted else { return false }
            return adoption.lastDay.map { today <= $0 } ?? true
        }
    }

    /// Those that act at an office which was closed meanwhile: their steps would wait where nobody serves.
    func withoutPartner(in transaction: any ReadTransaction) throws -> [Adoption] {
        try all(in: transaction).filter { adoption in
            try adoption.partners.values.contains { try Office.find($0, in: transaction)?.isOpen != true }
        }
    }

    /// Ends one before the office opens; one that is ahead is taken back, and its text is a draft again.
    func end(_ adoption: Adoption, _ work: Administration, in transaction: any Transaction) throws {
        guard adoption.firstDay <= today else {
            _ = try TakeBackAdoption(work.environment).bring(adoption, as: Identifier.random(), work, in: transaction)
            return
        }
        let lastDay = today.adding(days: -1)
        try OfficeRevision.change(in: transaction) {
            _ = try transaction.execute(
                """
                UPDATE adoptions SET last_day = \(lastDay.description)
                WHERE office_id = \(office.id) AND id = \(adoption.id)
                """)
        }
        try work.record(
            .sopEnded, of: adoption.procedureName,
            "nomor \(adoption.sopNumber), hari terakhir \(lastDay.longText); kantornya dibuka kembali", in: transaction)
    }
}
