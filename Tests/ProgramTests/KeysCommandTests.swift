import FoundationEssentials
import Logging
import Services
import Store
import Testing

@testable import Program

/// `balai keys` on data that `balai init` made.
@Suite struct KeysCommandTests {
    private let folder: TemporaryFolder
    private let settings: Settings

    init() throws {
        folder = try TemporaryFolder()
        settings = try Settings(folder.environment)
    }

    /// An office with an uploaded file.
    private func begin() async throws {
        let house = try await settings.begunWithFile()
        try await house.close()
    }

    private func known() async throws -> [String] {
        try await KeysInUse.with(settings) { keys in
            try await keys.data.database.read { try KeyCheck.names(in: $0) }
        }
    }

    @Test func aKeyIsReplaced() async throws {
        try await begin()
        let old = try KeyFile.load(from: settings.realKey).active
        let new = try await KeysInUse.with(settings) { try await $0.add() }
        #expect(try await known().sorted() == [old, new].map(\.description).sorted())
        let told = try await KeysInUse.with(settings) { try await $0.described() }
        #expect(told.isComplete && told.text.contains("\(new)  menyegel") && told.text.contains("\(old)  lama"))

        let early = await #expect(throws: OperatorTrouble.self) {
            try await KeysInUse.with(settings) { try await $0.remove("\(old)") }
        }
        #expect(early?.description.contains("satu menit") == true)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -120)], ofItemAtPath: settings.realKey)
        let inUse = await #expect(throws: OperatorTrouble.self) {
            try await KeysInUse.with(settings) { try await $0.remove("\(old)") }
        }
        #expect(inUse?.description.contains("balai keys rotate") == true)
        let done = try await KeysInUse.with(settings) { try await $0.rotate() }
        #expect(done.resealed > 0 && done.failed.isEmpty)
        try await KeysInUse.with(settings) { try await $0.remove("\(old)") }
        #expect(try KeyFile.load(from: settings.realKey).names == [new])
        #expect(try await VerifyCommand.parse([]).perform(settings)[0].verification.isClean)
    }

    /// Stopped between the file and the database: the file has a key that the database does not know.
    @Test func anAddThatWasStoppedIsEnded() async throws {
        try await begin()
        let half = try KeyFile.add(to: settings.realKey)
        #expect(try await !known().contains("\(half)"))
        #expect(try await KeysInUse.with(settings) { try await $0.add() } == half)
        #expect(try await known().contains("\(half)"))
        #expect(try KeyFile.load(from: settings.realKey).names.count == 2)
        // Nothing is sealed under a key of which a node without it would not hear.
        let other = try KeyFile.add(to: settings.realKey)
        _ = try await KeysInUse.with(settings) { try await $0.rotate() }
        #expect(try await known().contains("\(other)"))
    }

    /// A key file that is mounted elsewhere and linked here stays where it is.
    @Test func aLinkToTheKeyFileStaysOne() async throws {
        try await begin()
        let real = folder.path + "/kunci-asli"
        try FileManager.default.moveItem(atPath: settings.realKey, toPath: real)
        try FileManager.default.createSymbolicLink(atPath: settings.realKey, withDestinationPath: real)
        let new = try await KeysInUse.with(settings) { try await $0.add() }
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: settings.realKey) == real)
        #expect(try KeyFile.load(from: real).active == new)
    }
}
