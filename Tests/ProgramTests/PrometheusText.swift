import Testing

/// Reads the text format of Prometheus (0.0.4) by its own rules, and says where a text breaks one.
struct PrometheusText {
    struct Sample: Hashable {
        let name: String
        let labels: [String: String]
        let value: Double
    }

    struct Broken: Error, CustomStringConvertible {
        let description: String
    }

    private(set) var types: [String: String] = [:]
    private(set) var samples: [Sample] = []

    init(_ text: String) throws {
        guard text.hasSuffix("\n") else { throw Broken(description: "no line break at the end") }
        var helped: Set<String> = []
        var family = ""
        var seen: Set<[String: String]> = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("# HELP ") {
                let name = String(line.split(separator: " ")[2])
                guard helped.insert(name).inserted else { throw Broken(description: "HELP twice: \(name)") }
            } else if line.hasPrefix("# TYPE ") {
                let words = line.split(separator: " ").map(String.init)
                guard words.count == 4, ["counter", "gauge", "histogram"].contains(words[3]), helped.contains(words[2]),
                    types.updateValue(words[3], forKey: words[2]) == nil
                else { throw Broken(description: String(line)) }
                family = words[2]
            } else {
                let sample = try Self.sample(String(line))
                let endings = types[family] == "histogram" ? ["_bucket", "_sum", "_count"] : [""]
                guard endings.contains(where: { family + $0 == sample.name }) else {
                    throw Broken(description: "\(sample.name) does not belong to \(family)")
                }
                guard seen.insert(sample.labels.merging(["": sample.name]) { $1 }).inserted else {
                    throw Broken(description: "twice: \(line)")
                }
                samples.append(sample)
            }
        }
        for (name, type) in types {
            if type == "counter", !name.hasSuffix("_total") { throw Broken(description: "\(name) is a counter") }
            if type == "histogram" { try checkHistogram(name) }
        }
    }

    func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        samples.first { $0.name == name && $0.labels == labels }?.value
    }

    private func checkHistogram(_ name: String) throws {
        let buckets = Dictionary(grouping: samples.filter { $0.name == name + "_bucket" }) { sample in
            sample.labels.filter { $0.key != "le" }
        }
        for (labels, series) in buckets {
            let bounds = series.map { $0.labels["le"] == "+Inf" ? .infinity : Double($0.labels["le"] ?? "") ?? .nan }
            guard bounds == bounds.sorted(), bounds.last == .infinity,
                series.map(\.value) == series.map(\.value).sorted(),
                value(name + "_count", labels) == series.last?.value, value(name + "_sum", labels) != nil
            else { throw Broken(description: "\(name) \(labels)") }
        }
    }

    private static func sample(_ line: String) throws -> Sample {
        guard let match = line.wholeMatch(of: #/([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? ([^ ]+)/#),
            let value = Double(String(match.3))
        else { throw Broken(description: "no sample: \(line)") }
        var labels: [String: String] = [:]
        var rest = match.2 ?? ""
        while !rest.isEmpty {
            guard let label = rest.prefixMatch(of: #/([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\["\\n])*)"(?:,|$)/#),
                labels.updateValue(unescaped(label.2), forKey: String(label.1)) == nil
            else { throw Broken(description: "no label: \(rest)") }
            rest = rest[label.range.upperBound...]
        }
        return Sample(name: String(match.1), labels: labels, value: value)
    }

    private static func unescaped(_ text: Substring) -> String {
        var result = ""
        var isEscaped = false
        for character in text {
            if isEscaped {
                result.append(character == "n" ? "\n" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                result.append(character)
            }
        }
        return result
    }
}
