import FoundationEssentials

/// The engine that a run of the tests is for: `BALAI_TEST_ENGINE=postgres`, else SQLite.
public enum TestEngine: String, Sendable {
    case sqlite
    case postgres

    public static let current = ProcessInfo.processInfo.environment["BALAI_TEST_ENGINE"].flatMap(Self.init) ?? .sqlite
}
