public import Forms
import Store

/// A mail about a case that its applicant will not get: the server refused it for good, or never took it. Without the
/// address, which not everybody who handles the case may know.
public struct UnreachedNotice: Sendable, Hashable {
    /// What it was about: “Permohonan 2026-00012 diterima”.
    public let subject: String
    public let tried: Instant

    static let prefix = "kabar-pemohon:"

    init?(_ row: GivenUpWork) {
        guard row.kind == OutgoingMail.kind, row.name.hasPrefix(UnreachedNotice.prefix),
            let mail = try? OutgoingMail(payload: row.payload)
        else { return nil }
        self.init(subject: mail.subject, tried: Instant(seconds: row.dueAt))
    }

    public init(subject: String, tried: Instant) {
        self.subject = subject
        self.tried = tried
    }
}
