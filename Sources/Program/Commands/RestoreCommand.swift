import ArgumentParser
import Services
import Store

/// `balai restore`: a backup becomes the data of this machine.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Kembalikan data dari cadangan ke folder data yang kosong.",
        discussion: """
            Folder data (BALAI_DATA) harus kosong, dan berkas kunci (BALAI_KEY) harus milik data itu. Isi setiap berkas \
            diperiksa lebih dahulu. Cadangan SQLite juga dapat dikembalikan ke PostgreSQL (BALAI_DATABASE): begitulah \
            data pindah ke sana.
            """)

    @Argument(help: "Folder cadangan.")
    var folder: String
    @Option(
        name: .customLong("pada"),
        help: "Cadangan yang mana: awal namanya, misalnya 2026-11-25. Bawaan: yang terbaru.")
    var wanted: String?
    @Flag(
        name: .customLong("tanpa-berkas-rusak"),
        help: "Kembalikan juga bila ada berkas unggahan yang rusak dalam cadangan, tanpa berkas itu.")
    var isGoingWithoutDamagedFiles = false

    func run() async throws {
        let settings = try Settings()
        let outcome = try await perform(settings)
        let snapshot = outcome.snapshot
        let counts = snapshot.manifest.counts
        Console.say(
            """
            Cadangan \(snapshot.name) sudah dikembalikan ke \(settings.dataPlace).
                \(counts.offices) kantor, \(counts.cases) permohonan, \(counts.blobs - outcome.restored.lost.count) berkas. \
            \(outcome.restored.isKeyProven ? "Kuncinya cocok." : "Nama kuncinya cocok; balai verify mencobanya pada isinya.")
            Folder akar audit dan kunci tanda tangannya tidak ada dalam cadangan. Kembalikan dari salinannya:
                \(outcome.roots)
                \(outcome.signingKey)
            Yang masuk sesudah cadangan itu dibuat tidak ada di sini. Jalankan balai verify dan balai audit verify, lalu \
            balai serve.
            """)
        await DataFolder(settings: settings).sayUndoneErasures()
        for file in snapshot.manifest.missing {
            Console.warn("balai: \(file) sudah hilang atau terpotong ketika cadangan dibuat, jadi tidak dikembalikan.")
        }
        for file in outcome.restored.lost {
            Console.warn("balai: \(file) rusak dalam cadangan, jadi tidak dikembalikan.")
        }
    }

    struct Outcome {
        let snapshot: BackupSnapshot
        let restored: RestoreBackup.Outcome
        let roots: String
        let signingKey: String
    }

    func perform(_ settings: Settings) async throws -> Outcome {
        let data = DataFolder(settings: settings)
        guard try data.isFreeForRestore else {
            throw OperatorTrouble(
                "Folder \(settings.data) tidak kosong, dan tidak ada yang ditimpa. Pilih folder lain dengan BALAI_DATA."
            )
        }
        let backup = BackupFolder(path: RealPath.of(folder))
        let schema = try Migrator(EmbeddedFiles(folder: settings.assets).migrations).newest
        return try await backup.alone {
            let snapshot = try await backup.newest(beginning: wanted)
            let isDemo = snapshot.manifest.isDemo
            let key = isDemo ? settings.demoKey : settings.realKey
            try data.refuseInside(key)
            let keyring = try KeyFile.load(from: key)
            try await data.refuseDataOnServer()
            // What an interrupted restore has left in a bucket is put there again.
            if !data.isBeingRestored { try await settings.refuseUsedBucket() }
            let restore = RestoreBackup(
                keyring: keyring, open: Settings.openSnapshot(of: snapshot.manifest.engine),
                install: { file in
                    // Marked first: data of the demonstration never look like real ones. On a server the mark is part
                    // of the snapshot, or is set with its rows.
                    if isDemo && settings.server == nil { try await data.endDemo() }
                    try await settings.install(file, as: snapshot.manifest)
                })
            let restored = try await restore(
                snapshot, engines: settings.installable, schema: schema,
                isGoingWithoutDamagedFiles: isGoingWithoutDamagedFiles
            ) {
                try data.beginRestore()
                return try settings.openBlobs()
            }
            try data.endRestore()
            return Outcome(
                snapshot: snapshot, restored: restored, roots: try await data.roots().path,
                signingKey: SigningKeyFile.path(beside: key))
        }
    }
}
