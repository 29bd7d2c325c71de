extension SheetLayout {
    func draw(on canvas: inout PageCanvas) {
        let sizes = SymbolSizes(laneWidth: columns.lanes[0].width)
        var labels: [DrawnBox] = []
        for (index, row) in rows.enumerated() {
            drawCells(of: row, on: &canvas)
            drawSymbols(of: row, sizes, on: &canvas)
            let before = canvas.page.texts.count
            drawLabels(of: row, sizes, on: &canvas)
            labels += canvas.page.texts[before...].map(\.box)
            drawArrows(of: index, sizes, on: &canvas)
        }
        drawRules(around: labels, on: &canvas)
    }

    // MARK: Table

    private func drawCells(of row: PlacedRow, on canvas: inout PageCanvas) {
        let cells = TableCells(columns: columns, styles: styles, measure: measure)
        for (index, stack) in row.cells.enumerated() {
            let column = cells.column(of: index)
            var top = row.top + (row.height - stack.reduce(0) { $0 + $1.height }) / 2
            for block in stack {
                if index == 0 {
                    canvas.text(block, x: column.middle, top: top, .center, role: .cell)
                } else {
                    canvas.text(block, x: column.x + TableCells.padding, top: top, role: .cell)
                }
                top += block.height
            }
        }
    }

    /// Lanes are told apart by fainter lines, which leave room for labels.
    private func drawRules(around labels: [DrawnBox], on canvas: inout PageCanvas) {
        for row in rows { canvas.rule(columns.left, row.bottom, columns.right, row.bottom) }
        for x in columns.all.map(\.x) + [columns.right] { canvas.rule(x, top, x, bottom) }
        for x in columns.lanes.dropFirst().map(\.x) {
            var y = top
            let gaps = labels.filter { $0.x - 1 < x && x < $0.right + 1 }.sorted { $0.y < $1.y }
            for gap in gaps {
                if gap.y - 1 > y { canvas.rule(x, y, x, gap.y - 1, .faint) }
                y = max(y, gap.bottom + 1)
            }
            if bottom > y { canvas.rule(x, y, x, bottom, .faint) }
        }
    }

    // MARK: Flow

    private func drawSymbols(of row: PlacedRow, _ sizes: SymbolSizes, on canvas: inout PageCanvas) {
        for node in row.sheet.nodes {
            let size = sizes.size(of: node.kind)
            for lane in node.lanes {
                let middle = DrawnPoint(columns.lanes[lane].middle, row.middle)
                canvas.page.symbols.append(
                    DrawnSymbol(
                        kind: node.kind, box: DrawnBox(around: middle, width: size.width, height: size.height),
                        place: node.place, lane: lane))
                guard !node.text.isEmpty else { continue }
                let block = TextBlock(lines: [node.text], style: styles.symbol, measure: measure)
                // A pentagon points down: its letter stands in its upper part.
                let top = middle.y - block.height / 2 - (node.kind == .pentagon ? 2.5 : 0)
                canvas.text(block, x: middle.x, top: top, .center, role: .symbol)
            }
            for (left, right) in zip(node.lanes, node.lanes.dropFirst()) {
                canvas.page.arrows.append(
                    DrawnArrow(
                        from: node.place, to: node.place,
                        points: [
                            DrawnPoint(columns.lanes[left].middle + size.width / 2, row.middle),
                            DrawnPoint(columns.lanes[right].middle - size.width / 2, row.middle),
                        ], hasHead: false))
            }
        }
    }

    private func drawLabels(of row: PlacedRow, _ sizes: SymbolSizes, on canvas: inout PageCanvas) {
        for (index, item) in row.ports.enumerated() {
            guard let label = item.port.label else { continue }
            let node = row.sheet.nodes[item.node]
            let isLeft = item.port.labelSide == .left
            var x = columns.lanes[node.exitLane].middle
            var top = row.downLabelTop
            switch item.port.way {
            case .down: break
            case .below: top = row.exitLine(of: index) - label.height - 1
            case .side(let side):
                let half = sizes.size(of: node.kind).width / 2
                x = columns.lanes[side == .left ? node.entryLane : node.exitLane].middle + (isLeft ? -half : half)
                top = row.middle - label.height - 1
            }
            canvas.text(
                label, x: isLeft ? x - PortChoice.gap : x + PortChoice.gap, top: top, isLeft ? .right : .left,
                role: .label(of: node.place, outcomes: item.port.exit.outcomes))
        }
    }

    private func drawArrows(of index: Int, _ sizes: SymbolSizes, on canvas: inout PageCanvas) {
        let row = rows[index]
        for item in row.ports {
            let node = row.sheet.nodes[item.node]
            for target in item.port.next {
                let x = columns.lanes[node.exitLane].middle
                let start = row.middle + sizes.size(of: node.kind).height / 2
                draw([DrawnPoint(x, start)], of: item.port, from: node, to: target, in: index + 1, sizes, on: &canvas)
            }
        }
        for (item, track) in zip(runs, tracks) where item.row == index {
            let (node, port) = (row.sheet.nodes[row.ports[item.port].node], row.ports[item.port].port)
            let gutter = columns.track(track, on: item.run.side)
            let size = sizes.size(of: node.kind)
            var points: [DrawnPoint]
            if case .side(let side) = port.way {
                let half = side == .left ? -size.width / 2 : size.width / 2
                let lane = side == .left ? node.entryLane : node.exitLane
                points = [DrawnPoint(columns.lanes[lane].middle + half, row.middle)]
            } else {
                let x = columns.lanes[node.exitLane].middle
                points = [DrawnPoint(x, row.middle + size.height / 2), DrawnPoint(x, item.run.from)]
            }
            points += [DrawnPoint(gutter, item.run.from), DrawnPoint(gutter, item.run.to)]
            let at = rows.firstIndex { $0.sheet.nodes.contains { $0.place == item.run.target } } ?? index
            draw(points, of: port, from: node, to: item.run.target, in: at, sizes, on: &canvas)
        }
    }

    /// Finishes a way: along the target's line, and down into it.
    private func draw(
        _ points: [DrawnPoint], of port: Port, from node: SheetNode, to target: DrawnPlace, in index: Int,
        _ sizes: SymbolSizes, on canvas: inout PageCanvas
    ) {
        let row = rows[index]
        guard let end = row.sheet.nodes.first(where: { $0.place == target }), let last = points.last else { return }
        let x = columns.lanes[end.entryLane].middle
        let line = row.entryLine(of: target)
        let head = DrawnPoint(x, row.middle - sizes.size(of: end.kind).height / 2)
        var way = points
        if last.x != x {
            if last.y != line { way.append(DrawnPoint(last.x, line)) }
            way.append(DrawnPoint(x, line))
        }
        way.append(head)
        canvas.page.arrows.append(
            DrawnArrow(from: node.place, to: target, outcomes: port.exit.outcomes, points: way))
    }
}
