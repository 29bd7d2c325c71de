import Forms

/// The stretches in which a limit's clock stood (SOP.md §12.5): merged, in order, none before the anchor.
struct Standing {
    /// Each ends; they neither overlap nor touch.
    private(set) var stretches: [(start: Instant, end: Instant)] = []
    /// Since when it stands now. It moves nothing until it ends: nobody knows yet by how much.
    let openSince: Instant?

    static let never = Standing([], from: Instant(seconds: 0))

    init(_ pauses: [Pause], from anchor: Instant) {
        openSince = pauses.filter { $0.end == nil }.map { max($0.start, anchor) }.min()
        let closed: [(start: Instant, end: Instant)] = pauses.compactMap { pause in
            guard let end = pause.end, max(pause.start, anchor) < end else { return nil }
            return (max(pause.start, anchor), end)
        }
        for stretch in closed.sorted(by: { $0.start < $1.start }) {
            if let last = stretches.last, stretch.start <= last.end {
                stretches[stretches.count - 1].end = max(last.end, stretch.end)
            } else {
                stretches.append(stretch)
            }
        }
    }

    /// Whether the clock stands when a day ends. A stretch that begins at that instant leaves the day whole.
    func covers(endOfDay instant: Instant) -> Bool {
        stretches.contains { $0.start < instant && instant <= $0.end }
    }

    /// What is left of an interval when the standing is cut out, in order.
    func running(from start: Instant, to end: Instant) -> [(start: Instant, end: Instant)] {
        var left: [(start: Instant, end: Instant)] = []
        var cursor = start
        for stretch in stretches where stretch.end > cursor && stretch.start < end {
            if stretch.start > cursor { left.append((cursor, stretch.start)) }
            cursor = stretch.end
        }
        if cursor < end { left.append((cursor, end)) }
        return left
    }
}
