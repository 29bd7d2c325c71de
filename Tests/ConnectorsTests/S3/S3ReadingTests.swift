import Store
import Testing

@testable import Connectors

/// What is read of settings and of a server's answers.
@Suite struct S3ReadingTests {
    @Test(arguments: [
        ("s3://berkas", "berkas", ""), ("s3://berkas/", "berkas", ""),
        ("s3://arsip.1/balai/uji_2", "arsip.1", "balai/uji_2"),
        ("s3://arsip/balai/", "arsip", "balai"),
    ])
    func aPlace(_ text: String, _ bucket: String, _ prefix: String) throws {
        let address = try #require(S3Address(text))
        #expect(address.bucket == bucket && address.prefix == prefix)
        #expect(address.keyPrefix == (prefix.isEmpty ? "" : prefix + "/"))
    }

    @Test(arguments: [
        "", "berkas", "s3:/berkas", "s3://", "s3://ab", "s3://Berkas", "s3://ber kas", "s3://-berkas", "s3://a..b",
        "s3://berkas//a",
        "s3://berkas/../a", "s3://berkas/a b", "s3://berkas/.", "s3://kunci:rahasia@berkas", "https://berkas",
    ])
    func noPlace(_ text: String) { #expect(S3Address(text) == nil) }

    @Test(arguments: [
        ("https://s3.contoh.go.id", "https://s3.contoh.go.id"),
        ("https://s3.contoh.go.id:443/", "https://s3.contoh.go.id"),
        ("https://s3.contoh.go.id:9000", "https://s3.contoh.go.id:9000"),
        ("http://127.0.0.1:9000", "http://127.0.0.1:9000"),
        ("http://localhost:80", "http://localhost"),
    ])
    func aServer(_ text: String, _ shown: String) { #expect(S3Endpoint(text)?.description == shown) }

    @Test(arguments: [
        "", "s3.contoh.go.id", "ftp://s3.contoh.go.id", "https://", "https://a:0", "https://a:b", "https://a:1:2",
        "https://a/b",
        "https://a b", "https://kunci:rahasia@a", "http://s3.contoh.go.id", "http://127.0.0.1.contoh.go.id",
    ])
    func noServer(_ text: String) { #expect(S3Endpoint(text) == nil) }

    @Test func whereTheBucketStands() throws {
        func configuration(_ style: S3Configuration.Style) throws -> S3Configuration {
            S3Configuration(
                address: try #require(S3Address("s3://berkas/balai")),
                endpoint: try #require(S3Endpoint("https://a.b:9000")),
                style: style, region: "x", credentials: S3Credentials(accessKey: "k", secretKey: "r"))
        }
        let path = try configuration(.path)
        #expect(
            path.host == "a.b:9000" && path.path(of: "balai/x/y") == "/berkas/balai/x/y"
                && path.path(of: "") == "/berkas/")
        let subdomain = try configuration(.subdomain)
        #expect(subdomain.host == "berkas.a.b:9000" && subdomain.path(of: "balai/x") == "/balai/x")
        #expect(subdomain.path(of: "") == "/")
    }

    @Test func aListing() throws {
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>berkas</Name><Prefix>balai/</Prefix>
            <NextContinuationToken>a&amp;b/+=&#x41;&#66;</NextContinuationToken><IsTruncated>true</IsTruncated>
            <Contents><Key>balai/desa/a&lt;b</Key><LastModified>2026-11-26T00:07:45.000Z</LastModified></Contents>
            <Contents><Key>balai/desa/c</Key><LastModified>kemarin</LastModified><Size>3</Size></Contents>
            </ListBucketResult>
            """
        let listing = try #require(S3Listing(S3Answer(status: 200, body: Array(text.utf8))))
        #expect(listing.continuation == "a&b/+=AB")
        #expect(listing.entries.map(\.key) == ["balai/desa/a<b", "balai/desa/c"])
        #expect(listing.entries.map(\.changed) == [1_795_651_665, .max])
        let request = S3Listing.request(under: "balai/", after: listing.continuation, limit: 9)
        #expect(request.query["continuation-token"] == "a&b/+=AB" && request.query["prefix"] == "balai/")
    }

    /// A proxy's page must not look like a bucket in which nothing lies.
    @Test(arguments: [
        "", "<html>Selamat datang</html>", "<ListBucketResult>",
        "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>",
    ])
    func noListing(_ text: String) { #expect(S3Listing(S3Answer(status: 200, body: Array(text.utf8))) == nil) }

    @Test func moments() {
        #expect(S3Time.text(1_369_353_600) == "20130524T000000Z" && S3Time.text(1_795_651_665) == "20261126T000745Z")
        #expect(S3Time.seconds("2026-11-26T00:07:45Z") == 1_795_651_665)
        #expect(S3Time.seconds("2026-11-26") == nil && S3Time.seconds("") == nil)
    }
}
