import Store

/// The key by which somebody who left no address comes back to the case that they sent: with the tracking code it opens
/// the case's own page. It follows from the draft and its browser's secret, so that the receipt can show it without its
/// being written anywhere. Its holder is a contact of which only the key's hash is known.
public struct AccessKey: Hashable, Sendable, CustomStringConvertible {
    /// What a contact has in the place of an address. No address looks like it.
    static let mark = "kunci:"
    /// What pages call its holder.
    static let holderName = "Pemegang kunci"
    private static let purpose = "cases.access-key"

    private let code: TrackingCode

    /// Reads what a person typed; nil when it cannot be a key.
    public init?(typed: String) {
        guard let code = TrackingCode(typed: typed) else { return nil }
        self.code = code
    }

    private init(digest: [UInt8]) { code = TrackingCode(from: Derived(digest: digest)) }

    /// Under every index key, the one that writes first.
    static func all(ofDraft draft: String, secret: String, keyring: Keyring) -> [AccessKey] {
        keyring.tokenDigests(of: "\(draft)\n\(secret)", purpose: purpose).map(AccessKey.init(digest:))
    }

    /// In groups of four, as it is shown.
    public var description: String { code.description }

    var address: String { Self.mark + Hexadecimal.text(Digest.sha256(code.symbols)) }

    private struct Derived: RandomSource {
        let digest: [UInt8]

        func bytes(_ count: Int) -> [UInt8] { Array(digest.prefix(count)) }
    }
}
