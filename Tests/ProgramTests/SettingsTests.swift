import Testing

@testable import Program

@Suite struct SettingsTests {
    @Test func standsOnItsOwnWithoutAnySetting() throws {
        let settings = try Settings(["HOME": "/home/ayu"])
        #expect(settings.port == 8080)
        #expect(settings.host == "127.0.0.1")
        #expect(settings.address == "http://127.0.0.1:8080")
        #expect(settings.data.hasSuffix("/data"))
        #expect(settings.realKey == "/home/ayu/.config/balai/kunci")
        #expect(settings.demoKey == settings.data + ".kunci")
        #expect(settings.smtp == nil)
    }

    @Test func theAddressFollowsThePort() throws {
        #expect(try Settings(["BALAI_PORT": "9000"]).address == "http://127.0.0.1:9000")
        #expect(
            try Settings(["BALAI_PORT": "9000", "BALAI_ADDRESS": "https://a.contoh/"]).address == "https://a.contoh")
    }

    @Test(arguments: [
        ("BALAI_PORT", "8o80"), ("BALAI_PORT", "0"), ("BALAI_PORT", "70000"), ("BALAI_ADDRESS", "contoh.go.id"),
        ("BALAI_ADDRESS", "https://contoh.go.id/balai"), ("BALAI_TRUSTED_PROXIES", "proksi satu"),
        ("BALAI_TRUSTED_PROXIES", ".."), ("BALAI_TRUSTED_PROXIES", "abc"),
        ("BALAI_SMTP_FROM", "bukan alamat"), ("LOG_LEVEL", "ramai"), ("BALAI_LOG_FORMAT", "xml"),
    ])
    func aBadValueIsNamed(_ name: String, _ value: String) {
        let trouble = #expect(throws: OperatorTrouble.self) { try Settings([name: value]) }
        #expect(trouble?.description.hasPrefix(name + ":") == true)
        #expect(trouble?.description.contains(value.split(separator: " ")[0]) == true)
    }

    @Test func aPasswordIsNotSentInTheClearOverANetwork() {
        let environment = [
            "BALAI_SMTP_HOST": "surat.contoh", "BALAI_SMTP_TLS": "tanpa", "BALAI_SMTP_PASSWORD": "rahasia",
        ]
        let trouble = #expect(throws: OperatorTrouble.self) { try Settings(environment) }
        #expect(trouble?.description.contains("rahasia") == false)
    }

    @Test func aDatabaseOnAServerIsAnAddress() throws {
        #expect(try Settings(["HOME": "/"]).server == nil)
        let settings = try Settings(["BALAI_DATABASE": "postgresql://balai:rahasia1@db.contoh/balai"])
        #expect(settings.dataPlace == "postgresql://balai:••••••@db.contoh/balai")
        let trouble = #expect(throws: OperatorTrouble.self) {
            try Settings(["BALAI_DATABASE": "mysql://balai:rahasia1@db.contoh/balai"])
        }
        #expect(trouble?.description.hasPrefix("BALAI_DATABASE:") == true)
        #expect(trouble?.description.contains("rahasia1") == false)
    }

    private static let bucket = [
        "BALAI_BLOBS": "s3://berkas/balai", "BALAI_S3_ACCESS_KEY": "KUNCI", "BALAI_S3_SECRET_KEY": "rahasia1",
    ]

    @Test func filesLieInTheFolderOrInABucket() throws {
        #expect(try Settings(["HOME": "/"]).s3 == nil)
        let amazon = try #require(try Settings(Self.bucket.merging(["BALAI_S3_REGION": "ap-southeast-3"]) { $1 }).s3)
        #expect(amazon.address.description == "s3://berkas/balai" && amazon.region == "ap-southeast-3")
        #expect(amazon.endpoint.description == "https://s3.ap-southeast-3.amazonaws.com" && amazon.style == .subdomain)
        let own = try #require(
            try Settings(Self.bucket.merging(["BALAI_S3_ENDPOINT": "https://s3.contoh.go.id"]) { $1 }).s3)
        #expect(own.endpoint.description == "https://s3.contoh.go.id" && own.style == .path)
    }

    @Test(arguments: [
        ("BALAI_BLOBS", "/srv/berkas"), ("BALAI_S3_ENDPOINT", "http://s3.contoh.go.id"),
        ("BALAI_S3_ENDPOINT", "s3.contoh.go.id"), ("BALAI_S3_REGION", "Jakarta"), ("BALAI_S3_STYLE", "samping"),
        ("BALAI_S3_ACCESS_KEY", ""), ("BALAI_S3_SECRET_KEY", ""), ("BALAI_S3_SECRET_KEY", "rahasia1\n"),
        ("BALAI_BLOBS", ""),
    ])
    func aBadBucketIsNamed(_ name: String, _ value: String) {
        let trouble = #expect(throws: OperatorTrouble.self) { try Settings(Self.bucket.merging([name: value]) { $1 }) }
        #expect(trouble?.description.hasPrefix(name + ":") == true)
        #expect(trouble?.description.contains("rahasia1") == false)
    }

    @Test func namesAreGivenOnce() {
        #expect(Set(Setting.all.map(\.name)).count == Setting.all.count)
    }
}
