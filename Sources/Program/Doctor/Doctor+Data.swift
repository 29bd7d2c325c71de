import Forms
import Services
import Store
import StorePostgres
import StoreSQLite

extension Doctor {
    /// Keys, database, files and roots of data that are there.
    func dataFindings(_ folder: DataFolder) async -> [DoctorFinding] {
        var found: [DoctorFinding] = []
        var keyring: Keyring?
        found.append(
            await finding("kunci", advice: "Kembalikan berkas kunci dari salinannya; lihat BALAI_KEY.") {
                let path = try await folder.key()
                try folder.refuseInside(path)
                keyring = try KeyFile.load(from: path)
                return "\(path) terbaca, hanya oleh pemiliknya."
            })
        found.append(
            await finding(
                "kunci audit", advice: "Kembalikan dari salinannya, atau buat dengan balai audit kunci --buat."
            ) {
                let path = try await folder.auditKey()
                _ = try SigningKeyFile.load(from: path)
                return "\(path) terbaca, hanya oleh pemiliknya."
            })
        let database: any Database
        do {
            database = try settings.openDatabase()
        } catch {
            return found + [DoctorFinding("basis data", .error, Wording.of(error), advice: "Periksa BALAI_DATA.")]
        }
        found += await databaseFindings(database, keyring)
        found.append(await filesFinding())
        found.append(
            await finding("akar audit", advice: "Lihat balai audit verify.") {
                guard !settings.rootsElsewhere else {
                    let day = try await database.read { try NewestRoot.day(in: $0) }
                    return "Ditulis mesin lain, terakhir \(day?.longText ?? "belum pernah")."
                }
                try await folder.refuseRootsInside()
                let roots = try await folder.roots()
                guard let day = try await ExpectRoots(database, folder: roots)() else {
                    return "\(roots.path) masih kosong; akar pertama ditulis sesudah layanan berjalan."
                }
                return "\(roots.path) cocok dengan database; akar terakhir \(day.longText)."
            })
        try? await database.close()
        return found
    }

    private func databaseFindings(_ database: any Database, _ keyring: Keyring?) async -> [DoctorFinding] {
        let engine = await finding("basis data", advice: Self.serverAdvice) {
            if let server = database as? PostgresDatabase {
                return "PostgreSQL \(try await server.version()) menjawab."
            }
            _ = try await database.read { try $0.databaseTime() }
            return "SQLite \(SQLiteDatabase.version) menjawab."
        }
        guard engine.keadaan == .ok else { return [engine] }
        var found = [engine, await schemaFinding(database)]
        if let server = database as? PostgresDatabase {
            found.append(await dumpFinding(server))
            if let counts = try? await server.countsRows() { found.append(Self.countsFinding(countsRows: counts)) }
        }
        found.append(
            await finding("jam") {
                try await ClockCheck.verify(database, machine: machine)
                let doubt = try await ClockTrust(folder: settings.data).judge(
                    now: Instant(seconds: machine() / 1000)
                ) { try await database.read { try NewestRoot.day(in: $0) } }
                if let doubt { throw OperatorTrouble(doubt.text) }
                return "Jam mesin ini sama dengan jam basis data."
            })
        if let keyring {
            let fit = await finding(
                "kunci dan data", advice: "Pakai berkas kunci milik data ini; lihat balai keys status."
            ) {
                try await KeyCheck.expect(keyring, in: database)
                return "Kuncinya cocok dengan data."
            }
            found.append(fit)
            if fit.keadaan == .ok, let change = keyChange(keyring) { found.append(change) }
        }
        return found
    }

    /// A change of keys that was begun and not brought to its end; the keyring knows which key seals and which writes.
    private func keyChange(_ keyring: Keyring) -> DoctorFinding? {
        let newest = keyring.newestIndex
        let waiting =
            (keyring.newest == keyring.active
                ? [] : ["Kunci \(keyring.newest) sudah ditambahkan, tetapi belum menyegel."])
            + (newest == keyring.index[0]
                ? [] : ["Kunci indeks \(newest.name) sudah ditambahkan, tetapi belum menulis."])
        guard waiting.isEmpty else {
            return DoctorFinding(
                "penggantian kunci", .warning, waiting.joined(separator: " "),
                advice: "Salin berkas kunci ke semua mesin, tunggu satu menit, lalu jalankan balai keys rotate.")
        }
        let older = keyring.everyName.subtracting([keyring.active, newest.name]).map(\.description).sorted()
        guard !older.isEmpty else { return nil }
        return DoctorFinding(
            "penggantian kunci", .warning, "Kunci lama masih ada dalam berkas kunci: \(older.joined(separator: ", ")).",
            advice:
                "Selesaikan dengan balai keys rotate; keluarkan dengan balai keys remove bila tidak diperlukan lagi.")
    }

    private func schemaFinding(_ database: any Database) async -> DoctorFinding {
        do {
            let known = try Migrator(EmbeddedFiles(folder: settings.assets).migrations).newest
            let found = try await database.read { try Migrator.number(in: $0) }
            guard found <= known else { throw DatabaseFailure.newerSchema(found: found, known: known) }
            guard found == known else {
                let others = try await database.holders()
                let text = "Data memakai skema \(found), program ini skema \(known)."
                return DoctorFinding(
                    "skema", .warning,
                    others.isEmpty ? text : text + " Balai lain bekerja dengannya: \(others.joined(separator: "; ")).",
                    advice: others.isEmpty
                        ? "Buat cadangan, lalu jalankan balai serve: skemanya diperbarui saat itu."
                        : "Buat cadangan, hentikan semuanya, lalu jalankan balai serve versi ini.")
            }
            return DoctorFinding("skema", .ok, "Skema \(found), sesuai program ini.")
        } catch {
            return DoctorFinding("skema", .error, Wording.of(error), advice: "Pasang versi Balai yang lebih baru.")
        }
    }
}
