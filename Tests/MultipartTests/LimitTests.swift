import Multipart
import Testing

/// Each limit lets through what it names, and refuses one more.
@Suite struct LimitTests {
    private let field = form("form-data; name=\"a\"", content: "12345")
    private let file = form("form-data; name=\"a\"; filename=\"ktp.jpg\"", content: "1234567")

    @Test func wholeBody() throws {
        _ = try receive(field, limits: MultipartLimits(totalBytes: field.utf8.count))
        let limit = field.utf8.count - 1
        #expect(throws: MultipartError.bodyTooLarge(limit: limit)) {
            try receive(field, limits: MultipartLimits(totalBytes: limit))
        }
    }

    /// What comes after the closing boundary counts too: nobody can send for ever.
    @Test func epilogueCounts() {
        let limit = field.utf8.count + 10
        #expect(throws: MultipartError.bodyTooLarge(limit: limit)) {
            try receive(field + "12345678901", limits: MultipartLimits(totalBytes: limit))
        }
    }

    @Test func fieldsAndFiles() throws {
        _ = try receive(field, limits: MultipartLimits(fieldBytes: 5, fileBytes: 0))
        #expect(throws: MultipartError.fieldTooLarge(name: "a", limit: 4)) {
            try receive(field, limits: MultipartLimits(fieldBytes: 4))
        }
        _ = try receive(file, limits: MultipartLimits(fieldBytes: 0, fileBytes: 7))
        #expect(throws: MultipartError.fileTooLarge(name: "a", filename: "ktp.jpg", limit: 6)) {
            try receive(file, limits: MultipartLimits(fileBytes: 6))
        }
    }

    /// The limit holds for each part anew, however its bytes are cut.
    @Test func eachPartAnew() throws {
        let part = "--\(boundary)\r\nContent-Disposition: form-data; name=a\r\n\r\n12345\r\n"
        let bytes = Array((part + part + "--\(boundary)--").utf8)
        let pieces = bytes.indices.map { bytes[$0...$0] }
        #expect(try receive(pieces, limits: MultipartLimits(fieldBytes: 5)).parts.count == 2)
        #expect(throws: MultipartError.fieldTooLarge(name: "a", limit: 4)) {
            try receive(pieces, limits: MultipartLimits(fieldBytes: 4))
        }
        #expect(throws: MultipartError.tooManyParts(limit: 1)) {
            try receive(pieces, limits: MultipartLimits(parts: 1))
        }
    }

    /// Also files in which nothing was chosen: each is a part that somebody must hold. Fields do not count.
    @Test func numberOfFiles() throws {
        let field = "--\(boundary)\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n"
        let file = "--\(boundary)\r\nContent-Disposition: form-data; name=b; filename=\"\"\r\n\r\n\r\n"
        let form = field + file + field + file + "--\(boundary)--"
        _ = try receive(form, limits: MultipartLimits(files: 2))
        #expect(throws: MultipartError.tooManyFiles(limit: 1)) {
            try receive(form, limits: MultipartLimits(files: 1))
        }
    }

    @Test func header() throws {
        let header = "Content-Disposition: form-data; name=\"a\"\r\n\r\n".utf8.count
        _ = try receive(field, limits: MultipartLimits(headerBytes: header))
        #expect(throws: MultipartError.headerTooLarge(limit: header - 1)) {
            try receive(field, limits: MultipartLimits(headerBytes: header - 1))
        }
        #expect(throws: MultipartError.headerTooLarge(limit: 100)) {
            try receive(
                "--\(boundary)" + String(repeating: " ", count: 101), limits: MultipartLimits(headerBytes: 100))
        }
    }

    @Test func messagesSayTheLimit() {
        let photo = MultipartError.fileTooLarge(name: "ktp", filename: "ktp.jpg", limit: 15 << 20)
        #expect(
            photo.userMessage == "Berkas “ktp.jpg” lebih besar dari 15 MB. Perkecil dahulu, lalu unggah lagi.")
        #expect(MultipartError.bodyTooLarge(limit: 3 << 19).userMessage.contains("1,5 MB"))
        #expect(MultipartError.fieldTooLarge(name: "a", limit: 65_536).userMessage.contains("65.536 huruf"))
        #expect(photo.status == 413)
    }
}
