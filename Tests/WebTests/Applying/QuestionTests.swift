import Testing

/// Applying without an account: one question a screen, and nothing that was typed is lost.
@Suite struct QuestionTests {
    @Test func eachQuestionIsAScreen() async throws {
        let browser = try await Regency().site.browser()
        let draft = try await browser.startDraft()
        let first = try await browser.get("\(draft)/1")
        #expect(first.status == 200)
        #expect(first.words.contains("Nama pengelola"))
        #expect(first.words.contains("Pertanyaan 1 dari 10"))
        #expect(!first.words.contains("NIK pengelola"))
        #expect(first.links.contains("/k/kominfo/layanan/email-domain"))
        let answer = try await browser.post("\(draft)/1", [("pengelola.nama", "Siti Contoh")])
        #expect(answer.status == 303)
        #expect(answer.location == "\(draft)/2")
        // Going back shows what was answered.
        #expect(try await browser.get("\(draft)/1").words.contains("value=\"Siti Contoh\""))
    }

    @Test(arguments: [
        (1, "pengelola.nama", "", "Isi nama pengelola"),
        (2, "pengelola.nik", "12345", "NIK berisi 5 angka, seharusnya 16"),
        (3, "pengelola.surel", "siti(at)aren", "email"), (4, "pengelola.hp", "<12>", "telepon"),
    ])
    func aWrongAnswerIsToldAtItsField(number: Int, name: String, typed: String, message: String) async throws {
        let browser = try await Regency().site.browser()
        let draft = try await browser.startDraft()
        let page = try await browser.post("\(draft)/\(number)", [(name, typed)])
        #expect(page.status == 422)
        #expect(page.text.contains("<title>Galat: "))
        let field = "f-\(name.replacing(".", with: "-"))"
        #expect(page.text.contains("id=\"\(field)-galat\""))
        #expect(page.text.contains("href=\"#\(field)\""))
        #expect(page.words.contains(message), "\(page.words)")
        if !typed.isEmpty { #expect(page.words.contains("value=\"\(typed)\"")) }
        // A wrong answer is not kept.
        #expect(try await !browser.get("\(draft)/\(number)").words.contains("value=\"\(typed)\"") || typed.isEmpty)
    }

    @Test func theDraftGoesOnInAnotherBrowserByItsLink() async throws {
        let site = try await Regency().site
        let phone = site.browser()
        let draft = try await phone.startDraft()
        try await phone.post("\(draft)/1", [("pengelola.nama", "Siti Contoh")])
        let rest = try await phone.post("\(draft)/2", [("pengelola.nik", "0012014101900001"), ("nanti", "ya")])
        #expect(rest.location == "\(draft)/simpan")
        let saved = try await phone.get(rest.location)
        let link = try #require(saved.value(after: "id=tautan readonly value=\""))
        #expect(link.hasPrefix("http://127.0.0.1:\(site.port)\(draft)/lanjut/"))

        let computer = site.browser()
        let path = String(link.dropFirst("http://127.0.0.1:\(site.port)".count))
        #expect(try await computer.post("\(path)x").status == 404)
        // A preview of the link takes nothing away; pressing the button moves the draft here.
        #expect(try await computer.get(path).words.contains("Lanjutkan permohonan</button>"))
        #expect(try await phone.get("\(draft)/1").status == 200)
        let resumed = try await computer.post(path)
        #expect(resumed.status == 303)
        #expect(resumed.location == "\(draft)/3")
        #expect(try await computer.get("\(draft)/1").words.contains("value=\"Siti Contoh\""))
        // The old tab says where the draft went, not that there is no such page.
        let old = try await phone.get("\(draft)/3")
        #expect(old.status == 404)
        #expect(old.words.contains("Konsep ini tidak ada di peramban ini"))
        #expect(try await computer.post("\(draft)/3", [("pengelola.surel", "siti@aren.contoh")]).status == 303)
    }

    @Test func theCheckPageNamesWhatIsMissing() async throws {
        let browser = try await Regency().site.browser()
        let draft = try await browser.startDraft()
        try await browser.post("\(draft)/1", [("pengelola.nama", "Siti Contoh")])
        let check = try await browser.get("\(draft)/periksa")
        #expect(check.status == 200)
        #expect(check.words.contains("Masih ada yang kurang"))
        #expect(check.links.contains("\(draft)/2?dari=periksa"))
        #expect(!check.words.contains("Kirim permohonan</button>"))
        #expect(try await browser.post("\(draft)/periksa").status == 422)
        #expect(try await browser.get("\(draft)/99").status == 303)
        #expect(try await browser.get("\(draft)/x").status == 404)
        #expect(try await browser.post("\(draft)/99").status == 404)
    }

    @Test func aChangeLeadsBackToTheCheck() async throws {
        let clerk = try await Regency().site.browser(as: "operator")
        let draft = try await clerk.startDraft()
        try await clerk.fillDraft(draft)
        let check = try await clerk.get("\(draft)/periksa")
        let change = try #require(check.links.first { $0.hasPrefix("\(draft)/1?") })
        let question = try await clerk.get(change)
        #expect(question.words.contains("Simpan perubahan</button>"))
        #expect(question.links.contains("\(draft)/periksa"))
        #expect(question.links.contains(change))
        // A wrong answer stays on the same way.
        #expect(try await clerk.post(change, [("pengelola.nama", "")]).links.contains(change))
        #expect(try await clerk.post(change, [("pengelola.nama", "Siti Lain")]).location == "\(draft)/periksa")
        #expect(try await clerk.get("\(draft)/periksa").words.contains("Siti Lain"))
        #expect(try await clerk.upload("\(draft)/6?dari=periksa", files: [.none("sk")]).location == "\(draft)/periksa")
        // What is still missing is asked for before the check comes.
        let other = try await clerk.startDraft()
        #expect(
            try await clerk.post("\(other)/1?dari=periksa", [("pengelola.nama", "Siti Contoh")]).location
                == "\(other)/2?dari=periksa")
    }

    @Test func aDraftThatIsCompleteGoesOnAfterItsQuestions() async throws {
        let site = try await Regency().site
        let browser = site.browser()
        let draft = try await browser.startDraft()
        try await browser.fillDraft(draft)
        let saved = try await browser.get("\(draft)/simpan")
        #expect(saved.links.contains("\(draft)/kontak"))
        let link = try #require(saved.value(after: "id=tautan readonly value=\""))
        let resumed = try await site.browser().post(String(link.dropFirst("http://127.0.0.1:\(site.port)".count)))
        #expect(resumed.location == "\(draft)/kontak")
    }

    @Test func everyScreenBeforeTheCheckIsCounted() async throws {
        let browser = try await Regency().site.browser()
        let draft = try await browser.startDraft()
        try await browser.fillDraft(draft)
        #expect(try await browser.get("\(draft)/kontak").words.contains("Pertanyaan 9 dari 10"))
        let asked = try await browser.post("\(draft)/kontak", [("email", "siti@aren.contoh")])
        #expect(try await browser.get(asked.location).words.contains("Pertanyaan 10 dari 10"))
    }
}
