/// An SOP file that comes with Balai, as an office may begin its own from it. It is in force nowhere by that.
public struct ShippedSOP: Hashable, Sendable {
    public let name: String
    public let title: String
    /// For which kinds of offices it is written.
    public let kinds: [String]
    public let source: String

    /// nil: the text does not say what it is called. It was proven whole when Balai was built.
    public init?(source: String) {
        let lines = source.split(whereSeparator: \.isNewline)
        func value(_ key: String) -> String? {
            lines.first { $0.hasPrefix("\(key):") }.map { String($0.dropFirst(key.count + 1)) }
        }
        guard let title = value("judul"), let kinds = value("untuk") else { return nil }
        name = CheckedSource.procedureName(in: source)
        guard !name.isEmpty else { return nil }
        self.title = String(title.drop { $0 == " " })
        self.kinds = kinds.split { "[], ".contains($0) }.map(String.init)
        self.source = source
    }
}
