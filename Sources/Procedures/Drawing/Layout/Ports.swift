/// Where an arrow leaves its symbol, and what stands beside it there.
struct Port {
    enum Way: Hashable {
        /// Down into the next row.
        case down
        /// From the symbol's side into the gutter.
        case side(Side)
        /// Down, and below the symbol into the gutter.
        case below(Side)
    }

    let exit: SheetExit
    let way: Way
    let label: TextBlock?
    let labelSide: Side
    /// Those that the next row holds, reached from above.
    let next: [DrawnPlace]
    /// Those reached through the gutter, on this side.
    let far: [DrawnPlace]
    let farSide: Side
}

/// Chooses the ports of a node: what follows in the next row goes straight down; what leads elsewhere leaves at a side
/// where its label has room, and further ones below the symbol, each on a line of its own.
struct PortChoice {
    let columns: TableColumns
    let sizes: SymbolSizes
    let style: TextStyle
    let measure: TextMeasure

    private static let longestLabel = 80.0
    /// Between an arrow and its label.
    static let gap = 3.0

    /// - Parameter next: what the next row holds.
    func ports(of node: SheetNode, next: Set<DrawnPlace>) -> [Port] {
        let down = node.exits.firstIndex { !next.isDisjoint(with: $0.targets) }
        var free: Set<Side> = node.kind == .pentagon ? [] : [.left, .right]
        var ports: [Port] = []
        for (index, exit) in node.exits.enumerated() where index != down {
            ports.append(sideways(exit, of: node, free: &free))
        }
        if let down { ports.append(downwards(node.exits[down], of: node, next: next)) }
        return ports
    }

    private func downwards(_ exit: SheetExit, of node: SheetNode, next: Set<DrawnPlace>) -> Port {
        let side = roomier(below: node)
        let label = exit.label.map { block($0, in: room(below: node, on: side)) }
        return Port(
            exit: exit, way: .down, label: label, labelSide: side, next: exit.targets.filter(next.contains),
            far: exit.targets.filter { !next.contains($0) }, farSide: nearer(node))
    }

    private func sideways(_ exit: SheetExit, of node: SheetNode, free: inout Set<Side>) -> Port {
        for side in [nearer(node), nearer(node).other] where free.contains(side) {
            guard let label = exit.label else { return taking(side, exit, nil, &free) }
            let fitted = block(label, in: room(beside: node, on: side))
            if fits(label, fitted, room(beside: node, on: side)) { return taking(side, exit, fitted, &free) }
        }
        let side = exit.label == nil ? nearer(node) : roomier(below: node)
        return Port(
            exit: exit, way: .below(side), label: exit.label.map { block($0, in: room(below: node, on: side)) },
            labelSide: side, next: [], far: exit.targets, farSide: side)
    }

    private func taking(_ side: Side, _ exit: SheetExit, _ label: TextBlock?, _ free: inout Set<Side>) -> Port {
        free.remove(side)
        return Port(
            exit: exit, way: .side(side), label: label, labelSide: side, next: [], far: exit.targets, farSide: side)
    }

    // MARK: Room

    private func block(_ label: String, in room: Double) -> TextBlock {
        TextBlock([label], in: min(max(room, 4), Self.longestLabel), style: style, measure: measure)
    }

    /// No word is broken, and it does not become a column of words.
    private func fits(_ label: String, _ block: TextBlock, _ room: Double) -> Bool {
        let words = label.split(separator: " ").map { measure.width(String($0), style.size, style.isBold) }
        return (words.max() ?? 0) <= room && block.lines.count <= 3
    }

    /// The gutter that is nearer to its symbols.
    private func nearer(_ node: SheetNode) -> Side {
        let left = middle(node.lanes[0]) - columns.lanesLeft
        let right = columns.lanesRight - middle(node.exitLane)
        return left < right ? .left : .right
    }

    private func roomier(below node: SheetNode) -> Side {
        room(below: node, on: .right) >= min(room(below: node, on: .left), Self.longestLabel) ? .right : .left
    }

    private func room(below node: SheetNode, on side: Side) -> Double {
        let x = middle(node.exitLane)
        return (side == .left ? x - columns.lanesLeft : columns.lanesRight - x) - Self.gap - 1
    }

    private func room(beside node: SheetNode, on side: Side) -> Double {
        let half = sizes.size(of: node.kind).width / 2
        let room =
            side == .left
            ? middle(node.lanes[0]) - half - columns.lanesLeft : columns.lanesRight - middle(node.exitLane) - half
        return room - Self.gap - 1
    }

    private func middle(_ lane: Int) -> Double { columns.lanes[lane].middle }
}
