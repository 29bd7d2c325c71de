import Hummingbird
import Logging

/// The yardstick of every page: the same server with one text of twelve bytes.
@main
struct PlainServer {
    static func main() async throws {
        let port = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 8090
        let router = Router()
        router.get("/") { _, _ in "Halo, dunia\n" }
        var logger = Logger(label: "yardstick")
        logger.logLevel = .error
        let application = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
            logger: logger)
        try await application.runService()
    }
}
