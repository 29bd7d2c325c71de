import FoundationEssentials
import Forms
import Procedures
@testable import Services
import Store
import TestDatabases
import Testing

/// A new index key: everybody is found under either key while it is being changed, and under the new one alone afterwards.
@Suite struct IndexRotationTests {
    /// The desk with a key file, an open case, and a key that was added to the file after it began to serve.
    private struct Fixture {
        let folder: TestEnvironment
        let desk: KominfoDesk
        let path: String
        let old: KeyName
        let new: KeyName
        let session: OpenedSession
        let contact: Contact
        let track: TrackingCode

        init() async throws {
            folder = try await TestEnvironment()
            path = folder.folder + "/kunci"
            let keyring = try KeyFile.create(at: path)
            old = keyring.index[0].name
            desk = try await KominfoDesk(keyring: keyring)
            let environment = desk.environment
            try await KeyCheck.verify(keyring, in: environment.database)
            session = try await desk.regency.logIn("ayu")
            contact = try await environment.database.write {
                try Contact.verified(EmailAddress("siti@surel.contoh")!, environment, in: $0)
            }
            let (office, id) = (desk.office, try await desk.apply())
            track = try await environment.database.read { transaction in
                let row = try transaction.row("SELECT track_sealed FROM cases WHERE id = \(id)")!
                let place = SealContext(table: "cases", column: "track_sealed", row: [office, id])
                return try TrackingCode(typed: keyring.openText(row.blob("track_sealed"), for: place))!
            }
            new = try KeyFile.addIndex(to: path)
        }

        /// A node with a keyring of its own.
        func node(_ keyring: Keyring, database: (any Database)? = nil) -> Environment {
            let own = desk.environment
            return Environment(
                database: database ?? own.database, keyring: keyring, clock: desk.regency.clock,
                passwords: own.passwords, addresses: own.addresses)
        }

        /// As the key file is now, and the database says.
        func keyring() async throws -> Keyring {
            let keyring = try KeyFile.load(from: path)
            try await KeyCheck.verify(keyring, in: desk.environment.database)
            return keyring
        }

        func use() async throws -> IndexUse {
            try await IndexUse.count(in: desk.environment.database, at: desk.regency.clock.now.seconds)
        }

        /// What everybody comes to Balai with.
        func expectEverythingFound(by node: Environment) async throws {
            let visitor = try await desk.regency.test.visitor()
            for name in ["ayu", "kadis@kominfo.contoh"] {
                _ = try await LogIn(node)(name, password: Regency.password, from: visitor)
            }
            let (contact, track, office, cases) = (contact, track, desk.office, desk.cases)
            let again = try await node.database.write {
                try Contact.verified(EmailAddress("siti@surel.contoh")!, node, in: $0)
            }
            #expect(again.id == contact.id)
            let found = try await node.database.read { try Tracked.find(track, at: office, node, cases, in: $0) }
            #expect(found != nil)
            await #expect(throws: FieldTroubles.self) {
                try await InviteOfficer(node)(
                    NewOfficer(name: "Orang Lain", username: "lain", email: "kadis@kominfo.contoh"), to: "root",
                    by: desk.regency.admin)
            }
        }
    }

    @Test func everybodyIsFoundBeforeWhileAndAfter() async throws {
        let fixture = try await Fixture()
        let keyring = try await fixture.keyring()
        #expect(keyring.index.map(\.name) == [fixture.old, fixture.new])
        try await fixture.expectEverythingFound(by: fixture.node(keyring))

        try await KeyCheck.changeOver(to: keyring, at: 0, in: fixture.desk.environment.database)
        #expect(keyring.index.map(\.name) == [fixture.new, fixture.old])
        try await fixture.expectEverythingFound(by: fixture.node(keyring))
        // Made by a node that has changed over, found by one that has not yet.
        let invited = try await InviteOfficer(fixture.node(keyring))(
            NewOfficer(name: "Orang Baru", username: "baru", email: "baru@kominfo.contoh"), to: "root",
            by: fixture.desk.regency.admin)
        let behind = fixture.desk.environment
        behind.keyring.refresh()
        #expect(behind.keyring.index[0].name == fixture.old)
        _ = try await AcceptInvitation(behind)(
            invited.link.lastPart, password: Regency.password, from: fixture.desk.regency.test.visitor())

        let before = try await fixture.use()
        let done = try await ReindexData(database: fixture.desk.environment.database, keyring: keyring)(batch: 2)
        #expect(done.failed.isEmpty && done.reindexed > 5)
        #expect(try await ReindexData(database: behind.database, keyring: keyring)() == ReindexData.Outcome())
        #expect(fixture.desk.regency.test.watch.spanning == [])
        try await fixture.expectEverythingFound(by: fixture.node(keyring))
        try await fixture.expectEverythingFound(by: behind)

        // Tokens alone stay, and are told of.
        let (use, old) = (try await fixture.use(), keyring.index[1])
        #expect(use.total(of: old) < before.total(of: old))
        #expect(Set(use.columns(of: old).keys).isSubset(of: Set(TokenColumn.all.map(\.name))))
        #expect(use.losses(with: old).contains { $0.what.hasPrefix("sesi") })
        #expect(try await fixture.desk.regency.person(fixture.session).kind == .officer)

        try KeyFile.remove(fixture.old, from: fixture.path)
        let alone = try KeyFile.load(from: fixture.path)
        #expect(alone.index.map(\.name) == [fixture.new])
        try await fixture.expectEverythingFound(by: fixture.node(alone))
        let place = try await fixture.desk.regency.test.visitor().place
        #expect(try await ResumeSession(fixture.node(alone))(fixture.session.token, at: place).kind == .nobody)
    }

    /// Two nodes, one of which has changed over and one has not, are asked at once for the same name.
    @Test func aNameIsGivenOnceWhileTheKeyIsBeingChanged() async throws {
        let fixture = try await Fixture()
        let behind = fixture.desk.environment
        behind.keyring.refresh()
        let keyring = try await fixture.keyring()
        try await KeyCheck.changeOver(to: keyring, at: 0, in: behind.database)
        let second = try fixture.desk.regency.test.openedAgain()
        let ahead = fixture.node(keyring, database: second)
        #expect(ahead.keyring.index[0].name != behind.keyring.index[0].name)
        let admin = fixture.desk.regency.admin
        for round in 1...6 {
            let email = EmailAddress("warga\(round)@surel.contoh")!
            let made = await withTaskGroup(of: (Bool, String?).self) { group in
                for (number, node) in [ahead, behind, ahead, behind].enumerated() {
                    group.addTask {
                        let invited = try? await InviteOfficer(node)(
                            NewOfficer(name: "Orang", username: "orang-\(round)-\(number)", email: email.text),
                            to: "root", by: admin)
                        let contact = try? await node.database.write { try Contact.verified(email, node, in: $0) }
                        return (invited != nil, contact?.id)
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(made.count { $0.0 } == 1)
            #expect(Set(made.compactMap(\.1)).count == 1)
        }
        try await second.close()
    }

    /// Failures are not forgotten by the change.
    @Test func anAccountThatIsShutStaysShut() async throws {
        let fixture = try await Fixture()
        let visitor = try await fixture.desk.regency.test.visitor()
        for _ in 1...6 {
            _ = try? await LogIn(fixture.desk.environment)("kadis", password: "salah sekali", from: visitor)
        }
        let keyring = try await fixture.keyring()
        try await KeyCheck.changeOver(to: keyring, at: 0, in: fixture.desk.environment.database)
        let refused = await #expect(throws: LogInRefusal.self) {
            try await LogIn(fixture.node(keyring))("kadis", password: Regency.password, from: visitor)
        }
        guard case .shut = refused else { return #expect(Bool(false), "\(String(describing: refused))") }
    }

    /// What was shown or mailed before the change still works after it: a form, a code, a link.
    @Test func whatWasGivenOutBeforeWorksStill() async throws {
        let fixture = try await Fixture()
        let (before, test) = (fixture.desk.environment, fixture.desk.regency.test)
        let form = FormToken.make(for: "kue", keyring: before.keyring)
        _ = try await test.mails()
        let visitor = try await test.visitor()
        let verification = try await VerifyContact(before)("baru@surel.contoh", from: visitor)
        let mail = try #require(try await test.mails().first)
        let link = String(mail.token.prefix { $0 != "?" })

        let keyring = try await fixture.keyring()
        try await KeyCheck.changeOver(to: keyring, at: 0, in: before.database)
        let after = fixture.node(keyring)
        #expect(FormToken.isValid(form, for: "kue", keyring: keyring))
        #expect(FormToken.make(for: "kue", keyring: keyring) != form)
        let code = try await after.database.read { try ConfirmContact(after).code(ofLink: link, in: $0) }
        #expect(mail.text.contains(code) || mail.subject.contains(code))
        let session = try await ConfirmContact(after)(code: code, of: verification, from: visitor)
        #expect(session.kind == .contact)
    }

    /// A machine that was not given the new key: its service may go on while the key is only announced, does not start
    /// anew, stops when others write under it, and goes on once it has the file.
    @Test func aNodeWithoutTheNewKeyStopsAndGoesOnWithIt() async throws {
        let fixture = try await Fixture()
        let (copy, database) = (fixture.path + ".lain", fixture.desk.environment.database)
        let text = try #require(FileManager.default.contents(atPath: fixture.path))
        let without = String(decoding: text, as: UTF8.self).split(separator: "\n")
            .filter { !$0.hasPrefix("indeks-bernama") }
        _ = FileManager.default.createFile(
            atPath: copy, contents: Data(without.joined(separator: "\n").utf8), attributes: [.posixPermissions: 0o600])
        let elsewhere = try KeyFile.load(from: copy)
        let missing = KeyFailure.olderMissing(name: fixture.new.description)

        let keyring = try await fixture.keyring()
        try await KeyCheck.follow(elsewhere, in: database)
        await #expect(throws: missing) { try await KeyCheck.verify(elsewhere, in: database) }
        try await KeyCheck.changeOver(to: keyring, at: 0, in: database)
        await #expect(throws: missing) { try await KeyCheck.follow(elsewhere, in: database) }

        try text.write(to: URL(filePath: copy))
        elsewhere.refresh()
        try await KeyCheck.follow(elsewhere, in: database)
        #expect(elsewhere.index.map(\.name) == [fixture.new, fixture.old])
    }

    /// A new column under the index key must be made anew or told of, or what it finds is lost with the old key.
    @Test(.enabled(if: TestEngine.current == .sqlite, "the schema is the same on both"))
    func everyIndexColumnIsKnown() async throws {
        let test = try await TestEnvironment()
        let columns = try await test.database.read { transaction in
            try transaction.rows(
                """
                SELECT tables.name || '.' || columns.name AS name
                FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'
                """
            ).map { $0.text("name") }
        }
        // Hashes without a key; Argon2's; what proves the keys; counts that end within the hour; the code beside its link.
        let apart: Set = [
            "schema_versions.text_hash", "cases.procedure_hash", "cases.head_hash", "case_events.chain_hash",
            "drafts.procedure_hash", "handovers.procedure_hash", "adoptions.procedure_hash", "audit_roots.chain_hash",
            "audit_roots.line_hash", "procedure_drafts.procedure_hash", "accounts.password_hash",
            "key_checks.index_hash",
            "attempt_counts.subject_index", "contact_verifications.code_hash", "notices.return_hash",
            "account_mails.return_hash",
        ]
        let keyed = Set(columns.filter { $0.hasSuffix("_index") || $0.hasSuffix("_hash") }).subtracting(apart)
        let known = ["account_logins.login_index"] + IndexColumn.all.map(\.name) + TokenColumn.all.map(\.name)
        #expect(Set(known) == keyed)
    }
}
