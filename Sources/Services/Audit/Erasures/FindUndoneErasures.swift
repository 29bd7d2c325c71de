import Forms
public import Store

/// Cases that were erased and hold their content again: a backup from before was restored. Only what is kept outside the
/// database tells of them.
public struct FindUndoneErasures: Sendable {
    let database: any ReadableDatabase
    let folder: RootFolder
    private let threads = FileThreads()

    /// - Parameter folder: where roots are, and what was erased beside them.
    public init(_ database: any ReadableDatabase, folder: RootFolder) {
        self.database = database
        self.folder = folder
    }

    /// Of every office, as `balai verify` tells it. Signatures are `balai audit verify`'s to look at.
    public func callAsFunction() async throws -> [Finding] {
        var findings: [Finding] = []
        for office in try await database.read({ try AuditedOffice.all(in: $0).offices }) {
            let undone = try await undone(of: office, among: read(office).lines)
            findings += undone.map { .erasureUndone("\(office.slug)/\($0.number)", $0.undoneText) }
        }
        return findings
    }

    /// Of one office, as an audit tells it: also of lines that nobody signed.
    func findings(at office: AuditedOffice, under keys: [VerifyingKey]) async throws -> [AuditFinding] {
        let (lines, strange) = try await read(office)
        let believed = lines.filter { $0.line.office == office.id && $0.isSigned(byOneOf: keys) }
        let others = lines.count - believed.count + strange.count
        var findings = try await undone(of: office, among: believed).map { line in
            AuditFinding(
                kind: .erasureUndone, office: office.slug, caseNumber: line.number,
                message: "Permohonan \(line.number): \(line.undoneText).")
        }
        if others > 0 {
            findings.append(
                AuditFinding(
                    kind: .erasuresAltered, office: office.slug, caseNumber: nil,
                    message: "Daftar penghapusan isi: \(others) baris bukan yang ditandatangani."))
        }
        return findings
    }

    private func read(_ office: AuditedOffice) async throws -> (lines: [SignedErasureLine], strange: [Int]) {
        guard RootLine.isName(office.id) else { return ([], []) }
        return try await threads.run { [folder] in try ErasureBook(of: office.id, in: folder).read() }
    }

    private func undone(of office: AuditedOffice, among lines: [SignedErasureLine]) async throws -> [ErasureLine] {
        var undone: [ErasureLine] = []
        var seen: Set<String> = []
        let all = lines.map(\.line).filter { seen.insert($0.caseID).inserted }
        for start in stride(from: 0, to: all.count, by: Self.batch) {
            let some = Array(all[start..<min(start + Self.batch, all.count)])
            let whole = try await database.read { transaction in
                try transaction.rows(
                    """
                    SELECT id FROM cases WHERE office_id = \(office.id) AND id IN \(list: some.map(\.caseID))
                        AND key_sealed IS NOT NULL
                    """
                ).map(\.values[0])
            }
            undone += some.filter { whole.contains(.text($0.caseID)) }
        }
        return undone
    }

    private static let batch = 500
}

extension ErasureLine {
    /// What happened and what is to be done, in a sentence that follows the case's number.
    fileprivate var undoneText: String {
        "isinya sudah dihapus \(erased.text(in: .wib)) WIB, dan ada lagi sesudah cadangan dikembalikan; hapus lagi"
    }
}
