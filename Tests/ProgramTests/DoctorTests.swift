import FoundationEssentials
import Glibc
import Logging
import Services
import Store
import TestDatabases
import Testing

@testable import Program

/// `balai doctor` on data that `balai init` made.
@Suite struct DoctorTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func settings(_ more: [String: String] = [:]) throws -> Settings {
        // A port at which nobody listens.
        try Settings(folder.environment.merging(["BALAI_PORT": "1"]) { $1 }.merging(more) { $1 })
    }

    private func begin() async throws { try await settings().begunWithFile().close() }

    private func state(_ check: String, of findings: [DoctorFinding]) -> DoctorFinding.State? {
        findings.first { $0.pemeriksaan == check }?.keadaan
    }

    /// Every path below the folder, with size and moment of its last change.
    private func everything() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted().map { name in
            let facts = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(name)")
            return "\(name) \(facts[.type] ?? "") \(facts[.size] ?? 0)"
        }.filter { !$0.contains("balai.sqlite-") && !$0.contains("NSFileTypeDirectory") }
    }

    @Test func dataInOrderAreWellAndStayAsTheyWere() async throws {
        try await begin()
        let before = try everything()
        let findings = await Doctor(settings: try settings()).findings()
        #expect(findings.allSatisfy { $0.keadaan != .error }, "\(findings.map(\.text).joined())")
        for check in ["kunci", "kunci audit", "basis data", "skema", "jam", "kunci dan data", "berkas", "akar audit"] {
            #expect(state(check, of: findings) == .ok, "\(check)")
        }
        #expect(state("email", of: findings) == .warning && state("alamat", of: findings) == .warning)
        #expect(findings.first { $0.pemeriksaan == "layanan" }?.isi == "Tidak berjalan; port 1 bebas.")
        #expect(try everything() == before)
        #expect(!folder.exists("data/berkas/doctor"))
    }

    @Test func withoutDataItSaysWhatToDo() async throws {
        let findings = await Doctor(settings: try settings()).findings()
        let data = try #require(findings.first { $0.pemeriksaan == "data" })
        #expect(data.keadaan == .error && data.saran?.contains("balai init") == true)
        #expect(!folder.exists("data"), "nothing is made")
    }

    @Test func anotherKeyIsFound() async throws {
        try await begin()
        let path = try settings().realKey
        try FileManager.default.removeItem(atPath: path)
        let keyless = await Doctor(settings: try settings()).findings()
        #expect(state("kunci", of: keyless) == .error && state("kunci dan data", of: keyless) == nil)
        try KeyFile.create(at: path)
        let wrong = await Doctor(settings: try settings()).findings()
        #expect(state("kunci", of: wrong) == .ok && state("kunci dan data", of: wrong) == .error)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        #expect(state("kunci", of: await Doctor(settings: try settings()).findings()) == .error)
    }

    @Test func anOpenFolderAnotherTimeAndLostRootsAreFound() async throws {
        let begun = try await settings().begunWithFile()
        try await begun.writeRoots()
        try await begun.close()
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: settings().data)
        try FileManager.default.moveItem(
            atPath: folder.path + "/home/.config/balai/audit", toPath: folder.path + "/dipindahkan")
        let ahead = Doctor(settings: try settings(), machine: { MachineClock.milliseconds() + 60_000 })
        let findings = await ahead.findings()
        #expect(state("folder data", of: findings) == .warning)
        #expect(state("jam", of: findings) == .error)
        #expect(state("akar audit", of: findings) == .error)
    }

    @Test func aChangeOfKeysThatWasBegunIsTold() async throws {
        try await begin()
        func change() async throws -> DoctorFinding? {
            await Doctor(settings: try settings()).findings().first { $0.pemeriksaan == "penggantian kunci" }
        }
        #expect(try await change() == nil)
        let index = try await KeysInUse.with(try settings()) { try await $0.addIndex() }
        let begun = try #require(try await change())
        #expect(begun.keadaan == .warning && begun.isi.contains("\(index)") && begun.isi.contains("belum menulis"))
        let sealing = try await KeysInUse.with(try settings()) { try await $0.add() }
        let both = try #require(try await change())
        #expect(
            both.isi.contains("Kunci \(sealing) sudah ditambahkan, tetapi belum menyegel.")
                && both.isi.contains("\(index)"))
        // Long enough ago that every running service has it.
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -120)], ofItemAtPath: settings().realKey)
        _ = try await KeysInUse.with(try settings()) { try await $0.rotate() }
        let rotated = try #require(try await change())
        #expect(rotated.keadaan == .warning && rotated.saran?.contains("balai keys remove") == true)
        #expect(!rotated.isi.contains("\(index)"), "the one that writes is not old")
        #expect(!rotated.isi.contains("\(sealing)"), "nor is the one that seals")
    }

    @Test func olderDataThatAnotherWorksWithAreTold() async throws {
        try await begin()
        let database = try settings().openDatabase()
        try await database.write { transaction in
            let newest = try Migrator.number(in: transaction)
            try transaction.execute("DELETE FROM schema_versions WHERE number = \(newest)")
        }
        func schema() async throws -> DoctorFinding? {
            await Doctor(settings: try settings()).findings().first { $0.pemeriksaan == "skema" }
        }
        #expect(try await schema()?.saran?.contains("jalankan balai serve") == true)
        let hold = try #require(try await database.hold(.shared))
        let held = try #require(try await schema())
        #expect(
            held.keadaan == .warning && held.isi.contains("\(getpid())")
                && held.saran?.contains("hentikan semuanya") == true)
        await hold.release()
        try await database.close()
    }

    @Test func aFileOfSettingsThatAnybodyMayChangeIsTold() throws {
        let path = folder.path + "/balai.conf"
        try Data("BALAI_PORT=8081\n".utf8).write(to: URL(filePath: path))
        func warnings(_ rights: Int) throws -> [String] {
            try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: path)
            return try settings(["BALAI_CONFIG": path]).warnings
        }
        #expect(try warnings(0o644).isEmpty, "nothing secret is in it")
        #expect(try warnings(0o646).first?.contains("chmod o-w") == true)
    }

    /// A command that is typed may write where the service of the shipped unit may not.
    @Test func foldersThatTheUnitClosesAreFound() async throws {
        try await begin()
        let places = [folder.path + "/etc", folder.path + "/lib"]
        func judged() async throws -> [DoctorFinding] {
            await Doctor(settings: try settings(), unitPlaces: places).findings().filter {
                $0.pemeriksaan == "unit systemd"
            }
        }
        #expect(try await judged().isEmpty, "no unit binds whoever serves")
        func write(_ path: String, _ text: String) throws {
            let file = URL(filePath: "\(folder.path)/\(path)")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let shipped = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../deploy/balai.service")
        try write("lib/balai.service", String(decoding: Data(contentsOf: shipped), as: UTF8.self))
        let closed = try await judged()
        #expect(closed.count == 3 && closed.allSatisfy { $0.keadaan == .warning }, "\(closed)")
        #expect(closed[0].isi.contains("/var/lib/balai") && closed[0].saran?.contains("ReadWritePaths=") == true)
        try write("etc/balai.service.d/folder.conf", "[Service]\nReadWritePaths=-/mnt/lain \(folder.path)/data\n")
        #expect(try await judged().map(\.isi).allSatisfy { $0.hasPrefix("akar audit: ") })
        try write("etc/balai.service.d/lain.conf", "[Service]\nReadWritePaths=\(folder.path)\n")
        #expect(try await judged().isEmpty)
    }

    @Test func aDumpThatIsOlderThanTheServerIsFound() async throws {
        #expect(Doctor.dumpFinding(program: 16, server: 15).keadaan == .ok)
        let old = Doctor.dumpFinding(program: 15, server: 17)
        #expect(old.keadaan == .warning && old.saran?.contains("postgresql-client-17") == true)
        try await begin()
        let findings = await Doctor(settings: try settings()).findings()
        #expect(state("pg_dump", of: findings) == (try settings().server == nil ? nil : .ok))
    }

    /// The server of the tests does not count its rows.
    @Test func aServerThatDoesNotCountItsRowsIsFound() async throws {
        #expect(Doctor.countsFinding(countsRows: true).keadaan == .ok)
        try await begin()
        let findings = await Doctor(settings: try settings()).findings()
        #expect(state("autovacuum", of: findings) == (try settings().server == nil ? nil : .warning))
    }

    @Test func missingFilesAreFoundAndNotMade() async throws {
        try await begin()
        try FileManager.default.removeItem(atPath: settings().blobs)
        #expect(state("berkas", of: await Doctor(settings: try settings()).findings()) == .error)
        #expect(!folder.exists("data/berkas"))
    }

    @Test func addressesAreJudged() async throws {
        func findings(_ more: [String: String]) async throws -> [DoctorFinding] {
            await Doctor(settings: try settings(more)).addressFindings()
        }
        let plain = try await findings(["BALAI_ADDRESS": "http://tidak-ada.invalid"])
        #expect(state("alamat", of: plain) == .error && state("nama domain", of: plain) == .error)
        #expect(state("proksi", of: plain) == .warning)
        let good = try await findings([
            "BALAI_ADDRESS": "https://localhost", "BALAI_TRUSTED_PROXIES": "127.0.0.1",
        ])
        #expect(good.allSatisfy { $0.keadaan == .ok }, "\(good)")
    }

    @Test func whoAnswersAtThePortIsToldApart() {
        func answer(_ status: Int, _ body: String) -> String {
            "HTTP/1.1 \(status) X\r\nContent-Type: application/json\r\n\r\n\(body)\n"
        }
        let report = "{\"status\":\"baik\",\"bagian\":{\"database\":\"baik\"}}"
        #expect(LocalService.read(answer(200, report)) == .balai(isHealthy: true, report: report))
        #expect(LocalService.read(answer(503, report)) == .balai(isHealthy: false, report: report))
        #expect(LocalService.read(answer(200, "halo")) == .somebody)
        #expect(LocalService.read("") == .somebody)
        #expect(LocalService.ask(host: "127.0.0.1", port: 1) == .nobody)
    }

    @Test func aBackupHasAnAge() async throws {
        try await begin()
        let backups = folder.path + "/cadangan"
        let none = await Doctor(settings: try settings(), backups: backups).findings()
        #expect(state("cadangan", of: none) == .error)
        _ = try await BackupCommand.parse([backups]).perform(settings())
        let fresh = await Doctor(settings: try settings(), backups: backups).findings()
        #expect(state("cadangan", of: fresh) == .ok)
        let later = Doctor(
            settings: try settings(), backups: backups, machine: { MachineClock.milliseconds() + 200_000_000 })
        #expect(await later.backupFinding(backups).keadaan == .warning)
        let earlier = Doctor(
            settings: try settings(), backups: backups, machine: { MachineClock.milliseconds() - 200_000_000 })
        #expect(await earlier.backupFinding(backups).keadaan == .error, "a backup of the future tells nothing")
    }

    @Test func settingsThatCannotBeReadAreOneFinding() async throws {
        let secret = ["BALAI_DATABASE": "mysql://balai:rahasia1@db.contoh/balai"]
        let findings = await DoctorCommand.findings(backups: nil) { try settings(secret) }
        #expect(findings.map(\.keadaan) == [.error] && findings[0].isi.contains("BALAI_DATABASE"))
        #expect(!findings[0].text.contains("rahasia1"))
    }

    /// What cannot be asked is an error of that check alone.
    @Test func aServerThatIsAwayIsSaidOnce() async throws {
        let away = try settings(["BALAI_DATABASE": "postgres://balai:rahasia1@127.0.0.1:1/balai"])
        let findings = await Doctor(settings: away).findings()
        #expect(state("basis data", of: findings) == .error)
        #expect(state("batas berkas", of: findings) != nil, "the other checks are made all the same")
        #expect(!findings.map(\.text).joined().contains("rahasia1"))
    }
}
