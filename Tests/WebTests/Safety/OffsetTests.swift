import Testing

/// From where on a list is shown stands in the address, where anybody writes what they like.
@Suite struct OffsetTests {
    @Test(arguments: [
        "/meja?", "/meja/kabar?", "/meja/kominfo/permohonan?", "/meja/kominfo/buku/register-permohonan?",
        "/meja/kominfo/salinan-buku?", "/meja/kominfo/pembukaan?", "/kelola/kominfo/catatan?",
    ])
    func noNumberEndsTheService(_ list: String) async throws {
        let regency = try await Regency()
        let head = try await regency.site.browser(as: "kadis")
        for from in ["9223372036854775807", "-9223372036854775808", "99999999999999999999", "x"] {
            let answer = try await head.get("\(list)dari=\(from)")
            #expect([200, 403, 404].contains(answer.status), "\(list)\(from): \(answer.status)")
        }
        #expect(try await head.get("/meja").status == 200)
    }

    /// Rows go while somebody pages: whoever is past their end sees the last that are there, and not an empty list.
    @Test func pastTheEndAListShowsItsRows() async throws {
        let regency = try await Regency()
        let id = try await regency.apply()
        try await regency.work()
        let head = try await regency.site.browser(as: "kadis")
        #expect(try await head.get("/meja/kominfo/permohonan").text.contains(id))
        #expect(try await head.get("/meja/kominfo/permohonan?dari=500").text.contains(id))
        for list in ["/meja", "/meja/kabar", "/kelola/kominfo/catatan"] {
            let reader = try await regency.site.browser(as: list.hasPrefix("/kelola") ? "ayu" : "kadis")
            let (first, past) = (try await reader.get(list), try await reader.get("\(list)?dari=500"))
            #expect(first.status == 200 && past.words == first.words, "\(list)")
        }
    }
}
