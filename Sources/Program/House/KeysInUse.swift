import Glibc
import Services
import Store

/// The key file of the data, beside the data that lie under it.
struct KeysInUse: Sendable {
    let path: String
    let data: DataInUse

    /// How long a running service may take until it has read the key file again, or has ended because it lacks a key that
    /// is in use, in seconds, and a margin.
    static let patience: Int64 = 60

    /// Opens both, proves that they belong together, and closes them again.
    /// - Throws: `OperatorTrouble`, `KeyFailure`, `DatabaseFailure.newerSchema`.
    static func with<Value: Sendable>(
        _ settings: Settings, _ body: @Sendable @escaping (KeysInUse) async throws -> Value
    ) async throws -> Value {
        let data = try await DataInUse.open(settings)
        do {
            // A program that does not know every column would take out a key that one of them needs.
            try await data.expectSchema()
            let keys = KeysInUse(path: data.key, data: data)
            _ = try await keys.keyring()
            let value = try await data.whileItMay { try await body(keys) }
            try await data.close()
            return value
        } catch {
            try await data.close()
            throw error
        }
    }

    /// What the file holds now, told by the database under which index key it writes.
    func keyring() async throws -> Keyring {
        let keyring = try KeyFile.load(from: path)
        try await KeyCheck.expect(keyring, in: data.database)
        return keyring
    }

    /// Makes a new key, which seals after the next `rotate`, and has the database know it, so that a node without it does
    /// not start. The file comes first: where an earlier call was stopped in between, that call is ended.
    func add() async throws -> KeyName { try await add(newest: \.newest) { try KeyFile.add(to: path) } }

    /// Makes a new key by which indexes are looked up from now on, and which writes after the next `rotate`.
    func addIndex() async throws -> KeyName {
        try await add(newest: \.newestIndex.name) { try KeyFile.addIndex(to: path) }
    }

    private func add(newest: (Keyring) -> KeyName, _ make: () throws -> KeyName) async throws -> KeyName {
        let last = newest(try KeyFile.load(from: path))
        let known = try await data.database.read { try KeyCheck.names(in: $0) }
        let isKnown = known.isEmpty || known.contains(last.description)
        let name = isKnown ? try make() : last
        try await KeyCheck.verify(KeyFile.load(from: path), in: data.database)
        return name
    }

    /// Moves everything to the keys that were added last. From then on a node that does not have them ends.
    /// - Throws: `OperatorTrouble` where a running service may not have the new keys yet.
    func rotate() async throws -> (resealed: ResealData.Outcome, reindexed: ReindexData.Outcome) {
        let keyring = try await keyring()
        // A sealing key that it meets a service reads from the file at once; an index key it meets nowhere. On another
        // machine the file has to come first.
        let mayBeMissing = data.settings.server != nil && keyring.active != keyring.newest
        if mayBeMissing || keyring.index[0] != keyring.newestIndex { try waitedSinceFileChanged() }
        // Known before the first value lies under it.
        try await KeyCheck.changeOver(to: keyring, at: Self.now, in: data.database)
        let resealed = try await ResealData(database: data.database, keyring: keyring)()
        return (resealed, try await ReindexData(database: data.database, keyring: keyring)())
    }

    /// - Parameter isForced: takes an index key out with what can no longer be found then.
    /// - Throws: `OperatorTrouble` while something still lies under it, or a node may still write under it.
    func remove(_ typed: String, isForced: Bool = false) async throws {
        let keyring = try await keyring()
        if let key = keyring.index.first(where: { $0.name.description == typed }) {
            return try await remove(key, of: keyring, isForced: isForced)
        }
        guard let name = keyring.names.first(where: { $0.description == typed }), name != keyring.newest else {
            throw KeyFailure.notOlder(name: typed)
        }
        guard name != keyring.active else {
            throw OperatorTrouble("Kunci \(name) masih menyegel. Jalankan balai keys rotate dahulu.")
        }
        try waitedSinceFileChanged()
        try await forget(name, replacedBy: keyring.active) { transaction in
            let left = try KeyUse.count(in: transaction).total(of: name)
            guard left == 0 else {
                throw OperatorTrouble(
                    "\(left) nilai masih disegel dengan kunci \(typed). Jalankan balai keys rotate dahulu.")
            }
        }
    }

    private func remove(_ key: IndexKey, of keyring: Keyring, isForced: Bool) async throws {
        guard key != keyring.newestIndex else { throw KeyFailure.notOlder(name: key.name.description) }
        guard key != keyring.index[0] else {
            throw OperatorTrouble("Kunci indeks \(key.name) masih menulis. Jalankan balai keys rotate dahulu.")
        }
        try waitedSinceFileChanged()
        let writing = keyring.index[0].name
        try await data.database.read { try Self.waitedSinceChange(to: writing, in: $0) }
        // What another node wrote in the seconds before it heard of the change.
        _ = try await ReindexData(database: data.database, keyring: keyring)()
        try await forget(key.name, replacedBy: writing) { transaction in
            let losses = try IndexUse.count(in: transaction, at: Self.now).losses(with: key)
            guard losses.isEmpty || isForced else {
                throw OperatorTrouble(
                    "Kunci indeks \(key.name) masih diperlukan. Yang tidak berlaku lagi tanpanya:\n"
                        + losses.map { "  \($0.count) \($0.what)\n" }.joined()
                        + "Semua itu berakhir dengan sendirinya; tunggu, atau keluarkan sekarang dengan --paksa.")
            }
        }
    }

    /// Asks first where nobody has to wait for the answer, and once more in the transaction that forgets.
    private func forget(
        _ name: KeyName, replacedBy newer: KeyName,
        unlessNeeded ask: @Sendable @escaping (any ReadTransaction) throws -> Void
    ) async throws {
        let mayGo: @Sendable (any ReadTransaction) throws -> Void = { transaction in
            try Self.waitedSinceChange(to: newer, in: transaction)
            try ask(transaction)
        }
        try await data.database.read(mayGo)
        try await data.database.write { transaction in
            try mayGo(transaction)
            try KeyCheck.forget(name, in: transaction)
        }
        try KeyFile.remove(name, from: path)
    }

    private func waitedSinceFileChanged() throws {
        guard try Self.now - KeyFile.changed(path) > Self.patience else {
            throw OperatorTrouble(
                "Berkas kunci baru saja diubah. Tunggu satu menit, supaya layanan yang berjalan memakai kunci yang baru, "
                    + "juga di mesin lain yang mendapat salinannya.")
        }
    }

    /// Every node that is alive has the key that was changed over to, or has ended.
    private static func waitedSinceChange(to name: KeyName, in transaction: any ReadTransaction) throws {
        guard let since = try KeyCheck.inUseSince(name, in: transaction) else {
            throw OperatorTrouble("Kunci \(name) belum dipakai semua mesin. Jalankan balai keys rotate dahulu.")
        }
        guard now - since > patience else {
            throw OperatorTrouble(
                "Kunci \(name) baru saja mulai dipakai. Tunggu satu menit, supaya layanan di semua mesin memakainya atau "
                    + "berhenti.")
        }
    }

    private static var now: Int64 { Int64(time(nil)) }
}
