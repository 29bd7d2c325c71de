import Store
import Testing

extension Conformance {
    static let keys = [
        Conformance("a database knows its key and refuses every other") { database in
            let keyring = Keyring.random()
            try await KeyCheck.verify(keyring, in: database)
            try await KeyCheck.verify(keyring, in: database)
            let refused = await failure(KeyFailure.self) { try await KeyCheck.verify(.random(), in: database) }
            #expect(refused == .wrong)
            // The one that seals, and the one behind blind indexes.
            #expect(try await database.rows("SELECT key_name FROM key_checks").count == 2)
        },
        Conformance("the right sealing key with another index key is refused") { database in
            let active = SecretKey()
            let own = Keyring(active: active, index: SecretKey())
            try await KeyCheck.verify(own, in: database)
            let refused = await failure(KeyFailure.self) {
                try await KeyCheck.verify(Keyring(active: active, index: SecretKey()), in: database)
            }
            #expect(refused == .olderMissing(name: own.newestIndex.name.description))
        },
        Conformance("a keyring that still holds the database's key among its older ones is right") { database in
            let (old, index) = (SecretKey(), SecretKey())
            try await KeyCheck.verify(Keyring(active: old, index: index), in: database)
            let new = SecretKey()
            try await KeyCheck.verify(Keyring(active: new, older: [old], index: index), in: database)
            // Some rows may still be sealed with the older key: it may not be left out.
            let refused = await failure(KeyFailure.self) {
                try await KeyCheck.verify(Keyring(active: new, index: index), in: database)
            }
            let oldName = Keyring(active: old, index: index).active.description
            #expect(refused == .olderMissing(name: oldName))
        },
    ]
}
