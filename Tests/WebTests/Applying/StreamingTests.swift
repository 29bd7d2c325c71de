import Multipart
import Store
import Testing

@testable import Web

/// Uploads on their way from the network to the store: never whole in memory, refused as soon as they are too large, and
/// gone without a trace when the connection breaks.
@Suite struct StreamingTests {
    private let multipart = ("Content-Type", MultipartForm.contentType)
    private static let mega = 1 << 20

    /// A readable photo of so many bytes: decoders stop where the picture ends.
    private func photo(_ count: Int) throws -> [UInt8] {
        let picture = try Papers.sample("profil-p3.jpg")
        return picture + [UInt8](repeating: 0x20, count: count - picture.count)
    }

    private func upload(_ paper: String, _ name: String, _ bytes: [UInt8]) -> Upload {
        Upload(field: "berkas.\(paper)", name: name, type: "image/jpeg", bytes: bytes)
    }

    @Test func aPhotoOfFifteenMegabytesIsTaken() async throws {
        let site = try await Regency().site
        let browser = site.browser()
        let draft = try await browser.startDraft()
        let answer = try await browser.upload(
            "\(draft)/8", files: [upload("ktp", "IMG_001.jpg", try photo(15 * Self.mega))])
        #expect(answer.status == 303)
        #expect(try await browser.get("\(draft)/8").words.contains("IMG_001.jpg"))
        // What is kept is the reduced one.
        try await site.expectNoFile(1)
    }

    @Test func oneByteMoreIsRefusedAtItsField() async throws {
        let site = try await Regency().site
        let browser = site.browser()
        let draft = try await browser.startDraft()
        let answer = try await browser.upload(
            "\(draft)/8", files: [upload("ktp", "IMG_002.jpg", try photo(15 * Self.mega + 1))])
        #expect(answer.status == 422)
        #expect(answer.text.contains("id=\"f-berkas-ktp-galat\""))
        #expect(
            answer.words.contains("Berkas “IMG_002.jpg” lebih besar dari 15 MB. Perkecil dahulu, lalu unggah lagi."))
        try await site.expectNoFile()
    }

    /// The server says so while the sender is still at it: the rest never comes here.
    @Test func whatIsFarTooLargeIsRefusedBeforeItHasAllCome() async throws {
        let site = try await Regency().site
        let browser = site.browser()
        let draft = try await browser.startDraft()
        let form = MultipartForm(
            [("csrf", try #require(browser.token))],
            files: [upload("ktp", "video.mp4", Array("\0\0\0\u{18}ftypisom".utf8))])
        // The head of the form and of the file, then noise of which the end does not come.
        let begun = form.bytes.dropLast("\r\n--\(MultipartForm.boundary)--\r\n".utf8.count)
        let noise = [UInt8](repeating: 7, count: 17 * Self.mega)
        let answer = try await browser.send(
            "POST", "\(draft)/8", headers: [multipart], body: begun + noise, length: 39 * Self.mega)
        #expect(answer.status == 422)
        #expect(answer.words.contains("Berkas “video.mp4” adalah video."))
        try await site.expectNoFile()
    }

    @Test func aCutUploadLeavesNothing() async throws {
        let site = try await Regency().site
        let browser = site.browser()
        let draft = try await browser.startDraft()
        let form = MultipartForm(
            [("csrf", try #require(browser.token))],
            files: [.pdf("sk"), upload("sk", "foto.jpg", try photo(3 * Self.mega))])
        let head = browser.head("POST", "\(draft)/6", [multipart], length: form.bytes.count)
        try await Wire.hangingUp(head + form.bytes.dropLast(Self.mega), port: site.port) {
            // Both are on their way: one whole, one begun.
            #expect(try await eventually { site.filesOnTheirWay == 2 })
            try await site.expectNoName()
        }
        try await site.expectNoFile()
        #expect(try await !browser.get("\(draft)/6").words.contains("sk.pdf"))
    }

    /// A plain form that was cut off reads like a shorter one: it must not be acted on.
    @Test func aCutFormIsNotActedOn() async throws {
        let site = try await Regency().site
        let browser = site.browser()
        let draft = try await browser.startDraft()
        let body = Array("csrf=\(try #require(browser.token))&pengelola.nama=Siti".utf8)
        let head = browser.head(
            "POST", "\(draft)/1", [("Content-Type", "application/x-www-form-urlencoded")], length: body.count + 9)
        _ = try? await Wire.halfClosed(head + body, port: site.port)
        #expect(try await !browser.get("\(draft)/1").text.contains("Siti"))
    }

    /// A file is worth a disk only from who has seen the form.
    @Test func aFileBeforeItsTokenIsNotTaken() async throws {
        let site = try await Regency().site
        let browser = site.browser()
        let draft = try await browser.startDraft()
        let file = MultipartForm([], files: [.pdf("sk")]).bytes
        let token = MultipartForm([("csrf", try #require(browser.token))], files: []).bytes
        let body = file.dropLast("--\(MultipartForm.boundary)--\r\n".utf8.count) + token
        let answer = try await browser.send("POST", "\(draft)/6", headers: [multipart], body: body)
        #expect(answer.status == 422)
        #expect(answer.words.contains("Berkas “sk.pdf” belum kami terima. Pilih lagi, lalu kirim."))
        try await site.expectNoFile()
    }

    @Test func moreFilesThanAnyFormHasAreRefused() async throws {
        let site = try await Regency().site
        let browser = site.browser()
        let draft = try await browser.startDraft()
        let answer = try await browser.upload("\(draft)/6", files: Array(repeating: .pdf("sk"), count: 51))
        #expect(answer.status == 413)
        #expect(answer.words.contains("Berkas lebih dari 50 buah."))
        try await site.expectNoFile()
    }

    // MARK: the parts themselves

    private func intake(
        largest: Int = 1000, keeps: Bool = true, _ events: [MultipartEvent], _ look: (PartIntake) throws -> Void
    ) async throws {
        let folder = try Site.newFolder()
        var part = PartIntake(spool: try Spool(path: folder), largestFile: largest, keepsFiles: { _ in keeps })
        for event in events { try await part.take(event) }
        try look(part)
    }

    private func file(_ name: String, _ slices: [Int]) -> [MultipartEvent] {
        [.begin(PartHead(name: "berkas", filename: name))]
            + slices.map { .body(ArraySlice([UInt8](repeating: 65, count: $0))) } + [.end]
    }

    @Test func filesGoToTheSpoolAndFieldsToMemory() async throws {
        let field: [MultipartEvent] = [.begin(PartHead(name: "nama")), .body(Array("Siti".utf8)[...]), .end]
        try await intake(field + file("a.pdf", [400, 600]) + file("", []) + file("kosong.pdf", [])) { part in
            #expect(part.form["nama"] == "Siti")
            #expect(part.form.files.map(\.name) == ["a.pdf", "kosong.pdf"])
            for (sent, size) in zip(part.form.files, [1000, 0]) {
                guard case .spooled(let spooled) = sent.content else {
                    Issue.record("\(sent.name) is not in the spool")
                    continue
                }
                #expect(spooled.size == size)
            }
            #expect(part.excess == 0)
        }
    }

    @Test func whatExceedsIsLetGoAtOnce() async throws {
        try await intake(
            [file("a.pdf", [400, 601]).dropLast(), [.body([UInt8](repeating: 1, count: 50)[...])]].flatMap(\.self)
        ) {
            part in
            #expect(part.excess == 651)
            let form = part.formSoFar()
            guard case .tooLarge(let beginning)? = form.files.first?.content else {
                Issue.record("the file is not refused")
                return
            }
            #expect(beginning == [UInt8](repeating: 65, count: 1001) + [UInt8](repeating: 1, count: 50))
        }
    }

    @Test func whatIsNotKeptIsOnlyNamed() async throws {
        try await intake(keeps: false, file("a.pdf", [5000])) { part in
            guard case .dropped? = part.form.files.first?.content else {
                Issue.record("the file is kept")
                return
            }
            #expect(part.form.files.first?.name == "a.pdf")
            #expect(part.excess == 0)
        }
    }
}
