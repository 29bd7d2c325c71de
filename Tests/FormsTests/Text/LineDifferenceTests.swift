import Forms
import Testing

struct LineDifferenceTests {
    private func told(_ old: String, _ new: String) -> [String] {
        LineDifference(from: old, to: new).lines.map { line in
            switch line {
            case .same(let old, let new, let text): "=\(old),\(new) \(text)"
            case .removed(let old, let text): "-\(old) \(text)"
            case .added(let new, let text): "+\(new) \(text)"
            }
        }
    }

    @Test func whatStaysGoesAndComes() {
        #expect(told("a\nb\nc", "a\nb\nc") == ["=1,1 a", "=2,2 b", "=3,3 c"])
        #expect(told("a\nb\nc", "a\nx\nc") == ["=1,1 a", "-2 b", "+2 x", "=3,3 c"])
        #expect(told("a\nc", "a\nb\nc") == ["=1,1 a", "+2 b", "=2,3 c"])
        #expect(told("a\nb\na", "a\na") == ["=1,1 a", "-2 b", "=3,2 a"])
        #expect(told("", "a") == ["-1 ", "+1 a"])
        #expect(LineDifference(from: "a\nb", to: "a\r\nb").isEmpty, "line ends are not lines")
    }

    /// Thousands of other lines are told without a search for what stayed.
    @Test func textsThatDifferWhollyAreReplaced() {
        let old = (0..<4000).map { "lama \($0)" }.joined(separator: "\n")
        let new = (0..<4000).map { "baru \($0)" }.joined(separator: "\n")
        let lines = LineDifference(from: "kepala\n" + old, to: "kepala\n" + new).lines
        #expect(lines.count == 8001)
        #expect(lines.first == .same(old: 1, new: 1, "kepala"))
        #expect(lines.last == .added(new: 4001, "baru 3999"))
    }
}
