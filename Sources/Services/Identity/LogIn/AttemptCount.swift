import Forms
import Store

/// How often something was tried within a stretch of time; counted in the database, so that all nodes count together.
struct AttemptCount {
    enum Scope: String {
        case account = "akun"
        case device = "perangkat"
        case address = "alamat"
        case office = "kantor"
        case reset = "pulihkan-sandi"
        case contactMail = "kirim-kode"
        case contactCode = "isi-kode"
        case signInCode = "kode-masuk"
        case signInCodeShut = "kode-masuk-tertutup"
        case accessKey = "isi-kunci"
        case draft = "mulai-konsep"
        case draftPause = "jeda-konsep"
    }

    let scope: Scope
    /// What is counted: its blind index, under every index key, the one that writes first.
    let subjects: [[UInt8]]
    /// How long attempts are remembered, in seconds after the first.
    let window: Int64

    /// No stretch ends later, but one that began under a clock that has been set back since: it shuts nobody out.
    private func longest(from now: Instant) -> Int64 { now.seconds + window + 60 }

    /// Attempts in the running stretch, and when it ends.
    func current(at now: Instant, in transaction: any ReadTransaction) throws -> (attempts: Int, ends: Instant)? {
        try transaction.row(
            """
            SELECT attempts, ends_at FROM attempt_counts
            WHERE office_id = \(People.office) AND scope = \(scope.rawValue) AND subject_index IN \(list: subjects)
                AND ends_at > \(now.seconds) AND ends_at <= \(longest(from: now))
            ORDER BY attempts DESC
            """
        ).map { (Int($0.int("attempts")), Instant(seconds: $0.int("ends_at"))) }
    }

    /// Counts one more and returns how many there are now.
    func add(at now: Instant, in transaction: any Transaction) throws -> Int {
        try gather(at: now, in: transaction)
        let row = try transaction.row(
            """
            INSERT INTO attempt_counts (office_id, scope, subject_index, attempts, ends_at)
            VALUES (\(People.office), \(scope.rawValue), \(subjects[0]), 1, \(now.seconds + window))
            ON CONFLICT (office_id, scope, subject_index) DO UPDATE SET
                attempts = CASE WHEN attempt_counts.ends_at BETWEEN \(now.seconds + 1) AND \(longest(from: now))
                    THEN attempt_counts.attempts + 1 ELSE 1 END,
                ends_at = CASE WHEN attempt_counts.ends_at BETWEEN \(now.seconds + 1) AND \(longest(from: now))
                    THEN attempt_counts.ends_at ELSE excluded.ends_at END
            RETURNING attempts
            """)
        return Int(row!.int("attempts"))
    }

    /// While the index key is being changed a count may lie under an older one: it goes on under the one that writes, alone.
    private func gather(at now: Instant, in transaction: any Transaction) throws {
        guard subjects.count > 1, let running = try current(at: now, in: transaction) else { return }
        let moved = try transaction.execute(
            """
            DELETE FROM attempt_counts
            WHERE office_id = \(People.office) AND scope = \(scope.rawValue)
                AND subject_index IN \(list: Array(subjects.dropFirst()))
            """)
        guard moved > 0 else { return }
        try transaction.execute(
            """
            INSERT INTO attempt_counts (office_id, scope, subject_index, attempts, ends_at)
            VALUES (\(People.office), \(scope.rawValue), \(subjects[0]), \(running.attempts), \(running.ends.seconds))
            ON CONFLICT (office_id, scope, subject_index) DO UPDATE SET
                attempts = excluded.attempts, ends_at = excluded.ends_at
            """)
    }

    /// The running stretch lasts at least until then.
    func extend(until end: Instant, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            UPDATE attempt_counts SET ends_at = \(end.seconds)
            WHERE office_id = \(People.office) AND scope = \(scope.rawValue) AND subject_index IN \(list: subjects)
                AND ends_at < \(end.seconds)
            """)
    }

    /// One attempt turned out to be none.
    func takeBack(in transaction: any Transaction) throws {
        try transaction.execute(
            """
            UPDATE attempt_counts SET attempts = attempts - 1
            WHERE office_id = \(People.office) AND scope = \(scope.rawValue) AND subject_index IN \(list: subjects)
                AND attempts > 0
            """)
    }

    func forget(in transaction: any Transaction) throws {
        try transaction.execute(
            """
            DELETE FROM attempt_counts
            WHERE office_id = \(People.office) AND scope = \(scope.rawValue) AND subject_index IN \(list: subjects)
            """)
    }
}
