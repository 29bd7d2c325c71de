import ArgumentParser
import Services
import Store

/// `balai rebuild`: projections anew from the events.
struct RebuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild", abstract: "Bangun ulang daftar permohonan dan tugas dari riwayatnya.",
        discussion: """
            Boleh dijalankan selagi Balai melayani. Bila terhenti, jalankan lagi: dilanjutkan dari tempatnya berhenti. \
            Keluar dengan 1 bila ada permohonan yang riwayatnya tidak sah; permohonan itu dibiarkan seperti adanya.
            """)

    @Option(name: .customLong("kantor"), help: "Nama pendek satu kantor. Bawaan: semua kantor.")
    var office: String?
    @Flag(name: .customLong("dari-awal"), help: "Ulangi dari permohonan pertama, juga bila yang lalu terhenti.")
    var anew = false

    func run() async throws {
        let house = try await House.openExisting(Settings())
        let isWhole = try await Watch(look: house.look).over {
            try await perform(in: house) { Console.say($0) }
        }
        try await house.close()
        guard isWhole else { throw ExitCode(1) }
    }

    /// - Returns: whether every case could be made anew.
    func perform(in house: House, say: (String) -> Void) async throws -> Bool {
        let environment = house.environment
        let offices =
            if let office { [try await house.office(slug: office)] } else {
                try await environment.database.read { try ReadOffices(environment).all(in: $0) }
            }
        var isWhole = true
        for office in offices {
            let done = try await RebuildOffice(environment, house.cases)(office.id, anew: anew)
            for left in done.left { say("\(office.slug): permohonan \(left.number) dibiarkan. \(left.cause)") }
            let wentOn = done.wentOn ? " (melanjutkan yang terhenti)" : ""
            say("\(office.slug): \(done.rebuilt) permohonan dibangun ulang\(wentOn).")
            isWhole = isWhole && done.left.isEmpty
        }
        return isWhole
    }
}
