import FoundationEssentials
import Store
import Testing

@Suite struct SigningKeyTests {
    /// RFC 8032, section 7.1, test 1.
    @Test func signsAsTheRFCSays() throws {
        let seed = try #require(Hexadecimal.bytes("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
        let key = SigningKey(seed: SecretKey(seed))
        #expect(
            key.verifying.description == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
        let signature = key.signature(of: [])
        #expect(
            Hexadecimal.text(signature)
                == "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        )
        #expect(key.verifying.verifies(signature, of: []))
        #expect(!key.verifying.verifies(signature, of: [0]))
        #expect(!key.verifying.verifies(Array(signature.dropLast()), of: []))
        #expect(!SigningKey().verifying.verifies(signature, of: []))
    }

    @Test func aPublicKeyIsReadFromItsDigits() {
        let key = SigningKey().verifying
        #expect(VerifyingKey(hexadecimal: key.description) == key)
        #expect(VerifyingKey(hexadecimal: "12") == nil)
        #expect(VerifyingKey(hexadecimal: String(repeating: "x", count: 64)) == nil)
    }

    @Test func itsFileIsMadeOnceAndReadAgain() async throws {
        try await withFolder { folder in
            let path = SigningKeyFile.path(beside: folder + "/kunci")
            #expect(throws: SigningKeyFailure.missing(path: path)) { try SigningKeyFile.load(from: path) }
            let key = try SigningKeyFile.create(at: path)
            #expect(try SigningKeyFile.load(from: path).verifying == key.verifying)
            #expect(throws: SigningKeyFailure.alreadyThere(path: path)) { try SigningKeyFile.create(at: path) }
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
            #expect(throws: SigningKeyFailure.permissions(path: path)) { try SigningKeyFile.load(from: path) }
        }
    }

    @Test(arguments: ["", "tanda-tangan 12", "aktif " + String(repeating: "a", count: 64)])
    func aFileThatIsNoKeyIsRefused(_ text: String) async throws {
        try await withFolder { folder in
            let path = folder + "/kunci.audit"
            #expect(FileManager.default.createFile(atPath: path, contents: Data(text.utf8)))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            #expect(throws: SigningKeyFailure.malformed(path: path)) { try SigningKeyFile.load(from: path) }
        }
    }
}
