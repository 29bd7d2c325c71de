/// Host names in the form in which they are compared: lower case, without port and final dot.
enum HostName {
    static func bare(_ header: String) -> String {
        var host = header.lowercased()
        if host.hasPrefix("[") {
            host = String(host.prefix { $0 != "]" }) + "]"
        } else if let colon = host.firstIndex(of: ":"), host[colon...].dropFirst().allSatisfy(\.isNumber) {
            host = String(host[..<colon])
        }
        if host.hasSuffix(".") { host.removeLast() }
        return host
    }

    /// The host of a configured address: `http://127.0.0.1:8080` → `127.0.0.1`.
    static func of(_ address: String) -> String { bare(parts(address).host) }

    /// An address of another host with the scheme and port of the configured one.
    static func base(host: String, like address: String) -> String {
        let (scheme, full) = parts(address)
        return "\(scheme)://\(host)\(full.dropFirst(bare(full).count))"
    }

    private static func parts(_ address: String) -> (scheme: String, host: String) {
        var rest = address[...]
        var scheme = "https"
        for known in ["https", "http"] where rest.hasPrefix(known + "://") {
            scheme = known
            rest = rest.dropFirst(known.utf8.count + 3)
        }
        return (scheme, String(rest.prefix { $0 != "/" }))
    }

    /// Labels of letters, digits and inner hyphens, at least two.
    static func isName(_ host: String) -> Bool {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        return host.utf8.count <= 253 && labels.count >= 2 && labels.allSatisfy(isLabel)
    }

    /// A name that may be given to an office: one's own machine has one too.
    static func mayBeAnOffices(_ host: String) -> Bool { isName(host) || host == "localhost" }

    /// One part of a name, or an office's own in `/k/<slug>`.
    static func isLabel(_ label: some StringProtocol) -> Bool {
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
            && label.utf8.allSatisfy {
                $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
            }
    }
}
