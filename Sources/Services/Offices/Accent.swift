import Glibc

/// An office's colour, `#26437d`. Refused unless white text on it is readable (contrast at least 5.5:1), and where it
/// could be taken for the colour of errors, which means something (PAGES.md §2).
public struct Accent: Hashable, Sendable {
    /// Six hexadecimal digits in lower case, with the hash sign.
    public let hex: String

    /// The starter colours, by their names.
    public static let starters: [(name: String, accent: Accent)] = [
        ("Nila", Accent(known: "#26437d")), ("Toska", Accent(known: "#0d5a49")),
        ("Merah bata", Accent(known: "#8c2b20")), ("Soga", Accent(known: "#6b3f12")),
        ("Manggis", Accent(known: "#5c2456")),
    ]

    /// Throws `FieldTroubles` at `warna`.
    public init(_ typed: String) throws {
        let hex = typed.lowercased()
        guard let components = Accent.components(hex) else {
            throw FieldTroubles(["warna": "Tulis warna seperti #26437d"])
        }
        let contrast = Accent.contrastWithWhite(components)
        guard contrast >= 5.5 else {
            let tenths = Int(contrast * 10)
            throw FieldTroubles([
                "warna":
                    "Warna ini terlalu terang untuk tulisan putih: kontrasnya \(tenths / 10),\(tenths % 10), sedikitnya 5,5"
            ])
        }
        if Accent.looksLikeAnError(components) {
            throw FieldTroubles(["warna": "Warna ini terlalu mirip warna galat. Pilih yang lebih gelap atau warna lain"]
            )
        }
        self.hex = hex
    }

    private init(known: String) { hex = known }

    private static func components(_ hex: String) -> [Double]? {
        let bytes = Array(hex.utf8)
        guard bytes.count == 7, bytes[0] == 0x23 else { return nil }
        var components: [Double] = []
        for index in [1, 3, 5] {
            guard bytes[index].isHexDigit, bytes[index + 1].isHexDigit,
                let value = UInt8(String(decoding: bytes[index...index + 1], as: UTF8.self), radix: 16)
            else { return nil }
            components.append(Double(value) / 255)
        }
        return components
    }

    /// Contrast ratio with white, by WCAG 2.2.
    private static func contrastWithWhite(_ components: [Double]) -> Double {
        let linear = components.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
        let luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        return 1.05 / (luminance + 0.05)
    }

    /// The pages' `--bad`, `#a51d17`: its hue (within 12°) at its lightness (within 0.03), and as strong.
    private static func looksLikeAnError(_ components: [Double]) -> Bool {
        let (most, least) = (components.max()!, components.min()!)
        let (span, lightness) = (most - least, (most + least) / 2)
        guard components[0] == most, span / (1 - abs(2 * lightness - 1)) > 0.65 else { return false }
        let hue = (components[1] - components[2]) / span * 60
        return abs(hue - 2.5) <= 12 && abs(lightness - 0.369) <= 0.03
    }
}

extension UInt8 {
    /// `0-9 a-f`.
    fileprivate var isHexDigit: Bool { (0x30...0x39).contains(self) || (0x61...0x66).contains(self) }
}
