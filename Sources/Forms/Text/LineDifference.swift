/// Two texts line by line: what stayed, what went and what came.
public struct LineDifference: Hashable, Sendable {
    public enum Line: Hashable, Sendable {
        /// With its number in both.
        case same(old: Int, new: Int, String)
        case removed(old: Int, String)
        case added(new: Int, String)
    }

    public private(set) var lines: [Line] = []

    /// Above so many lines that differ the middle is taken as replaced whole: a search for what stayed would cost more than
    /// it tells.
    private static let most = 3000

    public init(from old: String, to new: String) {
        let before = old.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        let after = new.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        let shorter = min(before.count, after.count)
        let head = (0..<shorter).first { before[$0] != after[$0] } ?? shorter
        let tail =
            (0..<shorter - head).first { before[before.count - 1 - $0] != after[after.count - 1 - $0] }
            ?? shorter - head
        for index in 0..<head { lines.append(.same(old: index + 1, new: index + 1, before[index])) }
        appendMiddle(before, after, from: head, upTo: tail)
        for index in (0..<tail).reversed() {
            let (left, right) = (before.count - index, after.count - index)
            lines.append(.same(old: left, new: right, before[left - 1]))
        }
    }

    private mutating func appendMiddle(_ before: [String], _ after: [String], from head: Int, upTo tail: Int) {
        let (old, new) = (Array(before[head..<before.count - tail]), Array(after[head..<after.count - tail]))
        var (gone, come): (Set<Int>, Set<Int>)
        if old.count + new.count > Self.most {
            (gone, come) = (Set(old.indices), Set(new.indices))
        } else {
            let difference = new.difference(from: old)
            gone = Set(
                difference.removals.map { if case .remove(let offset, _, _) = $0 { offset } else { -1 } })
            come = Set(
                difference.insertions.map { if case .insert(let offset, _, _) = $0 { offset } else { -1 } })
        }
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            if left < old.count, gone.contains(left) {
                lines.append(.removed(old: head + left + 1, old[left]))
                left += 1
            } else if right < new.count, come.contains(right) {
                lines.append(.added(new: head + right + 1, new[right]))
                right += 1
            } else {
                lines.append(.same(old: head + left + 1, new: head + right + 1, new[right]))
                (left, right) = (left + 1, right + 1)
            }
        }
    }

    /// Whether anything differs.
    public var isEmpty: Bool {
        lines.allSatisfy { if case .same = $0 { true } else { false } }
    }
}
