import Forms
import Procedures
import Testing

/// Whatever is done to a file, the checker answers; it never traps and never hangs.
struct MutationTests {
    private static let spice = Array("{}[]:,#&*!|>'\"%@`?- \n\t.-0a\u{0}\u{7F}".utf8) + [0xC3, 0xFF, 0xEF]

    @Test(arguments: [
        "procedures/akun-aplikasi.sop.yaml", "Tests/ProceduresTests/Support/benar.sop.yaml",
        "Tests/ProceduresTests/Support/lengkap.sop.yaml",
    ])
    func mutatedFilesAreAnswered(path: String) {
        let original = Fixtures.bytes(path)
        #expect(!original.isEmpty)
        let seed = Seed.of("MutationTests")
        var random = SplitMix64(seed: seed)
        var answered = 0
        for _ in 0..<1000 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...3, using: &random) { mutate(&bytes, &random) }
            let read = SOPReader.read(source: bytes, fileName: path, catalogue: TestCatalogue.faulty)
            // Either it is usable, or somebody is told why not.
            #expect(read.procedure != nil || read.diagnostics.contains { $0.severity == .error }, "seed \(seed)")
            // What is still an SOP goes through the proof and its examples too, and is shown with its line.
            if answered % 5 == 0 {
                let result = Checker.check(source: bytes, fileName: path, catalogue: TestCatalogue.faulty)
                let text = String(decoding: bytes, as: UTF8.self)
                for found in result.diagnostics { _ = found.rendered(file: path, source: text) }
            }
            answered += 1
        }
        #expect(answered == 1000)
    }

    /// Lines moved about: whole keys in the wrong places get past the YAML and exercise every check of meaning.
    @Test func shuffledLinesAreChecked() {
        let lines = Fixtures.text("Tests/ProceduresTests/Support/benar.sop.yaml").split(separator: "\n")
        let words = lines.flatMap { $0.split(whereSeparator: { " {}[],:".contains($0) }) }
        let seed = Seed.of("MutationTests")
        var random = SplitMix64(seed: seed)
        for _ in 0..<500 {
            var mixed = lines.map(String.init)
            let index = Int.random(in: 0..<mixed.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: mixed.remove(at: index)
            case 1: mixed.swapAt(index, Int.random(in: 0..<mixed.count, using: &random))
            default:
                if let from = mixed[index].split(whereSeparator: { " {}[],:".contains($0) }).randomElement(
                    using: &random),
                    let to = words.randomElement(using: &random)
                {
                    mixed[index] = mixed[index].replacing(String(from), with: String(to), maxReplacements: 1)
                }
            }
            let text = mixed.joined(separator: "\n")
            let result = Checker.check(source: text, fileName: "contoh.sop.yaml", catalogue: TestCatalogue.faulty)
            #expect(result.isAccepted || result.diagnostics.contains { $0.severity == .error }, "seed \(seed)")
        }
    }

    @Test func mutatedHolidaysAreReadOrRefused() {
        let original = Fixtures.bytes("calendars/libur-nasional.csv")
        let seed = Seed.of("MutationTests.mutatedHolidays")
        var random = SplitMix64(seed: seed)
        var refused = 0
        for _ in 0..<500 {
            var bytes = original
            mutate(&bytes, &random)
            do {
                _ = try HolidayTable(csv: bytes)
            } catch {
                refused += 1
                #expect(!error.message.isEmpty)
            }
        }
        #expect(refused > 50, "seed \(seed)")
    }

    private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        guard !bytes.isEmpty else { return }
        let index = Int.random(in: 0..<bytes.count, using: &random)
        let byte = Self.spice.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[index] = byte
        case 1: bytes.insert(byte, at: index)
        case 2: bytes.remove(at: index)
        default:
            let end = min(bytes.count, index + Int.random(in: 1...40, using: &random))
            let piece = Array(bytes[index..<end])
            bytes.insert(contentsOf: piece, at: Int.random(in: 0...bytes.count, using: &random))
        }
    }
}
