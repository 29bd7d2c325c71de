/// The keys of a case that seal what it keeps for a time only, one a period. They lie together under the case's key;
/// destroying one makes what lies under it unreadable, while every stored byte stays.
public struct PeriodKeys: Sendable {
    private var keys: [String: CaseKey]

    public init(periods: [String], from random: some RandomSource = SystemRandom()) {
        keys = Dictionary(periods.map { ($0, CaseKey(from: random)) }) { first, _ in first }
    }

    /// nil: the period is over.
    public subscript(period: String) -> CaseKey? { keys[period] }

    public mutating func destroy(_ period: String) { keys[period] = nil }

    /// A line a period: the key in hexadecimal digits, a space, and the period's name.
    public func sealed(by sealing: some Sealing, for context: SealContext) -> [UInt8] {
        let lines = keys.sorted { $0.key < $1.key }.map { "\(Hexadecimal.text($0.value.key.bytes)) \($0.key)\n" }
        return sealing.seal(Array(lines.joined().utf8), for: context)
    }

    /// - Throws: `SealFailure`.
    public static func open(
        _ sealed: [UInt8], by sealing: some Sealing, for context: SealContext
    ) throws -> PeriodKeys {
        var result = PeriodKeys(periods: [])
        for line in String(decoding: try sealing.open(sealed, for: context), as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let bytes = Hexadecimal.bytes(parts[0]), bytes.count == SecretKey.length else {
                throw SealFailure.altered
            }
            result.keys[String(parts[1])] = CaseKey(SecretKey(bytes))
        }
        return result
    }
}
