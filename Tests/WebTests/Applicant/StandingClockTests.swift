import Testing

/// While the office waits for the applicant the clock stands, and the page says so, without calling anybody late.
@Suite struct StandingClockTests {
    @Test func thePageExplainsThePause() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let id = try await regency.apply()
        try await regency.site.browser(as: "kadis").complete("perintah-periksa", of: id)
        regency.clock.turn(days: 1)
        try await regency.site.browser(as: "kabid").complete(
            "periksa", of: id, [("hasil", "tidak"), ("alasan", "Kurang")])
        let path = "/k/kominfo/permohonan/\(id)"
        // Long after the day that the table prints for the step.
        regency.clock.turn(days: 9)
        let again = try await regency.site.browser(as: "operator")
        let page = try await again.get(path)
        for text in [
            "Waktu berhenti, sisa 10 hari kalender", "Mengapa waktu berhenti?",
            "<b>Selasa 3 Maret, 09.00</b>Berhenti, menunggu Anda. Sisa 10 hari kalender",
            "Menunggu Anda</span> sejak",
        ] {
            #expect(page.words.contains(text), "\(text)")
        }
        #expect(!page.words.contains("Terlambat"))
        #expect(!page.words.contains("Mengapa Kamis"))
        #expect(try await !again.get("/k/kominfo/permohonan").words.contains("Terlambat"))
        #expect(
            try await again.get("/k/kominfo/permohonan").words.contains("waktu berhenti sejak Selasa 3 Maret, 09.00"))

        // Once it runs again the pause stands in its place, and the deadline closes the list.
        let task = try #require(page.links.first { $0.contains("/tugas/ajukan/2") })
        let form = try await again.get(task)
        #expect(!form.words.contains("Terlambat"))
        #expect(
            try await again.upload(task, [("versi", form.version ?? "")] + EmailDomain.answers, files: []).status == 303
        )
        let running = try await again.get(path)
        let rows = try #require(running.words.firstMatch(of: /<summary>Mengapa.*?<\/ol>/)?.0)
        let pause = try #require(
            rows.firstRange(of: "<b>Selasa 3 Maret, 09.00</b>Berhenti sampai Kamis 12 Maret, 09.00"))
        let due = try #require(rows.firstRange(of: "Genap 10 hari kalender"))
        #expect(pause.lowerBound < due.lowerBound)
        #expect(rows.contains("<li class=now><b>"))
        #expect(rows[rows.firstRange(of: "class=now")!.lowerBound...].contains("Genap"))
        _ = clerk
    }
}
