/// `Benchmarks REPOSITORY BALAI PLAIN-SERVER FOLDER TABLE`: measures, and writes the table.
///
/// The folder must be empty, on the disk that data would lie on, and hold the demo's accounts (`accounts.json`).
@main
struct Benchmarks {
    static func main() async throws {
        let words = Array(CommandLine.arguments.dropFirst())
        guard words.count == 5 else {
            throw BenchmarkTrouble("five words are needed: repository, balai, plain server, folder, table")
        }
        let (repository, balai, plain, folder, table) = (words[0], words[1], words[2], words[3], words[4])
        var report = Report()
        try ServerFigures(
            balai: balai, plain: plain, folder: folder, accounts: DemoAccounts(file: folder + "/accounts.json")
        ).all(into: &report)
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
}
