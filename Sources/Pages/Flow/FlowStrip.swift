/// Geometry of the narrow flow, in CSS pixels: lanes side by side, a gutter at each edge. Every row is a strip of its
/// own height; lines that leave it end at `100%`, so that rows may wrap and the lines still meet.
struct FlowStrip {
    /// A line that is not simply “the next row”: it leaves a symbol at its side, runs in a gutter and enters the
    /// target's side. So it never meets a symbol.
    struct Jump {
        var from: Int
        var to: Int
        var gutter: Int

        var span: ClosedRange<Int> { min(from, to)...max(from, to) }
    }

    static let maxLanes = 6
    /// Height of a symbol's centre in its row.
    static let middle = 24
    static let leftGutter = 3

    let flow: FlowView
    let jumps: [Jump]
    let rightGutter: Int
    private let pitch: Int

    init(_ flow: FlowView) {
        self.flow = flow
        pitch = flow.lanes.count > 5 ? 20 : 24
        rightGutter = pitch * flow.lanes.count + 18
        var jumps: [Jump] = []
        for (index, row) in flow.rows.enumerated() {
            for target in Set(flow.targets(of: row)).sorted() where target != index + 1 && target != index {
                let gutters = Self.gutters(of: row, right: rightGutter, in: flow)
                if let jump = Self.jump(from: index, to: target, through: gutters, beside: jumps) { jumps.append(jump) }
            }
        }
        self.jumps = jumps
    }

    /// Centre of a lane.
    func x(_ lane: Int) -> Int { pitch / 2 + 10 + pitch * lane }

    /// Both gutters, the nearer one first.
    private static func gutters(of row: FlowRow, right: Int, in flow: FlowView) -> [Int] {
        let lane = row.lanes.first ?? 0
        let isLeft = lane * 2 < flow.lanes.count - 1 || flow.lanes.count == 1
        return isLeft ? [leftGutter, right] : [right, leftGutter]
    }

    /// Takes the nearer gutter, unless a line to elsewhere already runs there. Where one runs in both there is none: the
    /// row's words say where it leads, and a shared line would say something else.
    private static func jump(from: Int, to: Int, through gutters: [Int], beside others: [Jump]) -> Jump? {
        gutters.lazy.map { Jump(from: from, to: to, gutter: $0) }.first { jump in
            !others.contains { $0.gutter == jump.gutter && $0.to != to && $0.span.overlaps(jump.span) }
        }
    }
}

extension FlowView {
    /// Rows that follow a row, as far as they exist.
    func targets(of row: FlowRow) -> [Int] {
        row.branches.flatMap { branch -> [Int] in
            switch branch.target {
            case .rows(let targets): targets.filter(rows.indices.contains)
            case .end: []
            }
        }
    }
}
