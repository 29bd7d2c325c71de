public import Forms

/// What the checker says about a file.
public struct CheckResult: Sendable {
    /// nil when the file must not be used.
    public let procedure: Procedure?
    /// In the order of the file.
    public let diagnostics: [Diagnostic]

    /// No `galat`; warnings are allowed.
    public var isAccepted: Bool { procedure != nil }
}
