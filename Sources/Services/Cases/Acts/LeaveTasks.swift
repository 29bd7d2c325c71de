public import Forms
public import Store

/// Tasks that were passed on for a leave, so that they go back after it.
extension Leave {
    /// - Parameter taker: the account that has it now.
    func notePassed(_ task: TaskPlace, to taker: String, in transaction: any Transaction) throws {
        // What a stand-in passes on was another's before, whose it will be again.
        try transaction.execute(
            """
            UPDATE leave_tasks SET taken_by = \(taker)
            WHERE office_id = \(People.office) AND case_office_id = \(task.office) AND case_id = \(task.caseID)
                AND step = \(task.step) AND visit = \(task.visit) AND taken_by = \(account)
            """)
        try transaction.execute(
            """
            INSERT INTO leave_tasks (office_id, leave_id, case_office_id, case_id, step, visit, taken_by)
            VALUES (\(People.office), \(id), \(task.office), \(task.caseID), \(task.step), \(task.visit), \(taker))
            ON CONFLICT (office_id, leave_id, case_office_id, case_id, step)
                DO UPDATE SET visit = excluded.visit, taken_by = excluded.taken_by
            """)
    }

    /// When they have gone back, or nobody wants them back.
    func forgetPassed(in transaction: any Transaction) throws {
        try transaction.execute(
            "DELETE FROM leave_tasks WHERE office_id = \(People.office) AND leave_id = \(id)")
    }

    /// Those that whoever they were passed on to still has: not those of another visit, nor those that a colleague took since.
    public func tasksToGoBack(in transaction: any ReadTransaction) throws -> [TaskPlace] {
        try tasksHeld(in: transaction).map(\.task)
    }

    /// The same, with who has each.
    func tasksHeld(in transaction: any ReadTransaction) throws -> [(task: TaskPlace, holder: String)] {
        try transaction.rows(
            """
            SELECT t.office_id, t.case_id, t.step, t.visit, t.kind, t.claimed_by, COALESCE(c.number, h.number) AS number,
                h.number AS number_elsewhere
            FROM leave_tasks p
            JOIN tasks t ON t.office_id = p.case_office_id AND t.case_id = p.case_id AND t.step = p.step
                AND t.visit = p.visit AND t.claimed_by = p.taken_by
            LEFT JOIN cases c ON c.office_id = t.office_id AND c.id = t.case_id
            LEFT JOIN handovers h ON h.office_id = t.office_id AND h.case_id = t.case_id
            WHERE p.office_id = \(People.office) AND p.leave_id = \(id) AND t.claimed_by <> \(account)
            ORDER BY t.case_id, t.step
            """
        ).map { (TaskPlace($0), $0.text("claimed_by")) }
    }

    /// Leaves that are over and whose tasks have not gone back, of an officer or in which they stood in, at these offices.
    public static func overWithTasks(
        of account: String, at offices: some Sequence<String>, now: Instant, in transaction: any ReadTransaction
    ) throws -> [Leave] {
        try transaction.rows(
            """
            SELECT l.*, a.officer_name, s.officer_name AS stand_in_name FROM leaves l
            JOIN accounts a ON a.office_id = l.office_id AND a.id = l.account_id
            JOIN accounts s ON s.office_id = l.office_id AND s.id = l.stand_in_id
            WHERE l.office_id = \(People.office) AND l.in_office_id IN \(list: Set(offices).sorted())
                AND (l.account_id = \(account) OR l.stand_in_id = \(account)) AND l.ends_at <= \(now.seconds)
                AND EXISTS (SELECT 1 FROM leave_tasks p WHERE p.office_id = l.office_id AND p.leave_id = l.id)
            ORDER BY l.ends_at, l.id
            """
        ).map(Leave.init)
    }

    /// One that is over; nil: there is none, or it goes on.
    static func over(
        _ id: String, in office: String, at now: Instant, in transaction: any ReadTransaction
    ) throws -> Leave? {
        try transaction.row(
            """
            SELECT l.*, a.officer_name, s.officer_name AS stand_in_name FROM leaves l
            JOIN accounts a ON a.office_id = l.office_id AND a.id = l.account_id
            JOIN accounts s ON s.office_id = l.office_id AND s.id = l.stand_in_id
            WHERE l.office_id = \(People.office) AND l.id = \(id) AND l.in_office_id = \(office)
                AND l.ends_at <= \(now.seconds)
            """
        ).map(Leave.init)
    }

    /// Whoever stands in and is there: where the stand-in is on leave too, theirs.
    func standInThere(
        at now: Instant, in transaction: any ReadTransaction
    ) throws -> (id: String, name: String) {
        var (found, seen) = ((id: standIn, name: standInName), Set([account]))
        while seen.insert(found.id).inserted,
            let away = try Leave.ahead(of: found.id, in: office, at: now, in: transaction).first(where: {
                $0.isInForce(at: now)
            })
        {
            found = (away.standIn, away.standInName)
        }
        return found
    }
}
