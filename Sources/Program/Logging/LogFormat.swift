/// How a line of the log is written.
enum LogFormat: String, Sendable {
    /// For a person: `2026-11-26T03:13:26.123Z notice pesan nama=nilai`.
    case text = "teks"
    /// For a journal: one JSON object a line.
    case json
}
