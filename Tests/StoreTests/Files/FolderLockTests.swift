import Glibc
import Store
import Testing

/// Only another process is a reason to wait; what else the system says is told.
@Suite struct FolderLockTests {
    @Test func aFolderThatIsHeldIsNotGivenTwice() async throws {
        try await withFolder { path in
            let first = try #require(try FolderLock(Folder(path)))
            #expect(try FolderLock(Folder(path)) == nil)
            withExtendedLifetime(first) {}
        }
    }

    @Test func aPlaceThatCannotBeLockedIsToldOf() async throws {
        try await withFolder { path in
            let refused = #expect(throws: FileFailure.self) {
                try FolderLock(Folder(path)) { _, _ in
                    errno = ENOLCK
                    return -1
                }
            }
            #expect(refused?.path == path && refused?.code == ENOLCK)
        }
    }

    @Test func aSignalInBetweenIsNoAnswer() async throws {
        try await withFolder { path in
            var asked = 0
            let lock = try FolderLock(Folder(path)) { _, _ in
                asked += 1
                errno = EINTR
                return asked < 3 ? -1 : 0
            }
            #expect(lock != nil && asked == 3)
        }
    }
}
