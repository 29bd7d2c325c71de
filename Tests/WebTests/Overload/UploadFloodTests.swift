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

    /// An address is never shut: beyond its hour its uploads come one by one, each as a whole.
    @Test func anAddressIsSlowedBeyondItsHour() async throws {
        let clock = Mutex<UInt64>(1_000_000_000)
        let room = BodyRoom(most: 100_000, ofOne: 100_000, anHour: 1000, now: { clock.withLock { $0 } })
        try room.share(of: somebody).take(1000)
        for seconds in [1, 2, 4, 8, 15, 15] {
            let letIn = room.share(of: somebody)
            try letIn.take(100)
            #expect(throws: BodyRoom.Full(isOwn: true, seconds: seconds)) { try room.share(of: somebody).take(100) }
            try letIn.take(100)
            clock.withLock { $0 += UInt64(seconds) * 1_000_000_000 }
        }
        try room.share(of: another).take(1000)
        // Whoever has an account is known by it, and counted by what is under way alone.
        for _ in 0..<3 { try room.share(of: .account("siti")).take(1000) }
        clock.withLock { $0 += 2 * 3600 * 1_000_000_000 }
        try room.share(of: somebody).take(1000)
    }

    /// Behind a proxy that the settings do not name everybody comes from this machine: they are told apart by their browser.
    @Test func thisMachineIsNotOneSender() throws {
        let here = ClientAddress("127.0.0.1")
        let (first, second) = (
            BodyRoom.Owner(.nobody, at: here, cookie: "a"), BodyRoom.Owner(.nobody, at: here, cookie: "b")
        )
        let room = BodyRoom(most: 10_000, ofOne: 1000, anHour: 1000)
        let share = room.share(of: first)
        try share.take(1000)
        try room.share(of: second).take(1000)
        for _ in 0..<3 { try room.share(of: second).take(1000) }
        let there = ClientAddress("203.0.113.7")
        #expect(
            BodyRoom.Owner(.nobody, at: there, cookie: "a") == BodyRoom.Owner(.nobody, at: there, cookie: "b"))
    }

    /// Threads may read a clock in another order than they come.
    @Test func aClockThatSeemsToRunBackIsBorne() throws {
        let clock = Mutex<UInt64>(1_000_000_000_000)
        let room = BodyRoom(
            most: 10_000, ofOne: 10_000, anHour: 1000,
            now: {
                clock.withLock {
                    $0 -= 1_000_000
                    return $0
                }
            })
        for _ in 0..<3 { try room.share(of: somebody).take(100) }
        #expect(room.held == 0)
    }

    @Test func manyThreadsCountAlike() async throws {
        let room = BodyRoom(most: 1_000_000, ofOne: 1_000_000, anHour: 1 << 40)
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<16 {
                group.addTask {
                    for _ in 0..<2000 { try? room.share(of: number.isMultiple(of: 2) ? somebody : another).take(10) }
                }
            }
        }
        #expect(room.held == 0)
    }

    /// Of whoever has been away long enough nothing is remembered, and nobody looks for them at each upload.
    @Test func thoseWhoAreAwayAreForgotten() throws {
        let clock = Mutex<UInt64>(1_000_000_000)
        let room = BodyRoom(most: 10_000, ofOne: 10_000, anHour: 3600, now: { clock.withLock { $0 } })
        for number in 0..<50 { try room.share(of: .address(ClientAddress("203.0.113.\(number)"))).take(10) }
        clock.withLock { $0 += 100 * 1_000_000_000 }
        try room.share(of: somebody).take(10)
        #expect(room.owners == 1)
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

    /// An address alone never blocks: beyond the bound the next one is let in after 1, 2, 4 … 15 seconds.
    @Test func draftsOfOneAddressAreSlowed() async throws {
        let regency = try await Regency(configure: { $0.trustedProxies = [NetworkAddress("127.0.0.1")!] })
        let site = regency.site
        let browser = site.browser()
        for _ in 0..<60 { #expect(try await start(browser, from: "203.0.113.7").status == 303) }
        for seconds in [1, 2, 4, 8, 15, 15] {
            #expect(try await start(browser, from: "203.0.113.7").status == 303)
            // Another browser at the same address is the same flood.
            let answer = try await start(site.browser(), from: "203.0.113.7")
            #expect(answer.status == 429)
            #expect(answer["retry-after"] == "\(seconds)")
            #expect(answer.words.contains("Coba lagi dalam \(seconds) detik"))
            site.clock.turn(seconds: Int64(seconds))
        }
        #expect(try await start(browser, from: "203.0.113.7").status == 303)
        #expect(try await start(site.browser(), from: "203.0.113.8").status == 303)
        let clerk = try await site.browser(as: "operator")
        #expect(try await start(clerk, from: "203.0.113.7").status == 303)
        site.clock.turn(seconds: 601)
        for _ in 0..<2 { #expect(try await start(browser, from: "203.0.113.7").status == 303) }
    }
}
