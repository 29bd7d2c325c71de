public import Forms
import Store

/// A mail about a case that its applicant will not get: the server refused it for good, or never took it. Without the
/// address, which not everybody who handles the case may know.
public struct UnreachedNotice: Sendable, Hashable {
    /// Its own among the case's notices.
    public let name: String
    /// What it was about: “Permohonan 2026-00012 diterima”.
    public let subject: String
    public let tried: Instant

    static let prefix = "kabar-pemohon:"

    init?(_ row: GivenUpWork) {
        guard row.kind == OutgoingMail.kind, row.name.hasPrefix(UnreachedNotice.prefix),
            let mail = try? OutgoingMail(payload: row.payload)
        else { return nil }
        self.init(name: row.name, subject: mail.subject, tried: Instant(seconds: row.dueAt))
    }

    public init(name: String, subject: String, tried: Instant) {
        self.name = name
        self.subject = subject
        self.tried = tried
    }
}

extension UnreachedNotice {
    /// Of a case: what was given up, what came back later, and what had no address to go to.
    static func all(of file: CaseFile, _ notices: [NoticeStanding]) -> [UnreachedNotice] {
        let given = file.givenUp.compactMap(UnreachedNotice.init)
        let names = Set(given.map(\.name))
        return given
            + notices.filter { $0.mustBeTold && !names.contains($0.notice.name) }.map {
                UnreachedNotice(name: $0.notice.name, subject: $0.notice.words, tried: $0.notice.sent ?? $0.notice.made)
            }
    }
}
