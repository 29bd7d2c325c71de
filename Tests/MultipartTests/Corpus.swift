/// Bodies as senders really make them, and as nobody should.
struct Sample: CustomStringConvertible {
    var name: String
    var body: String
    var description: String { name }

    static let all = [
        Sample(
            name: "a form of a browser: text, photo, nothing chosen, two ticks",
            body: """
                --\(boundary)
                Content-Disposition: form-data; name="nama"

                Désa Sukamaju
                --\(boundary)
                Content-Disposition: form-data; name="ktp"; filename="ktp bu Sri.jpg"
                Content-Type: image/jpeg

                \u{1}\u{0}\u{2}--\(boundary.dropLast())
                --

                --\(boundary)
                Content-Disposition: form-data; name="surat"; filename=""
                Content-Type: application/octet-stream


                --\(boundary)
                Content-Disposition: form-data; name="centang"

                a
                --\(boundary)
                Content-Disposition: form-data; name="centang"

                b
                --\(boundary)--

                """),
        Sample(
            name: "preamble, padding after a boundary, epilogue",
            body:
                "catatan\r\n--\(boundary) \t\r\ncontent-disposition:form-data;name=a\r\n\r\n\r\n\r\n--\(boundary)--sisa"
        ),
        Sample(
            name: "part without a body",
            body: "--\(boundary)\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n--\(boundary)--\r\n"),
        Sample(name: "no part", body: "--\(boundary)--"),
        Sample(
            name: "content full of beginnings of the delimiter",
            body: form("form-data; name=\"a\"; filename=\"b\"", content: "\r\r\n\r\n-\r\n--\r\n---\r\n--\r\n\r\n")),
        Sample(name: "never closed", body: String(form("form-data; name=\"a\"").dropLast(8))),
        Sample(name: "no name", body: form("form-data; filename=\"a\"")),
        Sample(name: "text after a boundary", body: form("form-data; name=\"a\"") + "\r\n--\(boundary)x\r\n"),
        Sample(name: "boundary with a tail", body: "--\(boundary)x\r\n"),
    ].map { Sample(name: $0.name, body: $0.body.withCRLF) }
}

extension String {
    fileprivate var withCRLF: String {
        var text = ""
        for character in self { text += character == "\n" ? "\r\n" : String(character) }
        return text
    }
}
