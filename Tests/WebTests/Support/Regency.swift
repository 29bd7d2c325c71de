import FoundationEssentials
import Forms
import Logging
import Procedures
import Services
import Store
import Testing
import Web

/// The invented Kabupaten Contoh on a site: its Kominfo office with five officials and both SOPs in force, two villages
/// (one with a host of its own), and a case's way through the use cases, for tests that begin in its middle.
final class Regency: Sendable {
    let site: Site
    let admin: Person
    let kominfo: Office
    let villageA: Office
    let villageB: Office
    /// The village's clerk, who applies.
    private let clerk: Person

    var environment: Services.Environment { site.environment }
    var clock: TurnedClock { site.clock }

    /// A copy of the founded regency, on a site of its own.
    init(
        configure: (inout WebConfiguration) -> Void = { _ in }, wrapping: (any Database) -> any Database = { $0 },
        logger: Logger? = nil
    ) async throws {
        let founded = try await Founding.made.value
        site = try await Site(
            copying: founded.kept, keyring: founded.keyring, cases: founded.cases, wrapping: wrapping,
            logger: logger, configure: configure)
        (admin, clerk) = (founded.admin, founded.clerk)
        (kominfo, villageA, villageB) = (founded.kominfo, founded.villageA, founded.villageB)
    }

    /// Invites somebody with roles from today on, and lets them in.
    @discardableResult
    func officer(
        _ username: String, _ roles: [String], in office: Office, nik: String? = nil
    ) async throws -> Person {
        try await Founding.officer(username, roles, in: office, nik: nik, by: admin, environment)
    }

    func person(_ username: String) async throws -> Person {
        let visitor = try await Founding.visitor(environment)
        let session = try await LogIn(environment)(username, password: Site.password, from: visitor)
        return try await ResumeSession(environment)(session.token, at: visitor.place)
    }

    /// The officer's address is proven, as by the link of an invitation that came by mail.
    func prove(_ username: String) async throws {
        try await environment.database.write {
            _ = try $0.execute("UPDATE accounts SET email_verified_at = created_at WHERE username = \(username)")
        }
    }

    /// From now on the officer has no role any more.
    func endRoles(of username: String) async throws {
        for role in try await person(username).roles {
            try await EndRole(environment)(role.id, in: role.office, by: admin)
        }
    }

    /// An application of the village's clerk through the use cases, for lists of many.
    func apply() async throws -> String {
        let drafts = DraftDesk(environment, site.cases)
        let draft = try await StartDraft(environment, site.cases)(
            "email-domain", at: kominfo.id, by: clerk, secret: nil)
        let answers = Dictionary(
            uniqueKeysWithValues: EmailDomain.answers.map { (FieldPath($0.0)!, RawAnswer.text($0.1)) })
        let troubles = try await drafts.answer(answers, in: draft, of: kominfo.id, by: clerk, secret: nil)
        try #require(troubles.isEmpty)
        for paper in EmailDomain.papers {
            let blob = try await site.blobs.write(Papers.pdf(paper), office: kominfo.id)
            let file = PaperFile(
                blob: blob.place.id, name: "\(paper).pdf", type: .pdf, bytes: blob.size,
                digest: Hexadecimal.text(blob.digest))
            try await drafts.attach(
                file, kept: blob, to: paper, in: draft, of: kominfo.id, by: clerk, secret: nil, blobs: site.blobs)
        }
        return try await SubmitDraft(environment, site.cases)(draft, of: kominfo.id, by: clerk, secret: nil)
    }

    /// Does everything that waits in outbox and timers, as the workers do; mails stay.
    func work() async throws {
        let (environment, cases, clock) = (environment, site.cases, clock)
        for _ in 0..<10 {
            let worker = Worker(
                database: environment.database, queue: Outbox(keyring: environment.keyring),
                handlers: [
                    CaseWorker.kind: CaseWorker(environment, cases),
                    BlobRemover.kind: BlobRemover(site.blobs, keyring: environment.keyring),
                ], now: { clock.now.seconds })
            let ticker = Worker(
                database: environment.database, queue: Timers(keyring: environment.keyring),
                handlers: [CaseClock.kind: CaseClock(environment, cases)], now: { clock.now.seconds })
            if try await worker.runDue() + ticker.runDue() == 0 { return }
        }
    }
}

extension String {
    /// What stands after the last slash: the secret of a link, or the id at the end of an address.
    var lastPart: String { split(separator: "/").last.map(String.init) ?? "" }
}

extension OutgoingMail {
    /// The first link in it, without scheme and host.
    var path: String {
        let link = text.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("http") } ?? ""
        let parts = link.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: true)
        return parts.count == 3 ? "/" + parts[2] : "/"
    }

    /// The six digits of a code.
    var code: String {
        subject.split(separator: " ").first { $0.count == 6 && $0.allSatisfy(\.isNumber) }.map(String.init) ?? ""
    }
}
