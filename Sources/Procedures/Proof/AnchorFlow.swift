import Forms

/// E404: a time is counted from something that may not have happened when the step opens.
struct AnchorFlow {
    let graph: FlowGraph
    let facts: SureFacts

    var diagnostics: [Diagnostic] {
        graph.steps.indices.flatMap { number in
            let step = graph.steps[number]
            let anchors = [step.since, step.expiry?.since == step.since ? nil : step.expiry?.since]
            return anchors.compactMap { $0 }.compactMap { finding($0, at: number) }
        }
    }

    private func finding(_ anchor: Anchor, at number: Int) -> Diagnostic? {
        guard case .after(let lacking) = facts.source(of: anchor),
            let path = lacking.ways(in: graph).toStep[number]
        else { return nil }
        let name = names(of: anchor).map { "\"\($0)\"" }.joined(separator: " atau ")
        let isAnswer = if case .answer = anchor { true } else { anchor.isBefore }
        return Diagnostic(
            "E404", at: position(of: anchor) ?? graph.steps[number].position,
            "Waktu dihitung \(anchor.isBefore ? "sebelum" : "sejak") \(name), tetapi \(name) mungkin belum \(isAnswer ? "diisi" : "terjadi")",
            expected: "sesuatu yang sudah pasti terjadi sebelum \"\(graph.steps[number].name)\"", path: path)
    }

    private func names(of anchor: Anchor) -> [String] {
        switch anchor {
        case .opening: ["awal"]
        case .event(let event): [event.step + (event.outcome.map { ".\($0)" } ?? "")]
        case .deadline(let step): ["batas \(step)"]
        case .answer(let path), .before(let path): [path.description]
        case .earliest(let anchors), .latest(let anchors): anchors.flatMap { names(of: $0) }
        }
    }

    private func position(of anchor: Anchor) -> SourcePosition? {
        guard case .event(let event) = anchor, event.position != .start else { return nil }
        return event.position
    }
}
