public import Store

/// A draft as somebody's page showed it.
public struct SeenDraft: Hashable, Sendable {
    public let id: String
    /// Of the text that was shown.
    public let hash: String

    public init(id: String, hash: String) { (self.id, self.hash) = (id, hash) }

    /// - Throws: `DraftChanged` where it is another by now, or gone.
    @discardableResult
    func require(at office: String, in transaction: any ReadTransaction) throws -> ProcedureDraft {
        let found = try ProcedureDraft.find(id, at: office, in: transaction)
        guard let found, found.hash == hash else { throw DraftChanged(now: found) }
        return found
    }
}

/// A draft is not any more what the person's page showed.
public struct DraftChanged: Error, Hashable, Sendable {
    /// As it is now; nil: it was thrown away, or adopted.
    public let now: ProcedureDraft?

    public init(now: ProcedureDraft?) { self.now = now }

    public var message: String {
        guard let now else { return "Konsep ini sudah dihapus, atau sudah ditetapkan, setelah halaman ini dibuka" }
        return "Konsep ini sudah diubah oleh \(now.by) setelah halaman ini dibuka"
    }
}
