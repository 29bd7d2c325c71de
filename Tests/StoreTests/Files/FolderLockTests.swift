import Foundation
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

    /// A process that is just being started has a copy of every descriptor until it runs its own program.
    @Test func itIsFreeThoughACopyOfTheDescriptorIsLeft() async throws {
        try await withFolder { path in
            var copies: [Int32] = []
            func holdAndLetGo() throws {
                let lock = try #require(try FolderLock(Folder(path)))
                copies = try copiesOfDescriptors(of: path)
                withExtendedLifetime(lock) {}
            }
            try holdAndLetGo()
            #expect(!copies.isEmpty)
            #expect(try FolderLock(Folder(path)) != nil)
            for copy in copies { close(copy) }
        }
    }

    @Test func aFileIsFreeThoughACopyOfTheDescriptorIsLeft() async throws {
        try await withFolder { path in
            var copies: [Int32] = []
            func holdAndLetGo() throws {
                let file = try OpenFile(path + "/akar", for: .appending)
                let isHeld = try file.lock()
                #expect(isHeld)
                copies = try copiesOfDescriptors(of: path + "/akar")
                withExtendedLifetime(file) {}
            }
            try holdAndLetGo()
            #expect(!copies.isEmpty)
            let isFree = try OpenFile(path + "/akar", for: .appending).lock()
            #expect(isFree)
            for copy in copies { close(copy) }
        }
    }

    /// What this process has open at that place, once more.
    private func copiesOfDescriptors(of path: String) throws -> [Int32] {
        let place = URL(filePath: path).resolvingSymlinksInPath().path
        return try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { Int32($0) }.filter {
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == place
        }.map { dup($0) }
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
