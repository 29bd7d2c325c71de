import FoundationEssentials
import Logging
import Services
import Store
import Testing

@testable import Program

/// `balai audit`, as somebody types it, on data that `balai init` made.
@Suite struct AuditCommandTests {
    private let folder: TemporaryFolder
    private let settings: Settings

    init() throws {
        folder = try TemporaryFolder()
        settings = try Settings(folder.environment)
    }

    private func house(_ settings: Settings? = nil) async throws -> House {
        let settings = settings ?? self.settings
        if try await DataFolder(settings: settings).content() == .nothing { _ = try await begin(settings) }
        return try await House.open(
            settings, keyring: KeyFile.load(from: settings.realKey), logger: Logger(label: "test"))
    }

    private func begin(_ settings: Settings) async throws -> InvitedOfficer {
        try await InitCommand.parse([
            "--nama", "Kabupaten Uji", "--slug", "uji", "--admin-nama", "Ayu Uji", "--admin-pengguna", "ayu",
        ]).perform(settings)
    }

    private func verify(_ house: House, _ arguments: String...) async throws -> AuditReport {
        try await AuditVerifyCommand.parse(arguments).perform(house.settings)
    }

    @Test func rootsAreWrittenAndVerified() async throws {
        let house = try await house()
        #expect(try await verify(house).remarks.count == 1)
        try await house.writeRoots()
        #expect(folder.exists("home/.config/balai/kunci.audit") && folder.exists("home/.config/balai/audit"))
        let report = try await verify(house, "--kantor", "uji")
        #expect(report.isSound && report.roots == 1 && report.remarks.isEmpty)
        #expect(
            AuditVerifyCommand.text(report)
                == "Diperiksa: 1 kantor, 0 permohonan, 0 peristiwa, 1 baris akar. Semuanya sah.\n")
        let trouble = await #expect(throws: OperatorTrouble.self) { try await verify(house, "--kantor", "lain") }
        #expect(trouble?.description.contains("“lain” tidak ada") == true)
        try await house.close()
    }

    /// An auditor trusts the key on paper, not the one on the server.
    @Test func theKeyOnPaperDecides() async throws {
        let house = try await house()
        try await house.writeRoots()
        let own = try await AuditKeyCommand.parse([]).key(settings)
        #expect(try await verify(house, "--kunci", "\(own)").isSound)
        let other = SigningKey().verifying
        let report = try await verify(house, "--kunci", "\(other)")
        #expect(report.findings.map(\.kind).contains(.rootAltered))
        let text = AuditVerifyCommand.text(report)
        #expect(text.contains("uji: Akar ") && text.contains("tanda tangannya tidak sah"))
        #expect(text.hasSuffix("\(report.count) temuan.\n"))
        let read = try JSONDecoder().decode(
            AuditReport.self, from: Data(AuditVerifyCommand.json(report).utf8))
        #expect(read == report)
        #expect(try AuditVerifyCommand.json(report).contains("\"jenis\" : \"akar-diubah\""))
        #expect(try await verify(house, "--kunci", "\(other)", "--kunci", "\(own)").isSound)
        await #expect(throws: OperatorTrouble.self) { try await verify(house, "--kunci", "12") }
        try await house.close()
    }

    @Test func dataFromBeforeGetTheirKeyByACommand() async throws {
        let house = try await house()
        let path = SigningKeyFile.path(beside: settings.realKey)
        try FileManager.default.removeItem(atPath: path)
        let failure = await #expect(throws: SigningKeyFailure.self) { try await house.writeRoots() }
        #expect(failure?.description.contains("balai audit kunci --buat") == true)
        #expect(try await verify(house).isSound)
        let made = try await AuditKeyCommand.parse(["--buat"]).key(settings)
        #expect(try await AuditKeyCommand.parse([]).key(settings) == made)
        await #expect(throws: SigningKeyFailure.alreadyThere(path: path)) {
            try await AuditKeyCommand.parse(["--buat"]).key(settings)
        }
        try await house.writeRoots()
        #expect(try await verify(house).isSound)
        try await house.close()
    }

    @Test func rootsAmongTheDataAreRefused() async throws {
        var environment = folder.environment
        environment["BALAI_AUDIT"] = folder.path + "/data"
        let inside = try Settings(environment)
        let trouble = await #expect(throws: OperatorTrouble.self) { try await begin(inside) }
        #expect(trouble?.description.contains("BALAI_AUDIT") == true)
    }

    @Test func newDataDoNotGoOnWithRootsOfOthers() async throws {
        let house = try await house()
        try await house.writeRoots()
        try await house.close()
        let elsewhere = try TemporaryFolder()
        var environment = elsewhere.environment
        environment["HOME"] = folder.environment["HOME"]
        let others = try Settings(environment)
        let trouble = await #expect(throws: OperatorTrouble.self) { try await begin(others) }
        #expect(trouble?.description.contains("akar dari data lain") == true)
    }

    @Test func theDaysRootsAreMailedToWhomTheSettingNames() async throws {
        var environment = folder.environment
        environment["BALAI_AUDIT_EMAIL"] = "arsip@contoh.id"
        let house = try await house(try Settings(environment))
        try await house.writeRoots()
        try await house.writeRoots()
        try await house.workers(mailer: try house.mailer()).runDue()
        let box = house.settings.mailFolder
        let mails = try FileManager.default.contentsOfDirectory(atPath: box).map { "\(box)/\($0)" }
        let roots = mails.filter { path in
            FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }?
                .contains("arsip@contoh.id") == true
        }
        #expect(roots.count == 1)
        // The mail as it lies there proves that nothing was taken out of the folder.
        #expect(try await verify(house, "--surat", roots[0]).isSound)
        let path = try await DataFolder(settings: house.settings).roots().path
        try FileManager.default.removeItem(atPath: path)
        let report = try await verify(house, "--surat", roots[0])
        #expect(report.findings.contains { $0.message.contains("ada dalam surat") }, "\(report.findings)")
        try await house.close()
    }

    /// A file that is no mail of roots compares nothing, and must not look as if it did.
    @Test func aLetterWithoutRootsIsRefused() async throws {
        let house = try await house()
        try await house.writeRoots()
        let lines = try await DataFolder(settings: settings).roots().path
        let month = try #require(
            FileManager.default.contentsOfDirectory(atPath: lines).first { $0.hasPrefix("akar-") })
        let report = try await verify(house, "--surat", "\(lines)/\(month)")
        #expect(report.isSound && report.mailed == 1)
        #expect(AuditVerifyCommand.text(report).contains("1 baris akar, 1 baris surat dibandingkan."))
        let empty = folder.path + "/kosong.eml"
        #expect(FileManager.default.createFile(atPath: empty, contents: Data("Subject: lain\n\nHalo".utf8)))
        let trouble = await #expect(throws: OperatorTrouble.self) { try await verify(house, "--surat", empty) }
        #expect(trouble?.description.contains("Tidak ada baris akar") == true)
        try await house.close()
    }

    /// Looking changes nothing: a schema of before is left as it is.
    @Test func anOlderSchemaIsNotBroughtUpToDate() async throws {
        let house = try await house()
        let newest = house.files.migrations.count
        try await house.database.write {
            _ = try $0.execute("DELETE FROM schema_versions WHERE number = \(newest)")
        }
        try await house.close()
        let kasus = try AuditCaseCommand.parse(["2026-00001", "--kantor", "uji", "-o", folder.path + "/kasus.zip"])
        for look in [
            { _ = try await AuditVerifyCommand.parse([]).perform(settings) },
            { _ = try await kasus.perform(settings) },
        ] as [() async throws -> Void] {
            let trouble = await #expect(throws: OperatorTrouble.self) { try await look() }
            #expect(trouble?.description.contains("skema \(newest - 1)") == true)
        }
        #expect(!folder.exists("kasus.zip"))
    }

    /// A case that is not there leaves no file, and nothing to note.
    @Test func aCaseThatIsNotThereIsNotTaken() async throws {
        let house = try await house()
        try await house.close()
        let command = try AuditCaseCommand.parse(["2026-00001", "--kantor", "uji", "-o", folder.path + "/kasus.zip"])
        let trouble = await #expect(throws: OperatorTrouble.self) { try await command.perform(settings) }
        #expect(trouble?.description.contains("tidak ada di Kabupaten Uji") == true)
        #expect(!folder.exists("kasus.zip"))
        #expect(try await AuditActsCommand.parse([]).perform(settings).isEmpty)
    }

    /// The disk with the roots is not mounted: nothing is begun in its place, unless somebody says so.
    @Test func aFolderThatIsAwayIsBegunAnewOnlyByWord() async throws {
        let house = try await house()
        try await house.writeRoots()
        let path = try await DataFolder(settings: settings).roots().path
        try FileManager.default.moveItem(atPath: path, toPath: path + ".lama")
        let away = await #expect(throws: RootsAway.self) { try await house.writeRoots() }
        #expect(away.map(Wording.of)?.contains("balai audit mulai-lagi") == true)
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(try await verify(house).findings.map(\.kind) == [.rootsMissing])

        // Another first line is another chain; the very same would be none lost.
        try await house.database.write { _ = try $0.execute("UPDATE offices SET slug = 'uji-baru'") }
        #expect(try await AuditAnewCommand.parse(["--hilang"]).perform(settings).written == 1)
        let report = try await verify(house)
        #expect(report.isSound && report.roots == 1, "\(report.findings)")
        #expect(report.remarks.contains { $0.contains("dilepas oleh \(SystemUser.name)") }, "\(report.remarks)")
        let noted = try await AuditActsCommand.parse([]).perform(settings)
        #expect(
            noted.count == 1 && noted[0].hasSuffix("uji-baru  rantai akar dilepas  oleh \(SystemUser.name)"), "\(noted)"
        )
        await #expect(throws: OperatorTrouble.self) {
            try await AuditAnewCommand.parse(["--hilang"]).perform(settings)
        }
        try await house.writeRoots()

        // The old folder takes the place of the new one: what the new one had is missed.
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.moveItem(atPath: path + ".lama", toPath: path)
        #expect(try await verify(house).findings.map(\.kind) == [.rootsMissing])
        // Whoever names a folder asks of that folder alone.
        let chosen = try await verify(house, "--akar", path)
        #expect(chosen.isSound && chosen.remarks.contains { $0.contains("1 rantai akar di folder lain") })
        try await house.close()
    }

    /// A second machine with a folder of its own: it writes nothing, and does not leave the chain that the first one goes on
    /// with. Told that the first one writes, it is well.
    @Test func aSecondMachineLeavesTheChainOfTheFirst() async throws {
        let first = try await house()
        try await first.writeRoots()
        var environment = folder.environment
        environment["BALAI_AUDIT"] = folder.path + "/akar-kedua"
        let second = try Settings(environment)
        let beside = try await house(second)
        let away = await #expect(throws: RootsAway.self) { try await beside.writeRoots() }
        #expect(away.map(Wording.of)?.contains("BALAI_AUDIT=mesin-lain") == true)
        // On SQLite a process of this machine counts once, however often it holds the data.
        if settings.server != nil {
            let refused = await #expect(throws: OperatorTrouble.self) {
                try await AuditAnewCommand.parse([]).perform(second)
            }
            #expect(refused?.description.contains("Balai lain bekerja dengan data ini") == true)
        }
        try await beside.close()

        environment["BALAI_AUDIT"] = "mesin-lain"
        let told = try Settings(environment)
        let quiet = try await house(told)
        try await quiet.writeRoots()
        try await quiet.close()
        let finding = await Doctor(settings: told).findings().first { $0.pemeriksaan == "akar audit" }
        #expect(finding?.keadaan == .ok && finding?.isi.hasPrefix("Ditulis mesin lain, terakhir ") == true)
        await #expect(throws: OperatorTrouble.self) { try await AuditVerifyCommand.parse([]).perform(told) }
        #expect(try await verify(first).isSound)
        try await first.close()
    }
}
