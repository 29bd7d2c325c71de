import Multipart
import Testing

/// The network cuts where it likes: what a form holds must not depend on it.
@Suite struct SplitTests {
    @Test(arguments: Sample.all) func cutAnywhere(_ sample: Sample) {
        let bytes = Array(sample.body.utf8)
        let whole = Outcome([bytes[...]])
        for cut in 0...bytes.count {
            #expect(Outcome([bytes[..<cut], bytes[cut...]]) == whole, "cut before byte \(cut)")
        }
    }

    @Test(arguments: Sample.all) func byteByByte(_ sample: Sample) {
        let bytes = Array(sample.body.utf8)
        #expect(Outcome(bytes.indices.map { bytes[$0...$0] }) == Outcome([bytes[...]]))
    }

    @Test func aFormOfABrowser() throws {
        let received = try receive(Sample.all[0].body)
        #expect(received.parts.map(\.head.name) == ["nama", "ktp", "surat", "centang", "centang"])
        #expect(received.parts[0].text == "Désa Sukamaju")
        #expect(received.parts[0].head.filename == nil)
        #expect(
            received.parts[1].head == PartHead(name: "ktp", filename: "ktp bu Sri.jpg", contentType: "image/jpeg"))
        #expect(received.parts[1].text == "\u{1}\u{0}\u{2}--\(boundary.dropLast())\r\n--\r\n")
        #expect(received.parts[2].head.filename == "")
        #expect(received.parts[2].content.isEmpty)
        #expect(received.parts[3...].map(\.text) == ["a", "b"])
        #expect(received.ended == 5)
        #expect(received.finished)
    }

    @Test func aroundTheParts() throws {
        let received = try receive(Sample.all[1].body)
        #expect(received.parts.map(\.head.name) == ["a"])
        #expect(received.parts.map(\.text) == ["\r\n"])
        #expect(try receive(Sample.all[2].body).parts.map(\.text) == [""])
        #expect(try receive(Sample.all[3].body).parts.isEmpty)
        #expect(try receive(Sample.all[4].body).parts.map(\.text) == ["\r\r\n\r\n-\r\n--\r\n---\r\n--\r\n\r\n"])
    }

    /// A form cut off at any byte before the closing boundary is an upload that broke, never a shorter form.
    @Test func truncatedAnywhere() {
        let bytes = Array(form("form-data; name=\"a\"; filename=\"b.pdf\"").utf8)
        for count in 0..<bytes.count - 2 {
            #expect(Outcome([bytes[..<count]]) == .refused(.truncated), "after \(count) bytes")
        }
        #expect(MultipartError.truncated.userMessage.contains("terputus"))
        #expect(MultipartError.truncated.status == 400)
    }

    @Test func errorsStay() throws {
        var parser = try MultipartParser(contentType: contentType)
        let first = try #require(throws: MultipartError.self) { try parser.feed(Array("--\(boundary)x".utf8)) }
        #expect(throws: first) { try parser.feed(Array(form("form-data; name=\"a\"").utf8)) }
        #expect(throws: first) { try parser.finish() }
    }
}
