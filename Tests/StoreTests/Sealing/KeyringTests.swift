import Store
import Testing

@Suite struct KeyringTests {
    private let keyring = Keyring.random()
    private let place = SealContext(table: "residents", column: "nik_sealed", row: ["desa", "r1"])

    @Test(arguments: ["", "3301010101010001", String(repeating: "é🙂", count: 5000)])
    func whatIsSealedOpens(_ text: String) throws {
        let sealed = keyring.seal(text, for: place)
        #expect(try keyring.openText(sealed, for: place) == text)
        #expect(sealed.count == text.utf8.count + 1 + 4 + 24 + 16)
        if !text.isEmpty { #expect(!String(decoding: sealed, as: UTF8.self).contains(text)) }
    }

    @Test func theSameTextIsSealedDifferentlyEachTime() {
        #expect(keyring.seal("a", for: place) != keyring.seal("a", for: place))
    }

    @Test(arguments: [
        SealContext(table: "residents", column: "nik_sealed", row: ["desa", "r2"]),
        SealContext(table: "residents", column: "phone_sealed", row: ["desa", "r1"]),
        SealContext(table: "families", column: "nik_sealed", row: ["desa", "r1"]),
        SealContext(table: "residents", column: "nik_sealed", row: ["desar", "1"]),
    ])
    func inAnotherPlaceItDoesNotOpen(_ other: SealContext) {
        let sealed = keyring.seal("3301", for: place)
        #expect(throws: SealFailure.altered) { try keyring.open(sealed, for: other) }
    }

    @Test func noByteCanBeAlteredOrCut() {
        let sealed = keyring.seal("3301", for: place)
        for index in sealed.indices {
            var altered = sealed
            altered[index] ^= 1
            #expect(throws: SealFailure.self, "byte \(index)") { try keyring.open(altered, for: place) }
            #expect(throws: SealFailure.self) { try keyring.open(Array(sealed[..<index]), for: place) }
        }
    }

    @Test func anOlderKeyStillOpensAndANewOneSeals() throws {
        let (old, new, index) = (SecretKey(), SecretKey(), SecretKey())
        let before = Keyring(active: old, index: index)
        let after = Keyring(active: new, older: [old], index: index)
        let sealed = before.seal("a", for: place)
        #expect(try after.openText(sealed, for: place) == "a")
        #expect(throws: SealFailure.unknownKey(after.active)) {
            try before.open(after.seal("a", for: place), for: place)
        }
        #expect(
            after.blindIndex(of: "x", office: "o", field: "f") == before.blindIndex(of: "x", office: "o", field: "f"))
    }

    @Test func aCaseKeyOpensWhatItSealedAndNothingElseDoes() throws {
        let key = CaseKey()
        let sealed = key.seal("alasan", for: place)
        #expect(try key.openText(sealed, for: place) == "alasan")
        #expect(throws: SealFailure.altered) { try CaseKey().open(sealed, for: place) }
        #expect(throws: SealFailure.altered) { try keyring.open(sealed, for: place) }
        #expect(throws: SealFailure.altered) { try key.open(keyring.seal("a", for: place), for: place) }
    }

    @Test func aCaseKeyLiesSealedAtItsPlace() throws {
        let key = CaseKey()
        let here = SealContext(table: "case_keys", column: "key_sealed", row: ["desa", "c1"])
        let wrapped = key.wrapped(by: keyring, for: here)
        let again = try CaseKey.unwrap(wrapped, by: keyring, for: here)
        #expect(try again.openText(key.seal("a", for: place), for: place) == "a")
        let there = SealContext(table: "case_keys", column: "key_sealed", row: ["desa", "c2"])
        #expect(throws: SealFailure.altered) { try CaseKey.unwrap(wrapped, by: keyring, for: there) }
    }

    @Test func aBlindIndexFindsEqualValuesOfOneOfficeAndFieldOnly() {
        let index = keyring.blindIndex(of: "3301", office: "desa", field: "nik")
        #expect(index == keyring.blindIndex(of: "3301", office: "desa", field: "nik"))
        #expect(index.count == 16)
        let others = [
            keyring.blindIndex(of: "3302", office: "desa", field: "nik"),
            keyring.blindIndex(of: "3301", office: "kota", field: "nik"),
            keyring.blindIndex(of: "3301", office: "desa", field: "kk"),
            keyring.blindIndex(of: "3301", office: "desan", field: "ik"),
            Keyring.random().blindIndex(of: "3301", office: "desa", field: "nik"),
        ]
        #expect(!others.contains(index) && Set(others).count == others.count)
    }

    @Test func aTokenHashHoldsForItsPurposeOnly() {
        let token = Identifier.token()
        let hash = keyring.tokenHash(of: token, purpose: "session")
        #expect(hash == keyring.tokenHash(of: token, purpose: "session") && hash.count == 32)
        #expect(hash != keyring.tokenHash(of: token, purpose: "reset"))
        #expect(hash != Keyring.random().tokenHash(of: token, purpose: "session"))
    }

    @Test func keysAreNeverPrinted() {
        let bytes = [UInt8](repeating: 0xAB, count: 32)
        #expect("\(SecretKey(bytes))" == "SecretKey")
        var dumped = ""
        dump(Keyring(active: SecretKey(bytes), index: SecretKey(bytes)), to: &dumped)
        // A dump of the bytes would have a line for each of them; names of keys have four.
        #expect(dumped.split(separator: "\n").count { $0.hasSuffix("- 171") } < 16)
        #expect(!dumped.lowercased().contains("abab"))
    }
}
