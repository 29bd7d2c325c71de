/// Gives each arrow in a gutter a line of its own. Arrows to one target share a line, so that they are seen to meet; what
/// starts side by side does not, so that it is seen to part.
struct GutterTracks {
    struct Run: Hashable {
        let side: Side
        let from: Double
        let to: Double
        let target: DrawnPlace
        let parts: Bool

        fileprivate var span: ClosedRange<Double> { min(from, to)...max(from, to) }
    }

    private static let clearance = 3.5

    /// The track of each run, the innermost 0: short ones inside.
    static func assign(_ runs: [Run]) -> [Int] {
        var tracks = [Int](repeating: 0, count: runs.count)
        var used: [Side: [[Run]]] = [:]
        let order = runs.indices.sorted {
            length(runs[$0]) == length(runs[$1]) ? $0 < $1 : length(runs[$0]) < length(runs[$1])
        }
        for index in order {
            let run = runs[index]
            var side = used[run.side] ?? []
            let free = side.firstIndex { $0.allSatisfy { $0.bears(run, clearance) } }
            if let free { side[free].append(run) } else { side.append([run]) }
            tracks[index] = free ?? side.count - 1
            used[run.side] = side
        }
        return tracks
    }

    private static func length(_ run: Run) -> Double { abs(run.from - run.to) }
}

extension GutterTracks.Run {
    fileprivate func bears(_ other: Self, _ clearance: Double) -> Bool {
        if target == other.target, !parts, !other.parts { return true }
        return span.upperBound + clearance < other.span.lowerBound
            || other.span.upperBound + clearance < span.lowerBound
    }
}
