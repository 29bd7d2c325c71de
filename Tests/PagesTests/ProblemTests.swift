import Pages
import Testing

@Suite struct ProblemTests {
    private func text(_ view: ProblemView) throws -> String {
        try #require(try Markup(Page.problem(view, in: Samples.plain.site).bytes).all("main").first).text
    }

    private let link = LinkView(label: "Ke tugas saya", href: "/meja")

    /// Two officers pressed at once: what happened, what was kept, where to go.
    @Test func theOneWhoCameSecondLosesNothing() throws {
        let view = ProblemView.someoneWasFirst(
            who: "Joko Paringsela", act: "mengembalikan berkas", at: Samples.plain.time(23, 10, 31),
            entered: "Sudah lengkap",
            caseLink: LinkView(label: "Buka permohonan", href: "/meja/k/c"), inbox: link)
        let text = try text(view)
        #expect(text.contains("Joko Paringsela mengembalikan berkas pada Senin 23 November, 10.31."))
        #expect(text.contains("Isian Anda tidak dikirim. Yang Anda tulis: “Sudah lengkap”"))
        #expect(text.contains("Buka permohonan"))
    }

    @Test(arguments: [(1, "1 detik"), (59, "59 detik"), (60, "1 menit"), (61, "2 menit"), (300, "5 menit")])
    func waitingIsToldInWholeUnits(seconds: Int, words: String) throws {
        #expect(try text(.tooMany(seconds: seconds, back: link)).contains("Coba lagi dalam \(words)."))
    }

    @Test func ourFaultSaysWhatIsSafe() throws {
        var view = ProblemView.fault(ways: [])
        view.number = "7k2m94xq3t9a"
        let text = try text(view)
        #expect(text.contains("Sebutkan nomor ini bila menghubungi kami: 7k2m94xq3t9a"))
        #expect(text.contains("Jawaban yang sudah tersimpan tetap aman."))
    }

    @Test func noPageShouts() throws {
        for (name, page) in Samples.plainPages {
            let main = try #require(try Markup(page.bytes).all("main").first).text
            #expect(!main.contains("!"), "\(name)")
            for word in ["silakan", "Silakan", "mohon maaf", "Mohon maaf", "Bapak", "Submit", "OK"] {
                #expect(!main.contains(word), "\(name): \(word)")
            }
        }
    }
}
