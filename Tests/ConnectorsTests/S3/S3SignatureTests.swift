import Store
import Testing

@testable import Connectors

/// The examples of the Amazon S3 reference, "Authenticating Requests: Using the Authorization Header".
@Suite struct S3SignatureTests {
    private let signature = S3Signature(
        credentials: S3Credentials(
            accessKey: "AKIAIOSFODNN7EXAMPLE", secretKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
        region: "us-east-1", moment: 1_369_353_600)

    private func signed(
        _ method: String, _ path: String, query: [String: String] = [:], headers: [String: String] = [:],
        body: String = S3Signature.emptyBody
    ) -> String? {
        let host = ["host": "examplebucket.s3.amazonaws.com"]
        return signature.signed(
            method, path: path, query: query, headers: headers.merging(host) { $1 }, body: body)["authorization"]
    }

    @Test func aFile() {
        #expect(
            signed("GET", "/test.txt", headers: ["range": "bytes=0-9"])
                == "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")
    }

    @Test func aNewFile() {
        let text = signed(
            "PUT", "/" + S3Encoding.path("test$file.text"),
            headers: ["date": "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class": "REDUCED_REDUNDANCY"],
            body: Hexadecimal.text(Digest.sha256("Welcome to Amazon S3.")))
        #expect(text?.hasSuffix("=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd") == true)
    }

    @Test func aQueryWithoutAValue() {
        let text = signed("GET", "/", query: ["lifecycle": ""])
        #expect(text?.hasSuffix("=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543") == true)
    }

    @Test func aList() {
        let text = signed("GET", "/", query: ["prefix": "J", "max-keys": "2"])
        #expect(text?.hasSuffix("=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7") == true)
    }

    @Test func whatIsSignedIsWhatIsSent() {
        let headers = signature.signed("GET", path: "/", query: [:], headers: ["host": "a"], body: "x")
        #expect(headers["x-amz-date"] == "20130524T000000Z" && headers["x-amz-content-sha256"] == "x")
        #expect(headers["host"] == "a" && headers.count == 4)
    }

    @Test func namesInAnAddress() {
        #expect(S3Encoding.path("desa/1 ä+~.eml") == "desa/1%20%C3%A4%2B~.eml")
        #expect(S3Encoding.query(["b": "x/y=", "a": "", "a-b": "1"]) == "a=&a-b=1&b=x%2Fy%3D")
    }

    @Test func theSecretIsNotShown() {
        let credentials = signature.credentials
        var dumped = ""
        dump(credentials, to: &dumped)
        for text in ["\(credentials)", String(reflecting: credentials), dumped] {
            #expect(text.contains("AKIAIOSFODNN7EXAMPLE") && !text.contains("wJalr"))
        }
    }
}
