public import Forms

/// Whether what a step relies on has surely happened before it: answers, letters, events that times count from, and
/// outcomes that `menurut` asks for (SOP.md §11 "Data flow").
///
/// A warning or an error carries the shortest way on which it may be missing. Total, as `Soundness` is.
public enum DataFlow {
    /// E114, E122, E404, P405 and P409, in the order of the file.
    public static func check(_ procedure: Procedure, catalogue: Catalogue) -> [Diagnostic] {
        let graph = FlowGraph(procedure)
        let facts = SureFacts(procedure: procedure, graph: graph, catalogue: catalogue)
        let diagnostics =
            LetterFlow(procedure: procedure, graph: graph, catalogue: catalogue).diagnostics
            + AnswerFlow(procedure: procedure, graph: graph, catalogue: catalogue, facts: facts).diagnostics
            + AnchorFlow(graph: graph, facts: facts).diagnostics + OutcomeFlow(graph: graph).diagnostics
        return diagnostics.sorted { ($0.position, $0.code, $0.message) < ($1.position, $1.code, $1.message) }
    }

    /// The outcomes of an earlier step that can still be its latest at another: those from whose targets the other is
    /// reached without passing the earlier step again (SOP.md §11 "Stale outcomes"). In the order of the file; a
    /// time-out is `habis`. Empty for steps that do not exist.
    public static func latestOutcomes(of earlier: String, at later: String, in procedure: Procedure) -> [String] {
        let graph = FlowGraph(procedure)
        guard let from = graph.stepNumbers[earlier], let to = graph.stepNumbers[later] else { return [] }
        return OutcomeFlow(graph: graph).latestOutcomes(of: from, at: to)
    }
}
