import Glibc
import Services
import Store

/// The key file of the data, beside the data that lie under it.
struct KeysInUse: Sendable {
    let path: String
    let data: DataInUse

    /// How long a running service may take until it has read the key file again, in seconds, and a margin.
    static let patience: Int64 = 60

    /// Opens both, proves that they belong together, and closes them again.
    /// - Throws: `OperatorTrouble`, `KeyFailure`.
    static func with<Value>(_ settings: Settings, _ body: (KeysInUse) async throws -> Value) async throws -> Value {
        let data = try await DataInUse.open(settings)
        do {
            let keys = KeysInUse(path: data.key, data: data)
            try await KeyCheck.expect(KeyFile.load(from: keys.path), in: data.database)
            let value = try await body(keys)
            try await data.close()
            return value
        } catch {
            try await data.close()
            throw error
        }
    }

    /// Makes a new key the one that seals, and has the database know it, so that a node without it does not start. The
    /// file comes first: where an earlier call was stopped in between, that call is ended.
    func add() async throws -> KeyName {
        let sealing = try KeyFile.load(from: path).active
        let known = try await data.database.read { try KeyCheck.names(in: $0) }
        let isKnown = known.isEmpty || known.contains(sealing.description)
        let name = isKnown ? try KeyFile.add(to: path) : sealing
        try await KeyCheck.verify(KeyFile.load(from: path), in: data.database)
        return name
    }

    func rotate() async throws -> ResealData.Outcome {
        let keyring = try KeyFile.load(from: path)
        // Known before the first value lies under it: a node that does not have it must refuse to start.
        try await KeyCheck.verify(keyring, in: data.database)
        return try await ResealData(database: data.database, keyring: keyring)()
    }

    /// - Throws: `OperatorTrouble` while something still lies under it.
    func remove(_ typed: String) async throws {
        let keyring = try KeyFile.load(from: path)
        guard let name = keyring.names.first(where: { $0.description == typed }), name != keyring.active else {
            throw KeyFailure.notOlder(name: typed)
        }
        guard try Int64(time(nil)) - KeyFile.changed(path) > Self.patience else {
            throw OperatorTrouble(
                "Berkas kunci baru saja diubah. Tunggu satu menit, supaya layanan yang berjalan memakai kunci yang baru."
            )
        }
        let left = try await KeyUse.count(in: data.database).total(of: name)
        guard left == 0 else {
            throw OperatorTrouble(
                "\(left) nilai masih disegel dengan kunci \(typed). Jalankan balai keys rotate dahulu.")
        }
        try await data.database.write { try KeyCheck.forget(name, in: $0) }
        try KeyFile.remove(name, from: path)
    }

    /// What `balai keys status` shows, and whether every key that is named is there.
    func described() async throws -> (text: String, isComplete: Bool) {
        let keyring = try KeyFile.load(from: path)
        let use = try await KeyUse.count(in: data.database)
        let names = keyring.names.union(use.counts.keys).sorted {
            ($0 == keyring.active ? "" : $0.description) < ($1 == keyring.active ? "" : $1.description)
        }
        var lines = ["Berkas kunci: \(path)"]
        for name in names {
            let state =
                name == keyring.active
                ? "menyegel" : keyring.names.contains(name) ? "lama, masih membuka" : "TIDAK ADA dalam berkas kunci"
            lines.append("\(name)  \(state): \(use.total(of: name)) nilai")
            guard name != keyring.active else { continue }
            for (column, count) in (use.counts[name] ?? [:]).sorted(by: { $0.key < $1.key }) {
                lines.append("    \(column): \(count)")
            }
        }
        let isComplete = use.counts.keys.allSatisfy(keyring.names.contains)
        return (lines.map { $0 + "\n" }.joined(), isComplete)
    }
}
