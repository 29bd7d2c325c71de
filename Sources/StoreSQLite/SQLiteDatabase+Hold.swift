public import Store
import Synchronization

extension SQLiteDatabase {
    /// By a lock on the database's folder, which the system takes back when the process ends.
    public func hold(_ kind: DataHoldKind) async throws -> (any DataHold)? {
        try FolderLock(folder, isShared: kind == .shared).map(FolderHold.init)
    }

    /// The processes of this machine, by number.
    public func holders() async throws -> [String] {
        try FolderLock.holders(of: folder).map { "proses \($0) di mesin ini" }
    }

    private var folder: Folder { Folder(Folder.parent(of: path)) }
}

private final class FolderHold: DataHold {
    private let lock: Mutex<FolderLock?>

    init(_ lock: FolderLock) { self.lock = Mutex(lock) }

    func isKept() async -> Bool { lock.withLock { $0 != nil } }

    func release() async { lock.withLock { $0 = nil } }
}
