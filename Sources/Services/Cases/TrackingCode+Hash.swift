import Store

/// A tracking code is found by its hash; the code itself stands sealed beside it.
extension TrackingCode {
    private static let purpose = "cases.tracking"

    /// What is written.
    func hash(_ keyring: Keyring) -> [UInt8] { keyring.tokenHash(of: symbols, purpose: Self.purpose) }

    /// What is looked up by.
    func hashes(_ keyring: Keyring) -> [[UInt8]] { keyring.tokenHashes(of: symbols, purpose: Self.purpose) }
}
