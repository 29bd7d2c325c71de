public import Forms

/// A procedure that may not be put in force.
public struct ProcedureRefused: Error, Hashable, Sendable {
    /// What the checker found.
    public let diagnostics: [Diagnostic]
    /// What the file uses that this version of Balai does not run.
    public let unsupported: [String]

    init(diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
        unsupported = []
    }

    init(unsupported: [String]) {
        diagnostics = []
        self.unsupported = unsupported
    }

    public var message: String {
        if let first = unsupported.first { return "SOP ini memakai hal yang belum dapat dijalankan: \(first)" }
        let errors = diagnostics.filter { $0.severity == .error || $0.code == "P501" }.count
        return "SOP ini belum dapat ditetapkan: ada \(errors) galat. Perbaiki berkasnya, lalu coba lagi"
    }
}
