import Logging

/// One event of the log as one line: time (UTC), level, message, and what is noted beside it.
struct LogLine {
    /// Milliseconds since 1970.
    let time: Int64
    let level: Logger.Level
    let message: String
    /// In the order in which they are written.
    let facts: [(name: String, value: Logger.MetadataValue)]

    func written(as format: LogFormat) -> String {
        switch format {
        case .text: text
        case .json: json
        }
    }

    private var text: String {
        let rest = facts.map { " \($0.name)=\(Self.plain("\($0.value)"))" }.joined()
        return "\(moment) \(level) \(Self.oneLine(message))\(rest)\n"
    }

    private var json: String {
        let members =
            [("time", Self.quoted(moment)), ("level", Self.quoted("\(level)")), ("message", Self.quoted(message))]
            + facts.map { ($0.name, Self.value($0.value)) }
        return "{" + members.map { "\(Self.quoted($0.0)):\($0.1)" }.joined(separator: ",") + "}\n"
    }

    /// `2026-11-26T03:13:26.123Z` (RFC 3339).
    private var moment: String { UTCMoment.text(milliseconds: time) }

    /// Quoted where it would not be one word.
    private static func plain(_ text: String) -> String {
        let isWord = !text.isEmpty && text.allSatisfy { !$0.isWhitespace && $0 != "\"" && $0 != "=" }
        return isWord && text == oneLine(text) ? text : quoted(text)
    }

    private static func oneLine(_ text: String) -> String {
        String(text.map { $0.unicodeScalars.contains { $0.value < 0x20 } ? " " : $0 })
    }

    private static func value(_ value: Logger.MetadataValue) -> String {
        let text = "\(value)"
        // A number stays one, so that it can be compared.
        return Int64(text).map { "\($0)" == text } == true ? text : quoted(text)
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
