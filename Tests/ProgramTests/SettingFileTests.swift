import FoundationEssentials
import Testing

@testable import Program

/// The file of settings: its syntax, and who wins.
@Suite struct SettingFileTests {
    private func written(_ text: String, in folder: TemporaryFolder, mode: Int = 0o600) throws -> String {
        let path = folder.path + "/balai.conf"
        try #require(FileManager.default.createFile(atPath: path, contents: Data(text.utf8)))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return path
    }

    private func settings(_ text: String, beside environment: [String: String] = [:]) throws -> Settings {
        let folder = try TemporaryFolder()
        let path = try written(text, in: folder)
        return try Settings(["HOME": "/", "BALAI_CONFIG": path].merging(environment) { $1 })
    }

    @Test(arguments: [
        ("A=b", "b"), ("A = b c ", "b c"), ("  A=b", "b"), ("A=\"b  \"  ", "b  "), ("A='b \"c\" # d'", "b \"c\" # d"),
        ("A=b # c", "b # c"), ("A=\"b\\\"c\\\\d\\e\"", "b\"c\\d\\e"), ("A=b\\ ", "b "), ("A='b'\"c\"d", "bcd"),
        ("A=\"b\nc\"", "b\nc"), ("A=b\\\nc", "bc"), ("A=it's", "it's"), ("A=", ""), ("A=b\r\n", "b"), ("A=b=c", "b=c"),
        ("# A=x\n; A=y\n\nA=b", "b"),
    ])
    func aLineIsReadAsSystemdReadsIt(_ text: String, _ value: String) throws {
        let entries = try SettingFileText(text, path: "f").entries()
        #expect(entries.map(\.name) == ["A"] && entries.map(\.value) == [value])
    }

    @Test(arguments: [
        ("A=b\nhanya kata", 2, "NAMA=nilai"), ("\n\nA=\"b", 3, "kutip"), ("# x\nA-B=c", 2, "namanya"),
        ("export A=rahasia1", 1, "namanya"),
    ])
    func aLineThatIsNoneIsNamed(_ text: String, _ line: Int, _ word: String) throws {
        let trouble = #expect(throws: OperatorTrouble.self) { try SettingFileText(text, path: "/x/f").entries() }
        #expect(trouble?.description.hasPrefix("/x/f baris \(line): ") == true)
        #expect(trouble?.description.contains(word) == true)
        #expect(trouble?.description.contains("rahasia1") == false)
    }

    @Test func theEnvironmentWins() throws {
        let text = "BALAI_PORT=9000\nBALAI_HOST=10.0.0.7\n"
        #expect(try settings(text).port == 9000)
        let both = try settings(text, beside: ["BALAI_PORT": "9001"])
        #expect(both.port == 9001 && both.host == "10.0.0.7")
    }

    @Test func aBadValueIsNamedWithItsLine() throws {
        let trouble = #expect(throws: OperatorTrouble.self) { try settings("# x\nBALAI_PORT=8o80\n") }
        #expect(trouble?.description.contains("balai.conf baris 2: BALAI_PORT: “8o80”") == true)
    }

    @Test func anUnknownNameIsWarnedOfWithTheNearest() throws {
        let warnings = try settings("BALAI_PORTT=1\n", beside: ["BALAI_ADRESS": "x", "BALAI_TEST_X": "y"]).warnings
        #expect(warnings.count == 2, "\(warnings)")
        #expect(warnings.contains { $0.contains("BALAI_ADRESS") && $0.contains("BALAI_ADDRESS?") })
        #expect(warnings.contains { $0.contains("baris 1") && $0.contains("BALAI_PORT?") })
    }

    @Test(arguments: [(0o600, false), (0o640, false), (0o644, true)])
    func secretsThatOthersCanReadAreWarnedOf(_ mode: Int, _ isWarned: Bool) throws {
        let folder = try TemporaryFolder()
        let path = try written("BALAI_S3_SECRET_KEY=rahasia1\nBALAI_PORT=1\n", in: folder, mode: mode)
        let warnings = try SettingSources(["BALAI_CONFIG": path]).warnings
        #expect(warnings.contains { $0.contains("BALAI_S3_SECRET_KEY") } == isWarned)
        #expect(!warnings.joined().contains("rahasia1"))
        let plain = try written("BALAI_PORT=1\n", in: folder, mode: mode)
        #expect(try SettingSources(["BALAI_CONFIG": plain]).warnings.isEmpty)
    }

    @Test func theStandardFileIsReadUnlessAnotherIsNamedOrNone() throws {
        let folder = try TemporaryFolder()
        let path = try written("BALAI_PORT=9000\n", in: folder)
        #expect(try SettingSources([:], standardFile: path).file?.path == path)
        #expect(try SettingSources(["BALAI_CONFIG": ""], standardFile: path).file == nil)
        #expect(try SettingSources([:], standardFile: folder.path + "/tidak-ada").file == nil)
        let missing = #expect(throws: OperatorTrouble.self) {
            try SettingSources(["BALAI_CONFIG": folder.path + "/tidak-ada"])
        }
        #expect(missing?.description.contains("tidak-ada") == true)
    }

    @Test func everySettingIsShownWithItsSource() throws {
        let folder = try TemporaryFolder()
        let path = try written("BALAI_PORT=9000\nBALAI_SMTP_PASSWORD='hutan hujan'\n", in: folder)
        let sources = try SettingSources([
            "HOME": "/home/ayu", "BALAI_CONFIG": path, "BALAI_HOST": "127.0.0.2",
            "BALAI_DATABASE": "postgres://balai:rahasia1@db.contoh/balai",
        ])
        let survey = SettingSurvey(sources, try Settings(sources))
        let text = survey.text
        for setting in Setting.all { #expect(text.contains(setting.name + "=")) }
        #expect(text.contains("BALAI_PORT=9000  [berkas \(path) baris 1]"))
        #expect(text.contains("BALAI_HOST=127.0.0.2  [lingkungan]"))
        #expect(text.contains("BALAI_S3_REGION=us-east-1  [bawaan]"))
        #expect(text.contains("BALAI_ADDRESS=http://127.0.0.1:9000  [mengikuti BALAI_PORT]"))
        #expect(text.contains("BALAI_KEY=/home/ayu/.config/balai/kunci  [mengikuti HOME]"))
        for shown in [text, try survey.json] {
            #expect(!shown.contains("hutan hujan") && !shown.contains("rahasia1") && shown.contains("••••••"))
        }
        let rows = try JSONDecoder().decode([SettingSurvey.Row].self, from: Data(survey.json.utf8))
        #expect(rows.map(\.nama) == Setting.all.map(\.name))
    }
}
