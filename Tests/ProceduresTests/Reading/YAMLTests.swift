import Forms
import Testing

/// What the language does with YAML (SOP.md §0).
struct YAMLTests {
    private func read(_ text: String) -> (SourceNode?, [Diagnostic]) { read(Array(text.utf8)) }

    private func read(_ bytes: [UInt8]) -> (SourceNode?, [Diagnostic]) {
        let findings = Findings()
        let tree = SourceTree(bytes, findings: findings)
        return (tree.root, findings.sorted)
    }

    @Test func everyScalarIsTextAsWritten() {
        let (root, found) = read(
            "a: ya\nb: no\nc: 0123\nd: 12:30\ne: null\nf: ~\ng: 1e3\nh: {i: Siapa nama Anda?, j: x}\n")
        #expect(found == [])
        #expect(root?.entries.map { $0.value.text } == ["ya", "no", "0123", "12:30", "null", "~", "1e3", nil])
        #expect(root?["h"]?["i"]?.text == "Siapa nama Anda?")
    }

    @Test func placesAreCountedInCharacters() {
        let (root, _) = read("judul: Ü\nlangkah:\n  \"á\": [a, {b: c}]\n")
        let key = root?["langkah"]?.entries.first
        #expect(key?.position == SourcePosition(line: 3, column: 3))
        #expect(key?.value.position == SourcePosition(line: 3, column: 8))
    }

    @Test func aByteOrderMarkAndWindowsLinesAreRead() {
        let (root, found) = read([0xEF, 0xBB, 0xBF] + Array("a: b\r\nc: d\r\n".utf8))
        #expect(found == [])
        #expect(root?["c"]?.position == SourcePosition(line: 2, column: 4))
    }

    @Test func everyDuplicateIsNamedWithTheFirstOne() {
        let (root, found) = read("a: 1\nb: 2\na: 3\nc: {x: 1, x: 2, x: 3}\n\"b\": 4\n")
        #expect(root != nil)
        #expect(found.map(\.code) == ["E002", "E002", "E002", "E002"])
        #expect(found.map(\.position.line) == [3, 4, 4, 5])
        #expect(found.first?.message == "Kunci \"a\" ditulis dua kali (pertama di baris 1)")
    }

    @Test(arguments: [
        "a: &x b\nc: *x\n", "a: *x\n", "a: !!int 3\n", "a: !tag b\n", "a: b\n---\nc: d\n", "%YAML 1.1\n---\na: b\n",
        "a: &x {b: 1}\nc:\n  <<: *x\n",
    ])
    func anchorsTagsAndSecondDocumentsAreRefused(text: String) {
        let (root, found) = read(text)
        #expect(root == nil)
        #expect(Set(found.map(\.code)) == ["E001"], "\(found)")
    }

    @Test(arguments: [
        "a: b & c\n", "a: 3 * 4\n", "a: Wah!\n", "a: |\n  *satu\n  &dua\nb: c\n", "a: \"*x\"\n",
        "a: teks\n  *lanjutan\n",
        "# *x &y !z\na: b\n", "---\na: b\n",
    ])
    func theirSignsInsideTextAreText(text: String) {
        let (root, found) = read(text)
        #expect(found == [])
        #expect(root?["a"] != nil)
    }

    @Test func anAliasBombIsRefusedAtOnce() {
        var bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
        for (previous, name) in zip("abcdefgh", "bcdefghi") {
            let aliases = Array(repeating: "*\(previous)", count: 9).joined(separator: ", ")
            bomb += "\(name): &\(name) [\(aliases)]\n"
        }
        bomb += "? *i\n: x\n? *i\n: y\n"
        let (root, found) = read(bomb)
        #expect(root == nil)
        #expect(Set(found.map(\.code)) == ["E001"])
    }

    @Test func hugeDeepAndBinaryFilesAreRefused() {
        let huge = Array(repeating: UInt8(ascii: "a"), count: 10 * 1024 * 1024)
        #expect(read(huge).1.map(\.code) == ["E008"])
        #expect(read([0x00, 0x01, 0x02]).1.map(\.code) == ["E008"])
        #expect(read([0x61, 0x3A, 0x20, 0xFF, 0xFE]).1.map(\.code) == ["E008"])
        let brackets = String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
        #expect(read("a: " + brackets).1.map(\.code) == ["E008"])
        #expect(read(String(repeating: "- ", count: 5000) + "a").1.map(\.code) == ["E008"])
        #expect(read(String(repeating: "? ", count: 5000) + "a").1.map(\.code) == ["E008"])
        let nested = (0..<400).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        #expect(read(nested).1.map(\.code) == ["E008"])
    }

    /// What would make the checks of names slow is refused by its size.
    @Test func endlessListsAndMapsAreRefused() {
        let list = "a: [" + Array(repeating: "x", count: 501).joined(separator: ", ") + "]\n"
        #expect(read(list).1.map(\.code) == ["E008"])
        let map = (0...500).map { "a\($0): x\n" }.joined()
        #expect(read(map).1.map(\.code) == ["E008"])
        #expect(read(String(repeating: "a: b\n", count: 100)).1.map(\.code).contains("E002"))
    }

    @Test func anUnquotedCommaIsShownWithTheQuotesItNeeds() {
        let (_, found) = read("a: {label: Nama, gelar, wajib: ya}\n")
        #expect(found.map(\.code) == ["E003"])
        #expect(found.first?.expected == "\"Nama, gelar\"")
    }

    /// Only the text at fault is blamed, not what stands in braces before it, and its quotes are shown.
    @Test(arguments: [
        ("c: {label: Nama: lengkap, jenis: teks}", 12, "\"Nama: lengkap\""),
        ("c: {label: Nama [lengkap], jenis: teks}", 12, "\"Nama [lengkap]\""),
        ("c: Nomor: dan tahun", 4, "\"Nomor: dan tahun\""),
        ("c: [satu, dua: tiga: empat]", 16, "\"tiga: empat\""),
        ("c: @pemohon", 4, "\"@pemohon\""),
    ])
    func anUnquotedTextIsBlamedAlone(line: String, column: Int, quoted: String) {
        let (_, found) = read("a: {nama: Warga, siapa: [warga]}\nb: {nama: Operator}\n\(line)\n")
        #expect(found.map(\.code) == ["E003"], "\(found)")
        #expect(found.first?.position == SourcePosition(line: 3, column: column))
        #expect(found.first?.expected == quoted)
    }

    /// The editor's tab is the cause, whatever the parser says of it.
    @Test func tabsAreNamed() {
        let (_, found) = read("a:\n  b:\n\tc:\n  \te: f\n")
        #expect(found.map(\.code) == ["E007", "E007"])
        #expect(found.map(\.position) == [SourcePosition(line: 3, column: 1), SourcePosition(line: 4, column: 3)])
        #expect(found.first?.message == "Baris ini menjorok dengan tab")
    }

    @Test func anEmptyFileIsAnEmptyMap() {
        #expect(read("").0?.entries.isEmpty == true)
        #expect(read("# hanya catatan\n").0?.entries.isEmpty == true)
    }
}
