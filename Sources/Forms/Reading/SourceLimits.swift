/// How large a file may be before it is even read (SOP.md §0).
public struct SourceLimits: Sendable {
    public var bytes = 256 * 1024
    /// Maps and lists inside each other.
    public var depth = 12
    /// Keys that are written twice and are worked around; beyond, reading stops.
    public var duplicates = 50

    public init() {}
}
