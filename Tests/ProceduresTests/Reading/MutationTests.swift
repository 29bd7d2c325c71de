import Forms
import Procedures
import Testing

/// Whatever is done to a file, the checker answers; it never traps and never hangs.
struct MutationTests {
    /// SplitMix64.
    private struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    private static let spice = Array("{}[]:,#&*!|>'\"%@`?- \n\t.-0a\u{0}\u{7F}".utf8) + [0xC3, 0xFF, 0xEF]

    @Test(arguments: ["procedures/akun-aplikasi.sop.yaml", "Tests/ProceduresTests/Support/benar.sop.yaml"])
    func mutatedFilesAreAnswered(path: String) {
        let original = Fixtures.bytes(path)
        #expect(!original.isEmpty)
        let seed = UInt64.random(in: 0 ... .max)
        var random = Random(state: seed)
        var answered = 0
        for _ in 0..<1000 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...3, using: &random) { mutate(&bytes, &random) }
            let read = SOPReader.read(source: bytes, fileName: path, catalogue: TestCatalogue.faulty)
            // Either it is usable, or somebody is told why not.
            #expect(read.procedure != nil || read.diagnostics.contains { $0.severity == .error }, "seed \(seed)")
            answered += 1
        }
        #expect(answered == 1000)
    }

    /// Lines moved about: whole keys in the wrong places get past the YAML and exercise every check of meaning.
    @Test func shuffledLinesAreChecked() {
        let lines = Fixtures.text("Tests/ProceduresTests/Support/benar.sop.yaml").split(separator: "\n")
        let words = lines.flatMap { $0.split(whereSeparator: { " {}[],:".contains($0) }) }
        let seed = UInt64.random(in: 0 ... .max)
        var random = Random(state: seed)
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

    private func mutate(_ bytes: inout [UInt8], _ random: inout Random) {
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
