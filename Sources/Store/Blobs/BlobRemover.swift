/// Removes the bytes of files whose rows are gone, soon after the transaction that took them away.
public struct BlobRemover: WorkHandler {
    /// The outbox kind that this handles.
    public static let kind = "hapus-berkas"
    let blobs: Blobs
    let keyring: Keyring

    public init(_ blobs: Blobs, keyring: Keyring) {
        self.blobs = blobs
        self.keyring = keyring
    }

    /// Asks for it, in the transaction that takes the rows away.
    /// - Parameter name: tells this removal from others of the subject.
    public static func ask(
        _ ids: [String], office: String, subject: String, name: String, dueAt: Int64, keyring: Keyring,
        in transaction: any Transaction
    ) throws {
        guard !ids.isEmpty else { return }
        try Outbox(keyring: keyring).enqueue(
            office: office, subject: subject, name: "\(kind):\(name)", kind: kind,
            payload: Array(ids.joined(separator: "\n").utf8), dueAt: dueAt, in: transaction)
    }

    public func perform(_ claim: WorkClaim) async throws -> WorkRecord {
        for id in String(decoding: claim.payload, as: UTF8.self).split(separator: "\n") {
            try await blobs.remove(String(id), office: claim.office)
        }
        return { _ in }
    }

    /// What cannot be removed now goes with the orphans; nobody has to do anything.
    public func gaveUp(_ claim: WorkClaim, cause: String, in transaction: any Transaction) throws {
        try Outbox(keyring: keyring).settle(
            office: claim.office, subject: claim.subject, name: claim.name, in: transaction)
    }
}
