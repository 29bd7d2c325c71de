import FoundationEssentials
import Store
import Testing

extension Site {
    private var spool: String { folder + "/unggahan" }

    /// How many files are on their way: they have no name, but this process has them open.
    var filesOnTheirWay: Int {
        let own = "/proc/self/fd"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: own)) ?? []
        return names.count { name in
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(own)/\(name)")
            return target?.hasPrefix(spool + "/") == true
        }
    }

    func expectNoName() async throws {
        #expect(try FileManager.default.contentsOfDirectory(atPath: spool).isEmpty)
        #expect(try await blobs.store.places(writtenBefore: .max).isEmpty)
    }

    /// No file stands in the spool's folder, in no store, and none is on its way.
    func expectNoFile(_ blobs: Int = 0) async throws {
        #expect(try FileManager.default.contentsOfDirectory(atPath: spool).isEmpty)
        #expect(try await self.blobs.store.places(writtenBefore: .max).count == blobs)
        #expect(try await eventually { self.filesOnTheirWay == 0 })
    }
}

/// Waits until it holds; false when it does not come to that.
func eventually(_ holds: @Sendable () async throws -> Bool) async throws -> Bool {
    for _ in 0..<1000 {
        if try await holds() { return true }
        try await Task.sleep(for: .milliseconds(20))
    }
    return false
}
