import Store

/// A file that the binary holds, served under an address with its hash so that browsers may keep it for good.
public struct Asset: Sendable {
    public let name: String
    public let type: String
    public let bytes: [UInt8]
    let packed: [UInt8]?
    /// `/aset/balai.3f2a….css`.
    public let path: String

    public init(name: String, type: String, bytes: [UInt8]) {
        self.name = name
        self.type = type
        self.bytes = bytes
        packed = type.hasPrefix("text/") || type.hasPrefix("image/svg") ? Gzip.smallest(bytes) : nil
        let hash = Hexadecimal.text(Array(Digest.sha256(bytes).prefix(8)))
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        path = "/aset/\(name[..<dot]).\(hash)\(name[dot...])"
    }
}

/// The embedded files that pages link to, and the counters of what was served.
public struct Assets: Sendable {
    let stylesheet: Asset
    /// What only officers see, so that a resident does not load it.
    let deskStylesheet: Asset
    let icon: Asset
    /// Of the desk.
    let script: Asset
    private let byPath: [String: Asset]
    let metrics: Metrics

    /// - Parameter pictures: of the guides.
    public init(stylesheet: Asset, deskStylesheet: Asset, icon: Asset, script: Asset, pictures: [Asset] = []) {
        self.stylesheet = stylesheet
        self.deskStylesheet = deskStylesheet
        self.icon = icon
        self.script = script
        let all = [stylesheet, deskStylesheet, icon, script] + pictures
        byPath = Dictionary(uniqueKeysWithValues: all.map { ($0.path, $0) })
        metrics = Metrics()
    }

    func asset(at path: String) -> Asset? { byPath[path] }
}
