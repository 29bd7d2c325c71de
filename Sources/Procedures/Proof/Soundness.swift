public import Forms

/// The proof that every case of a procedure can end, and ends cleanly (SOP.md §11).
///
/// It looks at all markings that a case can reach when every outcome is possible, so it holds for all answers. What can
/// always clear a case (withdrawal, `batas.habis`) takes no part. Total: a procedure with names that lead nowhere is
/// judged as far as it goes.
public enum Soundness {
    /// More markings than this are not looked at (E310).
    public static let markingLimit = 100_000

    /// E301–E306, E310 and P415, in the order of the file.
    public static func check(_ procedure: Procedure) -> [Diagnostic] { report(procedure).diagnostics }

    /// The findings, with the size of the proof.
    public static func report(_ procedure: Procedure) -> ProofReport {
        report(procedure, reducing: true, limit: markingLimit)
    }

    /// As `report`, with the reductions left out or another limit, to compare.
    package static func report(_ procedure: Procedure, reducing: Bool, limit: Int) -> ProofReport {
        let graph = FlowGraph(procedure)
        guard let start = graph.start else {
            return ProofReport(markings: 0, places: 0, transitions: 0, isExhaustive: false, diagnostics: [])
        }
        let walk = MarkingWalk(FlowNet(graph, start: start, reducing: reducing), limit: limit)
        let findings = FlowFindings(procedure: procedure, graph: graph, walk: walk)
        var diagnostics = findings.violations
        if walk.isCutOff {
            diagnostics.append(findings.explosion)
        } else {
            diagnostics += findings.endless
        }
        diagnostics += findings.unreached + ImmediateRings.check(graph)
        return ProofReport(
            markings: walk.markings.count, places: walk.net.places.count, transitions: walk.net.transitions.count,
            isExhaustive: !walk.isCutOff,
            diagnostics: diagnostics.sorted { ($0.position, $0.code, $0.message) < ($1.position, $1.code, $1.message) })
    }
}
