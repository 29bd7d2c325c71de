import FoundationEssentials
import Store

/// `Benchmarks REPOSITORY BALAI PLAIN-SERVER FOLDER TABLE`: measures, and writes the table.
///
/// The folder must be empty, on the disk that data would lie on, and hold the demo's accounts (`accounts.json`).
/// `BALAI_TEST_POSTGRES` is the address of a PostgreSQL server that keeps what it commits.
@main
struct Benchmarks {
    static func main() async throws {
        let words = Array(CommandLine.arguments.dropFirst())
        guard words.count == 5 else {
            throw BenchmarkTrouble("five words are needed: repository, balai, plain server, folder, table")
        }
        let (repository, balai, plain, folder, table) = (words[0], words[1], words[2], words[3], words[4])
        var report = Report()
        let served = ServerFigures(
            balai: balai, plain: plain, folder: folder, accounts: try DemoAccounts(file: folder + "/accounts.json"))
        try served.all(into: &report)
        report.add(
            "Both engines",
            """
            The same table, pages and submits on each engine, both waiting for the disk (PostgreSQL's data lie in /var/tmp). \
            Pages: CPU of Balai's process, without the database server's. Everything else: the clock on the wall.
            """, try await engines(served, folder))
        report.add(
            "The SOP language", "In this process. A check is what `balai sop check` does after it has read the file.",
            try await ProcedureFigures.all())
        report.add(
            "Cases and pages", "In this process.",
            try await CaseFigures.all(folder: repository + "/procedures") + PageFigures.all())
        report.add("The store", "On the disk of the checkout.", try await StoreFigures.all(in: folder))
        report.add(
            "Pictures", "Each in a process of its own, so that a file that breaks a decoder breaks nothing else.",
            try await PictureFigures.all(program: balai))
        try report.write(to: table)
    }

    private static func engines(_ served: ServerFigures, _ folder: String) async throws -> [Figure] {
        guard let address = ProcessInfo.processInfo.environment["BALAI_TEST_POSTGRES"] else {
            throw BenchmarkTrouble("BALAI_TEST_POSTGRES is not set: run through scripts/bench.sh")
        }
        var figures: [Figure] = []
        for engine in try await [MeasuredEngine.sqlite(in: folder), .postgres(address, in: folder)] {
            figures += try await EngineFigures(engine: engine).all() + served.served(on: engine)
            try await engine.store.close()
        }
        return figures
    }
}
