import FoundationEssentials
import Store
import Testing

@Suite struct KeyFileTests {
    private let place = SealContext(table: "t", column: "c_sealed", row: ["1"])

    @Test func aNewFileIsItsOwnersOnlyAndOpensWhatItSealed() async throws {
        try await withFolder { folder in
            let path = folder + "/kunci/balai.kunci"
            let keyring = try KeyFile.create(at: path)
            #expect(try permissions(of: path) == 0o600)
            #expect(try permissions(of: folder + "/kunci") == 0o700)
            #expect(try KeyFile.load(from: path).openText(keyring.seal("a", for: place), for: place) == "a")
            #expect(
                try KeyFile.load(from: path).blindIndex(of: "x", office: "o", field: "f")
                    == keyring.blindIndex(of: "x", office: "o", field: "f"))
        }
    }

    @Test func aFileThatIsThereIsNotOverwritten() async throws {
        try await withFolder { folder in
            let path = folder + "/kunci"
            try KeyFile.create(at: path)
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(throws: KeyFailure.alreadyThere(path: path)) { try KeyFile.create(at: path) }
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        }
    }

    @Test func anAddedKeyIsTheNewestAndTheOldOneStillOpens() async throws {
        try await withFolder { folder in
            let path = folder + "/kunci"
            let before = try KeyFile.create(at: path)
            let sealed = before.seal("a", for: place)
            let name = try KeyFile.add(to: path)
            let after = try KeyFile.load(from: path)
            #expect(after.newest == name && after.names == [name, before.active])
            #expect(try after.openText(sealed, for: place) == "a")
            #expect(after.tokenHash(of: "t", purpose: "p") == before.tokenHash(of: "t", purpose: "p"))
            #expect(try permissions(of: path) == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["kunci"])
        }
    }

    /// Another process has added a key: the keyring that is in use opens what that one sealed. Whether it seals with it too
    /// the database says.
    @Test func aKeyringInUseTakesUpANewKey() async throws {
        try await withFolder { folder in
            let path = folder + "/kunci"
            let inUse = try KeyFile.create(at: path)
            let old = inUse.active
            let copy = inUse
            try KeyFile.add(to: path)
            let sealed = try KeyFile.load(from: path).seal("b", for: place)
            #expect(inUse.active == old)
            #expect(try copy.openText(sealed, for: place) == "b")
            #expect(inUse.newest != old && inUse.active == old && inUse.names == [old, inUse.newest])
        }
    }

    /// A file of another installation in its place changes nothing.
    @Test func anotherInstallationsFileIsNotTakenUp() async throws {
        try await withFolder { folder in
            let path = folder + "/kunci"
            let inUse = try KeyFile.create(at: path)
            let old = inUse.active
            try FileManager.default.removeItem(atPath: path)
            try KeyFile.create(at: path)
            inUse.refresh()
            #expect(inUse.names == [old])
        }
    }

    @Test func onlyAKeyThatSealsNoMoreIsTakenOut() async throws {
        try await withFolder { folder in
            let path = folder + "/kunci"
            let old = try KeyFile.create(at: path).active
            #expect(throws: KeyFailure.notOlder(name: old.description)) { try KeyFile.remove(old, from: path) }
            let new = try KeyFile.add(to: path)
            try KeyFile.remove(old, from: path)
            #expect(try KeyFile.load(from: path).names == [new])
        }
    }

    @Test func anAddedIndexKeyIsLookedUpByAndDoesNotWrite() async throws {
        try await withFolder { folder in
            let path = folder + "/kunci"
            let inUse = try KeyFile.create(at: path)
            let (old, written) = (inUse.index[0].name, inUse.tokenHash(of: "t", purpose: "p"))
            let new = try KeyFile.addIndex(to: path)
            inUse.refresh()
            #expect(inUse.index.map(\.name) == [old, new] && inUse.newestIndex.name == new)
            #expect(inUse.tokenHash(of: "t", purpose: "p") == written)
            let hashes = inUse.tokenHashes(of: "t", purpose: "p")
            #expect(hashes.count == 2 && hashes[0] == written)
            // The new one's begins with its name.
            #expect(KeyName(head: Array(hashes[1].prefix(4))) == new && hashes[1].count == written.count + 4)
            #expect(inUse.blindIndexes(of: "v", office: "o", field: "f").map(\.count) == [16, 20])
            #expect(throws: KeyFailure.notOlder(name: new.description)) { try KeyFile.remove(new, from: path) }
            try KeyFile.remove(old, from: path)
            #expect(try KeyFile.load(from: path).index.map(\.name) == [new])
            #expect(try KeyFile.load(from: path).tokenHash(of: "t", purpose: "p") == hashes[1])
        }
    }

    @Test func aMissingFileIsToldWithWhatToDo() async throws {
        try await withFolder { folder in
            let failure = #expect(throws: KeyFailure.missing(path: folder + "/kunci")) {
                try KeyFile.load(from: folder + "/kunci")
            }
            #expect(failure?.description.contains("Kembalikan berkas itu dari salinannya") == true)
        }
    }

    @Test(arguments: [0o640, 0o604, 0o666]) func aFileThatOthersCanReadIsRefused(_ mode: Int) async throws {
        try await withFolder { folder in
            let path = folder + "/kunci"
            try KeyFile.create(at: path)
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            let failure = #expect(throws: KeyFailure.permissions(path: path, found: String(mode, radix: 8))) {
                try KeyFile.load(from: path)
            }
            #expect(failure?.description.contains("chmod 600") == true)
        }
    }

    @Test(arguments: [
        ("", "incomplete"), ("aktif \(key)", "incomplete"), ("indeks \(key)", "incomplete"),
        ("aktif \(key)\naktif \(key)\nindeks \(key)", "incomplete"),
        ("aktif \(key)\nindeks \(key)\nindeks \(key)", "incomplete"), ("aktif abc\nindeks \(key)", "length"),
        ("aktif \(key)00\nindeks \(key)", "length"), ("aktif \(key.dropLast())x\nindeks \(key)", "length"),
        ("kunci \(key)", "malformed"), ("aktif", "malformed"),
    ])
    func whatIsWrongInItIsTold(_ content: String, _ expected: String) async throws {
        try await withFolder { folder in
            let path = folder + "/kunci"
            try KeyFile.create(at: path)
            try Data(content.utf8).write(to: URL(fileURLWithPath: path))
            let refused = await failure(KeyFailure.self) { _ = try KeyFile.load(from: path) }
            #expect(refused.map { "\($0)" }?.contains(folder) == true)
            #expect(refused.map(Self.kind) == expected)
        }
    }

    private static let key = String(repeating: "0f", count: 32)

    private static func kind(_ failure: KeyFailure) -> String {
        switch failure {
        case .incomplete: "incomplete"
        case .length: "length"
        case .malformed: "malformed"
        default: "other"
        }
    }

    @Test func anOlderKeyInTheFileStillOpens() async throws {
        try await withFolder { folder in
            let path = folder + "/kunci"
            let keyring = try KeyFile.create(at: path)
            let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
            let changed = text.replacing("aktif", with: "lama") + "\n  # baru\naktif \(Self.key)\n"
            try Data(changed.utf8).write(to: URL(fileURLWithPath: path))
            let loaded = try KeyFile.load(from: path)
            #expect(loaded.active != keyring.active)
            #expect(try loaded.openText(keyring.seal("a", for: place), for: place) == "a")
        }
    }
}
