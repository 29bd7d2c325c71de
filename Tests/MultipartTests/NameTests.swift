import Multipart
import Testing

@Suite struct NameTests {
    private func head(_ disposition: String) throws -> PartHead {
        try receive(form(disposition)).parts[0].head
    }

    @Test(arguments: [
        (#"form-data; name="a"; filename="ktp.pdf""#, "ktp.pdf"),
        (#"FORM-DATA ; Name=a;FILENAME=ktp.pdf"#, "ktp.pdf"),
        (#"form-data; name="a"; filename="a%22b%.pdf""#, #"a"b%.pdf"#),
        (#"form-data; name="a"; filename="a\"b\\.pdf""#, #".pdf"#),
        (#"form-data; name="a"; filename="C:\dokumen\ktp.pdf""#, "ktp.pdf"),
        (#"form-data; name="a"; filename="../../etc/passwd""#, "passwd"),
        (#"form-data; name="a"; filename="50%20.pdf""#, "50%20.pdf"),
        (#"form-data; name="a"; filename="akta; salinan.pdf""#, "akta; salinan.pdf"),
        (#"form-data; name="a"; filename="kārtu ꦏ.pdf""#, "kārtu ꦏ.pdf"),
        ("form-data; name=\"a\"; filename=\"ktp\u{202E}fdp.exe\"", "ktpfdp.exe"),
        (#"form-data; name="a"; filename="ktp.pdf"; filename*=UTF-8''lain.exe"#, "ktp.pdf"),
        (#"form-data; name="a"; filename="..""#, ".."),
        (#"form-data; name="a"; filename="folder/""#, ""),
    ])
    func fileNames(_ disposition: String, _ expected: String) throws {
        #expect(try head(disposition) == PartHead(name: "a", filename: expected))
    }

    /// A part that names its file only in the form that RFC 7578 forbids is a field, bound by a field's limit.
    @Test func extendedNameAloneIsNoFile() throws {
        #expect(try head("form-data; name=\"a\"; filename*=UTF-8''a.pdf") == PartHead(name: "a"))
    }

    @Test(arguments: [
        "form-data; name=\"a\u{0}b\"", "form-data; name=\"a\u{1B}b\"", "form-data; name=\"a\"; filename=\"\u{0}.pdf\"",
        "form-data; name=\"a%0Ab\"", "form-data; name=\"a\"; filename=\"a%0D%0Ab.pdf\"",
        "form-data; name=\"a\u{85}\"", "form-data; name=\"a\nb\"", "form-data; name=\"a\u{7F}b\"",
    ])
    func controlCharactersAreRefused(_ disposition: String) {
        #expect(throws: MultipartError.badName) { try receive(form(disposition)) }
    }

    @Test func bytesThatAreNotUTF8AreRefused() {
        var bytes = Array(form("form-data; name=\"a\"; filename=\"X.pdf\"").utf8)
        bytes[bytes.firstIndex(of: UInt8(ascii: "X"))!] = 0xE9
        #expect(throws: MultipartError.badName) { try receive([bytes[...]]) }
    }

    @Test(arguments: [
        "form-data", "form-data; name", "form-data; name=\"a", "form-data; name=\"a\"b", "form-data name=a",
        "form-data; name=\"\"", "form-data; name=a; name=b", "form-data; name=a; filename=b; filename=c",
        "attachment; name=a", "form-data; name=a\r\nContent-Disposition: form-data; name=b",
        "form-data; name=a\r\nContent-Transfer-Encoding: base64", "form-data; name=a\r\n folded",
        "form-data; name=a\r\nx",
        "form-data; name=a\r\n: x", "form-data; name=a\rx",
    ])
    func brokenHeadersAreRefused(_ disposition: String) {
        let error = #expect(throws: MultipartError.self) { try receive(form(disposition)) }
        guard case .malformed = error else {
            Issue.record("\(disposition) was refused as \(String(describing: error))")
            return
        }
    }

    @Test(arguments: [
        "multipart/form-data; boundary=a", "Multipart/Form-Data; charset=utf-8; Boundary=\"a b\"",
        "multipart/form-data;boundary=----x",
    ])
    func contentTypes(_ value: String) throws {
        _ = try MultipartParser(contentType: value)
    }

    @Test(arguments: [
        "", "text/plain; boundary=a", "multipart/form-data", "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"a \"", "multipart/form-data; boundary=a; boundary=b",
        "multipart/form-data; boundary=\"a\r\nb\"",
        "multipart/form-data; boundary=" + String(repeating: "a", count: 71),
        "multipart/mixed; boundary=a",
    ])
    func otherContentTypesAreRefused(_ value: String) {
        let error = #expect(throws: MultipartError.self) { try MultipartParser(contentType: value) }
        #expect(error == .notMultipart)
        #expect(error?.status == 415)
    }
}
