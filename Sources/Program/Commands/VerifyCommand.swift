import ArgumentParser
import FoundationEssentials
import Services
import Store

/// `balai verify`: whether a backup could be restored, or the data of this machine are in order.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Periksa cadangan, atau data di mesin ini.",
        discussion: """
            Yang diperiksa: rantai riwayat setiap permohonan, daftar dan tugasnya, nomor buku tanpa celah, dan setiap \
            berkas. Untuk cadangan juga kecocokannya dengan manifes. Keluar dengan 0 bila semua benar, 1 bila tidak.
            """)

    @Argument(help: "Folder cadangan. Tanpa folder: data di BALAI_DATA, juga selagi layanan berjalan.")
    var folder: String?
    @Option(name: .customLong("pada"), help: "Hanya cadangan ini: awal namanya. Bawaan: semua.")
    var wanted: String?
    @Flag(name: .customLong("json"), help: "Tulis hasilnya sebagai JSON.")
    var asJSON = false

    func run() async throws {
        let settings = try Settings()
        let results = try await perform(settings)
        if asJSON {
            Console.say(try VerificationText.json(results))
        } else {
            for result in results { Console.print(VerificationText.of(result)) }
        }
        if results.contains(where: { !$0.verification.isClean }) { throw ExitCode(1) }
    }

    /// What was verified, by its name.
    struct Result: Codable {
        let name: String
        let verification: Verification
        /// Whether the list of what was erased lies with another machine, so that nobody here held it against the data;
        /// nil: it does not, or this is a backup.
        var areErasuresElsewhere: Bool?
    }

    func perform(_ settings: Settings) async throws -> [Result] {
        let schema = try Migrator(EmbeddedFiles(folder: settings.assets).migrations).newest
        guard let folder else { return [try await data(settings)] }
        let backup = BackupFolder(path: RealPath.of(folder))
        return try await backup.alone {
            let names = try await wanted == nil ? backup.names() : [backup.newest(beginning: wanted).name]
            guard !names.isEmpty else { throw BackupFailure.none(path: backup.path) }
            var results: [Result] = []
            for name in names { results.append(try await look(at: name, in: backup, settings, schema)) }
            return results
        }
    }

    private func look(
        at name: String, in backup: BackupFolder, _ settings: Settings, _ schema: Int
    ) async throws -> Result {
        do {
            let snapshot = try await backup.snapshot(named: name)
            let opening = Settings.openSnapshot(of: snapshot.manifest.engine)
            let key = snapshot.manifest.isDemo ? settings.demoKey : settings.realKey
            let verify = VerifyBackup(keyring: try KeyFile.load(from: key), open: opening)
            return Result(name: name, verification: try await verify(snapshot, schema: schema))
        } catch let failure as BackupFailure {
            return Result(name: name, verification: Verification(failure))
        }
    }

    private func data(_ settings: Settings) async throws -> Result {
        try await DataInUse.lookingThrough(settings) { data, environment in
            let verify = VerifyData(
                database: environment.database, store: data.store, keyring: environment.keyring)
            var verification = try await verify()
            if settings.rootsElsewhere {
                return Result(name: settings.dataPlace, verification: verification, areErasuresElsewhere: true)
            }
            let roots = try await DataFolder(settings: settings).roots()
            verification.add(try await FindUndoneErasures(environment.database, folder: roots)())
            return Result(name: settings.dataPlace, verification: verification)
        }
    }
}
