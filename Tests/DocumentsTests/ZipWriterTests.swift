import Testing

@testable import Documents

@Suite struct ZipWriterTests {
    private func number(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
        (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << ($1 * 8) }
    }

    @Test func theChecksumIsThatOfTheStandard() {
        #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(CRC32.of([]) == 0)
    }

    /// Read back from its end, as every reader does.
    @Test func theDirectoryLeadsToEveryEntry() throws {
        var bytes: [UInt8] = []
        var zip = ZipWriter { bytes += $0 }
        let entries = [("baca-dulu.txt", "Halo"), ("berkas/ktp-1.pdf", "%PDF-1.4"), ("kosong", "")]
        for (name, content) in entries { try zip.add(name, Array(content.utf8)) }
        try zip.finish()

        let end = bytes.count - 22
        #expect(Array(bytes[end..<end + 4]) == [0x50, 0x4B, 5, 6])
        #expect(number(bytes, end + 10, 2) == 3)
        var at = number(bytes, end + 16, 4)
        #expect(at + number(bytes, end + 12, 4) == end)
        for (name, content) in entries {
            #expect(Array(bytes[at..<at + 4]) == [0x50, 0x4B, 1, 2])
            let (size, length, place) = (
                number(bytes, at + 24, 4), number(bytes, at + 28, 2), number(bytes, at + 42, 4)
            )
            #expect(number(bytes, at + 10, 2) == 0 && size == number(bytes, at + 20, 4))
            #expect(String(decoding: bytes[(at + 46)..<(at + 46 + length)], as: UTF8.self) == name)
            #expect(Array(bytes[place..<place + 4]) == [0x50, 0x4B, 3, 4])
            let start = place + 30 + number(bytes, place + 26, 2)
            #expect(String(decoding: bytes[start..<start + size], as: UTF8.self) == content)
            #expect(number(bytes, at + 16, 4) == Int(CRC32.of(Array(content.utf8))))
            at += 46 + length
        }
    }
}
