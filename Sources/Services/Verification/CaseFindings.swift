import Forms
import Procedures
import Store

/// What is wrong with one case: its chain of events, and what lists say of it.
struct CaseFindings: Sendable {
    private(set) var findings: [Finding] = []
    private(set) var events = 0
    /// The ids of uploaded files of which it has ever spoken.
    private(set) var files: Set<String> = []
    /// Nil for an erased case.
    private(set) var key: CaseKey?

    /// Nil where there is no such case any more.
    init?(
        _ id: String, of office: String, slug: String, _ cases: CaseServices, keyring: Keyring,
        in transaction: any ReadTransaction
    ) throws {
        guard let record = try CaseRecord.find(id, of: office, in: transaction) else { return nil }
        let place = "\(slug)/\(record.number)"
        let chain = try EventLog.verify(record, in: transaction)
        events = chain.count
        if let trouble = chain.trouble { findings.append(.chain(place, trouble)) }
        guard record.wrappedKey != nil else { return }
        do {
            let file = try CaseFile.open(id, of: office, shelf: cases.shelf, keyring: keyring, in: transaction)
            key = file.key
            files = Self.files(of: file)
            if let difference = try Self.difference(of: file, in: transaction) {
                findings.append(.projection(place, difference))
            }
        } catch let failure as DatabaseFailure {
            throw failure
        } catch {
            findings.append(.chain(place, "tidak dapat dibuka: \(Self.cause(error))"))
        }
    }

    /// Every file that was ever handed in, also where another took its place.
    private static func files(of file: CaseFile) -> Set<String> {
        var found: Set<String> = []
        var state: CaseState?
        for event in file.events {
            if state == nil { state = CaseState.fold([event]) } else { state?.apply(event) }
            for paper in (state?.papers ?? [:]).values.joined() where !paper.isShownOriginal {
                found.insert(paper.blob)
            }
        }
        return found
    }

    /// What the rows of lists say otherwise than the events; rows by older rules are made anew by the running service.
    private static func difference(of file: CaseFile, in transaction: any ReadTransaction) throws -> String? {
        let (office, id) = (file.record.office, file.record.id)
        guard
            let row = try transaction.row(
                """
                SELECT version, ended_at, result, open_steps, projection FROM cases
                WHERE office_id = \(office) AND id = \(id)
                """), row.intOrNil("projection") == Int64(CaseProjection.version)
        else { return nil }
        if row.intOrNil("ended_at") != file.state.ending?.occurred.seconds
            || row.textOrNil("result") != file.state.result
        {
            return "akhir permohonan dalam daftar berbeda dari riwayatnya"
        }
        if row.textOrNil("open_steps") != WaitingSteps(file).text {
            return "langkah terbuka dalam daftar berbeda dari riwayatnya"
        }
        let listed = try transaction.rows(
            "SELECT step, visit, kind, due_at FROM tasks WHERE office_id = \(office) AND case_id = \(id)"
        ).map { "\($0.text("kind")) \($0.text("step")):\($0.int("visit")) \($0.intOrNil("due_at") ?? 0)" }
        let waiting = CaseTask.all(of: file).map {
            "\($0.kind.rawValue) \($0.step):\($0.visit) \($0.due?.seconds ?? 0)"
        }
        return Set(listed) == Set(waiting) ? nil : "tugas dalam daftar berbeda dari riwayatnya"
    }

    private static func cause(_ error: any Error) -> String {
        switch error {
        case let failure as SealFailure: failure.description
        case is CaseMissing: "riwayatnya tidak lengkap."
        default: "isinya tidak terbaca."
        }
    }
}

extension EventLog {
    /// Follows the chain of a case over its stored bytes; nothing is opened, so that erased cases can be followed too.
    /// - Returns: how many events it has, and the first thing that is wrong.
    static func verify(
        _ record: CaseRecord, in transaction: any ReadTransaction
    ) throws -> (count: Int, trouble: String?) {
        let rows = try transaction.rows(
            """
            SELECT sequence, type, type_version, occurred_at, recorded_at, body_sealed, chain_hash FROM case_events
            WHERE office_id = \(record.office) AND case_id = \(record.id) ORDER BY sequence
            """)
        var head = genesis
        for (index, row) in rows.enumerated() {
            let sequence = Int(row.int("sequence"))
            guard sequence == index + 1 else { return (rows.count, "peristiwa ke-\(index + 1) tidak ada") }
            head = chained(
                onto: head, sequence: sequence, type: row.text("type"), version: Int(row.int("type_version")),
                occurred: Instant(seconds: row.int("occurred_at")), recorded: Instant(seconds: row.int("recorded_at")),
                sealed: row.blob("body_sealed"))
            guard head == row.blob("chain_hash") else {
                return (rows.count, "peristiwa ke-\(sequence) telah diubah: rantainya putus")
            }
        }
        guard rows.count == record.version, head == record.headHash else {
            return (rows.count, "riwayatnya tidak lengkap: ada \(rows.count) peristiwa, seharusnya \(record.version)")
        }
        return (rows.count, nil)
    }
}
