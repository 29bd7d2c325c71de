/// How large a file may be before it is even read (SOP.md §0).
public struct SourceLimits: Sendable {
    public var bytes = 256 * 1024
    /// Maps and lists inside each other.
    public var depth = 12
    /// Entries of one map or list. With it, no check of names can take long.
    public var entries = 500
    /// Keys that are written twice and are worked around; beyond, reading stops.
    public var duplicates = 20

    public init() {}
}
