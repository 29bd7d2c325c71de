import Store
import Testing

@Suite struct DigestTests {
    // FIPS 180-4's examples.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
    func sha256IsTheStandards(_ text: String, _ digest: String) {
        #expect(Hexadecimal.text(Digest.sha256(text)) == digest)
    }

    @Test func pieceByPieceIsTheSame() {
        var running = Digest.Running()
        for piece in ["a", "", "b", "c"] { running.add(Array(piece.utf8)) }
        #expect(running.value == Digest.sha256("abc"))
        running.add([0x64])
        #expect(running.value == Digest.sha256("abcd"))
    }

    @Test func hexadecimalGoesThereAndBack() {
        let bytes = (0...255).map { UInt8($0) }
        #expect(Hexadecimal.bytes(Hexadecimal.text(bytes)) == bytes)
        #expect(Hexadecimal.bytes("0A") == [10])
        for wrong in ["0", "0g", "0x", "é"] { #expect(Hexadecimal.bytes(wrong) == nil) }
    }

    @Test func secretsAreComparedWhole() {
        #expect(ConstantTime.equal("abc", "abc") && ConstantTime.equal("", ""))
        for other in ["abd", "ab", "abcd", ""] { #expect(!ConstantTime.equal("abc", other)) }
    }
}
