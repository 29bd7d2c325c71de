import ArgumentParser
import Glibc
import Services
import Store

/// `balai backup`: while the service runs.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Buat cadangan data, juga selagi layanan berjalan.",
        discussion: """
            Setiap kali, satu cadangan bertanggal ditambahkan ke folder itu; berkas yang sudah ada di sana tidak disalin \
            lagi. Berkas kunci tidak ikut: simpan salinannya di tempat lain. Keluar dengan 0 bila lengkap, 65 bila cadangan \
            selesai tetapi ada berkas yang sudah hilang atau terpotong di penyimpanan, 1 bila tidak ada cadangan yang dibuat.
            """)

    @Argument(help: "Folder cadangan, sebaiknya di disk atau mesin lain.")
    var folder: String
    @Option(name: .customLong("simpan"), help: "Simpan sekian cadangan terbaru, hapus yang lebih lama.")
    var kept: Int?

    /// The snapshot is whole, and no other try would find what the data have lost: deploy/balai-cadangan.service must not
    /// repeat it, and somebody must see it.
    static let isWithoutFiles = ExitCode(EX_DATAERR)

    func validate() throws {
        if let kept, kept < 1 { throw ValidationError("--simpan: tulis angka 1 atau lebih.") }
    }

    func run() async throws {
        let settings = try Settings()
        let outcome = try await perform(settings)
        let manifest = outcome.taken.snapshot.manifest
        let counts = manifest.counts
        Console.say(
            """
            Cadangan \(outcome.taken.snapshot.name) selesai di \(outcome.taken.snapshot.folder.path).
                \(counts.offices) kantor, \(counts.cases) permohonan, \(counts.blobs) berkas; \(outcome.taken.copied) \
            berkas baru disalin.
            """)
        if !outcome.removed.isEmpty { Console.say("    Dihapus: \(outcome.removed.joined(separator: ", ")).") }
        Console.say(
            """
            Berkas kunci tidak ikut dalam cadangan: \(outcome.key)
                Simpan salinannya terpisah dari cadangan. Tanpa berkas itu cadangan ini tidak dapat dibaca lagi.
            Yang dipakai audit juga tidak ikut; simpan salinannya di tempat lain:
                folder akar: \(outcome.roots)
                kunci tanda tangan: \(outcome.signingKey)
            """)
        if let before = outcome.taken.before, before.manifest.takenAt > manifest.takenAt {
            Console.warn(
                "balai: cadangan sebelumnya bernama \(before.name), lebih baru daripada jam mesin ini. Periksa jamnya; "
                    + "cadangan ini tetap dihitung sebagai yang terbaru.")
        }
        for file in manifest.missing {
            Console.warn("balai: \(file) disebut database, tetapi hilang atau terpotong di penyimpanan.")
        }
        if !manifest.missing.isEmpty { throw Self.isWithoutFiles }
    }

    struct Outcome {
        let taken: TakeBackup.Outcome
        let removed: [String]
        let key: String
        /// What an audit needs, and no backup holds.
        let roots: String
        let signingKey: String
    }

    func perform(_ settings: Settings) async throws -> Outcome {
        let data = try await DataInUse.open(settings)
        let place = BackupPlace(folder)
        try place.refuseBeside(settings, key: data.key)
        let source = TakeBackup.Source(
            database: data.database, store: data.store, engine: settings.engine,
            program: BalaiCommand.configuration.version, isDemo: data.isDemo)
        let taken = try await TakeBackup(source, clock: MachineClock())(into: place.folder)
        var removed: [String] = []
        if let kept {
            removed = try await place.folder.alone { try await place.folder.keep(newest: kept).snapshots }
        }
        let outcome = Outcome(
            taken: taken, removed: removed, key: data.key,
            roots: try await DataFolder(settings: settings).roots().path,
            signingKey: SigningKeyFile.path(beside: data.key))
        try await data.close()
        return outcome
    }
}
