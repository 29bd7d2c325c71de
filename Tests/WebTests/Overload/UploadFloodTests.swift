import Services
import Synchronization
import Testing

@testable import Web

/// Uploads and drafts without end: what one sender, and all together, may have under way.
@Suite struct UploadFloodTests {
    private static let mega = 1 << 20
    private let somebody = BodyRoom.Owner.address(ClientAddress("203.0.113.7"))
    private let another = BodyRoom.Owner.address(ClientAddress("203.0.113.8"))

    @Test func oneSenderAndAllTogetherAreBounded() throws {
        let room = BodyRoom(most: 150, ofOne: 100)
        let first = room.share(of: somebody)
        try first.take(60)
        #expect(throws: BodyRoom.Full(isOwn: true, seconds: 30)) { try room.share(of: somebody).take(50) }
        let second = room.share(of: another)
        try second.take(90)
        #expect(throws: BodyRoom.Full(isOwn: false, seconds: 30)) { try room.share(of: another).take(1) }
        #expect(room.held == 150)
    }

    @Test func whatIsDoneGivesItsRoomBack() throws {
        let room = BodyRoom(most: 100, ofOne: 100)
        do {
            let share = room.share(of: somebody)
            try share.take(70)
            try share.take(30)
            #expect(room.held == 100)
        }
        #expect(room.held == 0)
        try room.share(of: another).take(100)
    }

    /// An address is never shut for good: an hour later it has all of its hour again, and before that a part.
    @Test func anAddressHasSoMuchAnHour() throws {
        let clock = Mutex<UInt64>(1_000_000_000)
        let room = BodyRoom(most: 10_000, ofOne: 10_000, anHour: 1000, now: { clock.withLock { $0 } })
        try room.share(of: somebody).take(1000)
        #expect(throws: BodyRoom.Full(isOwn: true, seconds: 600)) { try room.share(of: somebody).take(100) }
        try room.share(of: another).take(1000)
        // Whoever has an account is known by it, and counted by what is under way alone.
        for _ in 0..<3 { try room.share(of: .account("siti")).take(1000) }
        clock.withLock { $0 += 600 * 1_000_000_000 }
        try room.share(of: somebody).take(100)
        clock.withLock { $0 += 3600 * 1_000_000_000 }
        try room.share(of: somebody).take(1000)
    }

    @Test func anUploadBeyondTheRoomIsToldToComeAgain() async throws {
        let site = try await Regency(configure: { $0.limits.uploadsOfOne = Self.mega }).site
        let browser = site.browser()
        let draft = try await browser.startDraft()
        let noise = [UInt8](repeating: 7, count: 2 * Self.mega)
        let photo = Upload(field: "berkas.ktp", name: "foto.jpg", type: "image/jpeg", bytes: noise)
        let answer = try await browser.upload("\(draft)/8", files: [photo])
        #expect(answer.status == 429)
        #expect(answer["retry-after"] == "30")
        #expect(answer.words.contains("Terlalu banyak berkas sedang diunggah"))
        try await site.expectNoFile()
        // What was refused holds nothing.
        let small = Upload(
            field: "berkas.ktp", name: "ktp.jpg", type: "image/jpeg", bytes: try Papers.sample("profil-p3.jpg"))
        for _ in 0..<3 { #expect(try await browser.upload("\(draft)/8", files: [small]).status == 303) }
    }

    @Test func everybodysUploadsAreBounded() async throws {
        let site = try await Regency(configure: { $0.limits.uploads = 100_000 }).site
        let browser = site.browser()
        let draft = try await browser.startDraft()
        let photo = Upload(
            field: "berkas.ktp", name: "foto.jpg", type: "image/jpeg", bytes: [UInt8](repeating: 7, count: 200_000))
        let answer = try await browser.upload("\(draft)/8", files: [photo])
        #expect(answer.status == 503)
        #expect(answer["retry-after"] == "30")
    }

    @Test func longFormsInMemoryAreBounded() async throws {
        let site = try await Regency(configure: { $0.limits.formMemory = 100_000 }).site
        let browser = site.browser()
        let form = [("Content-Type", "application/x-www-form-urlencoded")]
        let long = Array("a=".utf8) + [UInt8](repeating: 65, count: 300_000)
        #expect(try await browser.send("POST", "/masuk", headers: form, body: long).status == 429)
        #expect(try await browser.send("POST", "/masuk", headers: form, body: Array(long.prefix(90_000))).status == 403)
    }

    // MARK: drafts

    private let begin = "/k/kominfo/layanan/email-domain/ajukan"

    private func start(_ browser: Browser, from address: String) async throws -> Answer {
        try await browser.post(begin, headers: [("X-Forwarded-For", address)])
    }

    @Test func draftsOfOneAddressAreBoundedForAWhile() async throws {
        let regency = try await Regency(configure: { $0.trustedProxies = ["127.0.0.1"] })
        let site = regency.site
        let browser = site.browser()
        for _ in 0..<60 { #expect(try await start(browser, from: "203.0.113.7").status == 303) }
        // Another browser at the same address is the same flood.
        let answer = try await start(site.browser(), from: "203.0.113.7")
        #expect(answer.status == 429)
        #expect(answer["retry-after"] == "600")
        #expect(answer.words.contains("Coba lagi dalam 10 menit"))
        #expect(try await start(site.browser(), from: "203.0.113.8").status == 303)
        let clerk = try await site.browser(as: "operator")
        #expect(try await start(clerk, from: "203.0.113.7").status == 303)
        site.clock.turn(seconds: 601)
        #expect(try await start(browser, from: "203.0.113.7").status == 303)
    }
}
