public import Forms

/// Runs the examples of a file (`uji`) through the real engine and calendar (SOP.md §15).
public enum Examples {
    /// - Returns: nothing where the example runs as it says; else one E601 at the item that does not.
    public static func run(_ example: Example, of procedure: Procedure, catalogue: Catalogue) -> [Diagnostic] {
        var run = ExampleRun(example, of: procedure, catalogue: catalogue)
        for index in example.items.indices {
            do throws(ExampleFailure) {
                try run.perform(index)
            } catch {
                return [diagnostic(error, example, item: index)]
            }
        }
        if let failure = run.endFailure() { return [diagnostic(failure, example, item: nil)] }
        return []
    }

    private static func diagnostic(_ failure: ExampleFailure, _ example: Example, item: Int?) -> Diagnostic {
        let place = item.map { ", butir \($0 + 1)" } ?? ", sesudah butir terakhir"
        let position = failure.position ?? item.map { example.items[$0].position } ?? example.position
        return Diagnostic(
            "E601", at: position, "Uji \"\(example.name)\"\(place): \(failure.expected), tetapi \(failure.found)")
    }
}

/// What an example expected, and what the engine did.
struct ExampleFailure: Error, Hashable {
    let expected: String
    let found: String
    var position: SourcePosition?

    init(_ expected: String, but found: String, at position: SourcePosition? = nil) {
        self.expected = expected
        self.found = found
        self.position = position
    }
}
