public import Forms

/// What came of reading a file.
public struct ReadResult: Sendable {
    /// nil when an error forbids its use.
    public let procedure: Procedure?
    /// In the order of the file.
    public let diagnostics: [Diagnostic]
    /// As much as could be read; for checks that can still say something about a file with errors.
    let draft: Procedure?
    /// The file itself, for the places of what the model does not keep; nil where it is no YAML.
    let root: SourceNode?
}
