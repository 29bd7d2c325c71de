import ArgumentParser
import Forms
import Procedures

/// `balai batas`: when a time is over, and why (SOP.md §12).
struct DeadlineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batas", abstract: "Hitung sampai kapan suatu batas waktu, beserta alasannya.",
        discussion: "Contoh: balai batas --sejak 2026-11-24T14:30 --waktu '2 hari kerja'")

    @Option(name: .customLong("sejak"), help: "Saat hitungan dimulai, misalnya 2026-11-24T14:30.")
    var since: String
    @Option(name: .customLong("waktu"), help: "Lamanya, misalnya '2 hari kerja', '30 menit', atau '2x24 jam'.")
    var amount: String
    @Option(name: .customLong("kalender"), help: "Kalender kerja: baku, baku-wita, baku-wit, atau enam-hari.")
    var calendar = "baku"

    func run() throws { Console.say(try explained()) }

    /// - Throws: `OperatorTrouble`.
    func explained() throws -> String {
        guard let known = WorkingCalendar.named[calendar] else {
            let names = WorkingCalendar.named.keys.sorted().joined(separator: ", ")
            throw OperatorTrouble("Kalender “\(calendar)” tidak dikenal. Yang ada: \(names).")
        }
        guard let start = WallTime(since)?.instant(in: known.zone) else {
            throw OperatorTrouble("“\(since)” bukan tanggal dan jam. Tulis misalnya 2026-11-24T14:30.")
        }
        switch TimeAmount.parse(amount) {
        case .failure(let trouble):
            throw OperatorTrouble("\(trouble.message). Seharusnya: \(TimeLiteralTrouble.expected).")
        case .success(let read):
            if let remark = read.remark { Console.warn("peringatan[\(remark.code)]: \(remark.message)") }
            return known.deadline(read, from: start).explained()
        }
    }
}
