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
        Conformance("a database of before keys were in use since a time is checked all the same") { database in
            try await database.write { _ = try $0.execute("ALTER TABLE key_checks DROP COLUMN in_use_since") }
            let (old, index) = (SecretKey(), SecretKey())
            try await KeyCheck.verify(Keyring(active: old, index: index), in: database)
            let keyring = Keyring(active: SecretKey(), older: [old], index: index)
            try await KeyCheck.expect(keyring, in: database)
            #expect(keyring.active == Keyring(active: old, index: index).active)
        },
        Conformance("all seal under the key that came into use last, and under no announced one") { database in
            let (first, second, third, index) = (SecretKey(), SecretKey(), SecretKey(), SecretKey())
            try await KeyCheck.verify(Keyring(active: first, index: index), in: database)
            let two = Keyring(active: second, older: [first], index: index)
            let oldest = Keyring(active: first, index: index).active
            try await KeyCheck.verify(two, in: database)
            #expect(two.active == oldest && two.newest != oldest)
            try await KeyCheck.changeOver(to: two, at: 1_000, in: database)
            #expect(two.active == two.newest)
            // A third is announced; then it is changed over to by a machine whose clock is behind.
            let three = Keyring(active: third, older: [second, first], index: index)
            try await KeyCheck.verify(three, in: database)
            #expect(three.active == two.newest)
            try await KeyCheck.changeOver(to: three, at: 500, in: database)
            #expect(three.active == three.newest)
            let since = try await database.read { try KeyCheck.inUseSince(three.newest, in: $0) }
            #expect(since == 1_001)
            // One that starts anew hears it at the door.
            let again = Keyring(active: third, older: [second, first], index: index)
            try await KeyCheck.expect(again, in: database)
            #expect(again.active == three.newest)
            try await KeyCheck.follow(three, in: database)
            #expect(three.active == three.newest)
        },
    ]
}
