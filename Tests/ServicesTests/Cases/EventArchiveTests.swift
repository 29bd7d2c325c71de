import FoundationEssentials
import Store
import Testing

/// `Tests/Events`: what past versions of Balai wrote, byte for byte. Chains are over such bytes, so that not one of them may
/// ever be made to fit a program.
@Suite struct EventArchiveTests {
    private let folder = String(#filePath.dropLast("/ServicesTests/Cases/EventArchiveTests.swift".count)) + "/Events"

    @Test func noFileOfTheArchiveWasChanged() throws {
        let list = try #require(FileManager.default.contents(atPath: folder + "/SHA256SUMS"))
        var hashes: [String: String] = [:]
        for line in String(decoding: list, as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ")
            hashes[String(words[1])] = String(words[0])
        }
        // The state that they fold to is recorded beside them, and grows with the engine.
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".json") && $0 != "keadaan.json" }
        #expect(Set(names) == Set(hashes.keys))
        for name in names {
            let bytes = try #require(FileManager.default.contents(atPath: "\(folder)/\(name)"))
            #expect(Hexadecimal.text(Digest.sha256([UInt8](bytes))) == hashes[name], "\(name) was changed")
        }
    }
}
