import Documents
import FoundationEssentials
import Forms
import Glibc
import Hummingbird
import Logging
import NIOCore
import Pages
import Procedures
import Services
import Store
import Synchronization
import TestDatabases
import Testing
import Web

/// A site of its own on a port of its own: real server, real database, real files, real picture process. Only the clock
/// is turned by hand, and passwords are hashed at the lowest cost. It goes when the last holder does.
final class Site: Sendable {
    static let password = "kerbau berenang pagi"

    let environment: Services.Environment
    let clock: TurnedClock
    let cases: CaseServices
    let blobs: Blobs
    let port: Int
    let folder: String
    let assets: Assets
    /// Every transaction since the last `counted`.
    private let reports: Reports
    private let database: TestDatabase
    private let listening: any NIOCore.Channel

    /// - Parameters:
    ///   - kept: a database that is copied.
    ///   - keyring: the keys under which it was made.
    ///   - wrapping: what stands before the database.
    init(
        copying kept: String, keyring: Keyring, cases: CaseServices,
        wrapping: (any Database) -> any Database = { $0 }, logger: Logger? = nil,
        configure: (inout WebConfiguration) -> Void
    ) async throws {
        let folder = try Site.newFolder()
        let (clock, reports) = (TurnedClock(), Reports())
        database = try await TestDatabase.copy(of: kept, in: folder, onTransaction: { reports.add($0) })
        let port = try Wire.freePort()
        let environment = Site.environment(wrapping(database.database), port: port, keyring: keyring, clock: clock)
        let blobs = Blobs(store: try FolderBlobStore(path: folder + "/berkas"))
        let assets = try Site.assets()
        var configuration = WebConfiguration(port: port)
        configure(&configuration)
        let web = WebServices(
            environment: environment, cases: cases, blobs: blobs, spool: try Spool(path: folder + "/unggahan"),
            pictures: PictureProcess(executable: Site.besideTests("gambar"), arguments: []), assets: assets,
            letters: try Repo.letters.get(), guides: try Repo.guides.get(),
            shippedSOPs: try Repo.shippedSOPs.get(), configuration: configuration,
            keepErasures: { office in
                try await KeepErasures(environment, folder: RootFolder(folder + "/akar"), key: SigningKey())(
                    office: office)
            }, health: { HealthReport(parts: [("basis data", .well)]) })
        (self.environment, self.clock, self.cases, self.blobs) = (environment, clock, cases, blobs)
        (self.port, self.folder, self.assets, self.reports) = (port, folder, assets, reports)
        listening = try await Site.serve(web, logger ?? Site.silent)
    }

    deinit {
        listening.close(promise: nil)
        try? FileManager.default.removeItem(atPath: folder)
    }

    func browser(host: String = "127.0.0.1") -> Browser { Browser(self, host: host) }

    /// A browser in which an officer has logged in through the page.
    func browser(as username: String, host: String = "127.0.0.1") async throws -> Browser {
        let browser = browser(host: host)
        try await browser.get("/masuk")
        let answer = try await browser.post("/masuk", [("pengenal", username), ("sandi", Site.password)])
        try #require(answer.status == 303, "\(username) was not let in: \(answer.status)")
        return browser
    }

    /// What a request asked of the database.
    func counted(_ body: () async throws -> Void) async rethrows -> [TransactionReport] {
        _ = reports.take()
        try await body()
        return reports.take()
    }

    /// The mails that wait in the outbox of any office, taken out as if sent.
    func mails() async throws -> [OutgoingMail] {
        let outbox = Outbox(keyring: environment.keyring)
        let now = clock.now.seconds
        return try await environment.database.write { transaction in
            let offices = try outbox.dueOffices(kinds: [OutgoingMail.kind], now: now, in: transaction)
            return try offices.flatMap { office in
                try outbox.claim(
                    office: office, kinds: [OutgoingMail.kind], now: now, limit: 1000, lease: 60, in: transaction
                ).map { claim in
                    try outbox.complete(claim, in: transaction)
                    return try OutgoingMail(payload: claim.payload)
                }
            }
        }
    }

    static func newFolder() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "balai-web-\(Identifier.random())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }

    static func environment(
        _ database: any Database, port: Int, keyring: Keyring, clock: TurnedClock
    ) -> Services.Environment {
        Services.Environment(
            database: database, keyring: keyring, clock: clock,
            passwords: PasswordHasher(cost: PasswordCost(memoryKiB: 8, passes: 1)),
            addresses: Addresses(root: "http://127.0.0.1:\(port)"))
    }

    /// Runs the application until its channel is closed, and returns that.
    private static func serve(_ web: WebServices, _ logger: Logger) async throws -> any NIOCore.Channel {
        let (started, starting) = AsyncStream<any NIOCore.Channel>.makeStream()
        let application = WebSite.application(web, logger: logger, onServerRunning: { starting.yield($0) })
        let server = Task {
            defer { starting.finish() }
            try await application.runService(gracefulShutdownSignals: [])
        }
        for await channel in started { return channel }
        try await server.value
        throw Wire.Failure(step: "serve", code: 0)
    }

    private static var silent: Logger {
        var logger = Logger(label: "balai.test")
        logger.logLevel = .critical
        return logger
    }

    static func migrations() throws -> [Migration] {
        let folder = Repo.path("migrations")
        return try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { name in
            let bytes = try #require(FileManager.default.contents(atPath: "\(folder)/\(name)"))
            return Migration(fileName: name, sql: String(decoding: bytes, as: UTF8.self))
        }
    }

    private static func assets() throws -> Assets {
        func bytes(_ name: String) throws -> [UInt8] {
            try Array(#require(FileManager.default.contents(atPath: Repo.path("Sources/CAssets/files/\(name)"))))
        }
        return Assets(
            stylesheet: Asset(name: "balai.css", type: "text/css; charset=utf-8", bytes: try bytes("balai.css")),
            deskStylesheet: Asset(name: "meja.css", type: "text/css; charset=utf-8", bytes: try bytes("meja.css")),
            icon: Asset(name: "lambang.svg", type: "image/svg+xml", bytes: try bytes("lambang.svg")),
            script: Asset(name: "meja.js", type: "text/javascript; charset=utf-8", bytes: try bytes("meja.js")),
            pictures: try Repo.guidePictures())
    }

    static func besideTests(_ name: String) -> String {
        var path = [CChar](repeating: 0, count: 4096)
        readlink("/proc/self/exe", &path, path.count - 1)
        let own = String(decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return own[..<(own.lastIndex(of: "/") ?? own.endIndex)] + "/" + name
    }
}

/// Transactions as the engine reports them, from whatever task they were asked.
private final class Reports: Sendable {
    private let all = Mutex<[TransactionReport]>([])

    func add(_ report: TransactionReport) { all.withLock { $0.append(report) } }
    func take() -> [TransactionReport] {
        all.withLock { all in
            defer { all = [] }
            return all
        }
    }
}
