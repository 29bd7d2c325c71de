import Multipart
import Testing

@Suite struct FormBodyTests {
    private func read(_ text: String, limits: FormBody.Limits = FormBody.Limits()) throws(FormBodyError) -> FormBody {
        try FormBody(text.utf8, limits: limits)
    }

    @Test func fields() throws {
        let body = try read("nama=Desa+Suka%20maju&catatan=baris+1%0D%0Abaris+2&kosong=&tanpa&a%26b=%3D%C3%A9&nama=b")
        #expect(body["nama"] == "Desa Suka maju")
        #expect(body.all("nama") == ["Desa Suka maju", "b"])
        #expect(body["catatan"] == "baris 1\r\nbaris 2")
        #expect(body["kosong"] == "")
        #expect(body["tanpa"] == "")
        #expect(body["a&b"] == "=é")
        #expect(body["lain"] == nil)
        #expect(try read("a=b=c")["a"] == "b=c")
        #expect(try read("").fields.isEmpty)
        #expect(try read("&&").fields.isEmpty)
    }

    @Test(arguments: ["a=%", "a=%4", "a=%zz", "%=a", "a=%4z"]) func brokenEscapes(_ text: String) {
        #expect(throws: FormBodyError.badEscape) { try read(text) }
    }

    @Test(arguments: ["a=%00", "a=%FF", "a%C3=b", "a=%ED%A0%80", "a=%C0%80"]) func whatIsNoText(_ text: String) {
        #expect(throws: FormBodyError.notText) { try read(text) }
    }

    @Test func limits() throws {
        _ = try read("a=1&b=2", limits: .init(bytes: 7, fields: 2))
        #expect(throws: FormBodyError.tooLarge(limit: 6)) { try read("a=1&b=2", limits: .init(bytes: 6)) }
        #expect(throws: FormBodyError.tooManyFields(limit: 1)) { try read("a=1&b=2", limits: .init(fields: 1)) }
    }

    @Test func textOfAPart() throws {
        #expect(try FormText.decode(Array("é\r\n".utf8)) == "é\r\n")
        #expect(throws: FormBodyError.notText) { try FormText.decode([0x61, 0]) }
        #expect(throws: FormBodyError.notText) { try FormText.decode([0xC3]) }
    }
}
