public import Store

/// Something measured, with all of its values, as Prometheus reads it (text format 0.0.4).
public struct MetricFamily: Sendable {
    public enum Kind: String, Sendable {
        /// Only rises.
        case counter
        case gauge
        case histogram
    }

    public struct Sample: Sendable {
        /// What follows the family's name: `_bucket`, `_sum`, `_count` of a histogram.
        let suffix: String
        let labels: [(name: String, value: String)]
        let value: Double

        public init(_ labels: [(name: String, value: String)] = [], _ value: Double) {
            self.init(suffix: "", labels, value)
        }

        init(suffix: String, _ labels: [(name: String, value: String)], _ value: Double) {
            self.suffix = suffix
            self.labels = labels
            self.value = value
        }

        /// The lines of one histogram: buckets that each hold those before it, the sum, the count.
        public static func histogram(
            _ reading: DurationCounts.Reading, _ labels: [(name: String, value: String)] = []
        ) -> [Sample] {
            var total = 0
            var samples: [Sample] = []
            let bounds = reading.bounds.map { "\($0)" } + ["+Inf"]
            for (bound, count) in zip(bounds, reading.counts) {
                total += count
                samples.append(Sample(suffix: "_bucket", labels + [("le", bound)], Double(total)))
            }
            return samples + [
                Sample(suffix: "_sum", labels, reading.seconds), Sample(suffix: "_count", labels, Double(total)),
            ]
        }
    }

    let name: String
    let kind: Kind
    /// For whoever looks at it, in Indonesian.
    let help: String
    let samples: [Sample]

    public init(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
        self.name = name
        self.kind = kind
        self.help = help
        self.samples = samples
    }

    /// One value without labels.
    public init(_ name: String, _ kind: Kind, _ help: String, _ value: Double) {
        self.init(name, kind, help, [Sample([], value)])
    }

    /// The lines of the text format; none where there is no value.
    var text: String {
        guard !samples.isEmpty else { return "" }
        let lines = samples.map { "\(name)\($0.suffix)\(Self.text($0.labels)) \(Self.text($0.value))\n" }
        return "# HELP \(name) \(Self.escaped(help))\n# TYPE \(name) \(kind.rawValue)\n" + lines.joined()
    }

    private static func text(_ labels: [(name: String, value: String)]) -> String {
        guard !labels.isEmpty else { return "" }
        let pairs = labels.map { "\($0.name)=\"\(escaped($0.value).replacing("\"", with: "\\\""))\"" }
        return "{\(pairs.joined(separator: ","))}"
    }

    private static func text(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
    }
}
