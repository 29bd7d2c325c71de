import Testing

/// Papers: by their content, with a message at the field for whatever is wrong.
@Suite struct UploadTests {
    private struct Wrong: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let upload: Upload
        let message: String

        init(_ description: String, _ name: String, _ bytes: [UInt8], _ message: String) {
            testDescription = description
            upload = Upload(field: "berkas.sk", name: name, type: "application/pdf", bytes: bytes)
            self.message = message
        }
    }

    private static func wrong() throws -> [Wrong] {
        [
            Wrong("nothing chosen", "", [], "Pilih berkas SK pengelola"),
            Wrong("empty", "sk.pdf", [], "kosong"),
            Wrong("text", "sk.txt", Array("halo".utf8), "Berkas “sk.txt”"),
            Wrong("mislabelled", "sk.pdf", try Papers.sample("surat.docx"), "bukan PDF"),
            Wrong("a photo as PDF", "sk.pdf", try Papers.sample("profil-p3.jpg"), "bukan PDF, melainkan"),
            Wrong("encrypted", "sk.pdf", try Papers.sample("dikunci.pdf"), "dikunci kata sandi"),
            Wrong("cut off", "sk.pdf", Array(Papers.pdf("terpotong").dropLast(60)), "terpotong"),
            Wrong("too large", "sk.pdf", Papers.pdf(String(repeating: "besar ", count: 400_000)), "paling besar 2 MB"),
        ]
    }

    @Test func wrongFilesGetAMessageAtTheField() async throws {
        let browser = try await Regency().site.browser()
        let draft = try await browser.startDraft()
        for wrong in try Self.wrong() {
            let page = try await browser.upload("\(draft)/6", files: [wrong.upload])
            #expect(page.status == 422, "\(wrong.testDescription)")
            #expect(page.text.contains("id=\"f-berkas-sk-galat\""), "\(wrong.testDescription)")
            #expect(page.words.contains(wrong.message), "\(wrong.testDescription): \(page.words)")
            #expect(!page.words.contains("name=hapus"), "\(wrong.testDescription)")
        }
    }

    /// A paper that must be there has no button that takes it away: the old file stays until a new one has come.
    @Test func aFileStaysUntilAnotherTakesItsPlace() async throws {
        let browser = try await Regency().site.browser()
        let draft = try await browser.startDraft()
        #expect(try await browser.upload("\(draft)/6", files: [.pdf("sk", name: "SK Pengelola.pdf")]).status == 303)
        let page = try await browser.get("\(draft)/6")
        #expect(page.words.contains("SK Pengelola.pdf"))
        #expect(!page.text.contains("name=hapus"))
        #expect(page.words.contains("Pilih berkas baru hanya bila yang lama perlu diganti"))
        // Going on without choosing another keeps it.
        #expect(try await browser.upload("\(draft)/6", files: [.none("sk")]).location == "\(draft)/7")
        #expect(try await browser.get("\(draft)/6").words.contains("SK Pengelola.pdf"))
        #expect(try await browser.upload("\(draft)/6", files: [.pdf("sk", name: "SK baru.pdf")]).status == 303)
        let after = try await browser.get("\(draft)/6").words
        #expect(after.contains("SK baru.pdf") && !after.contains("SK Pengelola.pdf"))
    }

    @Test func aDraftGoesOnWhereSomethingIsMissing() async throws {
        let browser = try await Regency().site.browser()
        let draft = try await browser.startDraft()
        #expect(try await browser.get(draft).location == "\(draft)/1")
        try await browser.post("\(draft)/1", [EmailDomain.answers[0]])
        #expect(try await browser.get(draft).location == "\(draft)/2")
        try await browser.fillDraft(draft)
        #expect(try await browser.get(draft).location == "\(draft)/kontak")
    }

    @Test func aPhotoIsTakenForAPaperThatAllowsIt() async throws {
        let browser = try await Regency().site.browser()
        let draft = try await browser.startDraft()
        let photo = Upload(
            field: "berkas.ktp", name: "IMG_001.jpg", type: "image/jpeg", bytes: try Papers.sample("profil-p3.jpg"))
        #expect(try await browser.upload("\(draft)/8", files: [photo]).status == 303)
        #expect(try await browser.get("\(draft)/8").words.contains("IMG_001.jpg"))
    }
}
