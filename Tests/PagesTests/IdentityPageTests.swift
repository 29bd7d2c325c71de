import Pages
import Testing

@Suite struct IdentityPageTests {
    private func text(_ page: Page) throws -> String { try #require(try Markup(page.bytes).all("main").first).text }

    /// The page says the same whether the name or the password was wrong.
    @Test func refusalTellsNothing() throws {
        let message = "Nama pengguna atau kata sandi tidak cocok"
        let page = Page.logIn(LogInView(identifier: "melati", error: message), in: Samples.plain.site)
        #expect(page.title == "Galat: Masuk")
        let markup = try Markup(page.bytes)
        #expect(markup.all("a").contains { $0.attributes["href"] == "#f-pengenal" && $0.text == message })
        let fields = markup.elements.filter { $0.attributes["aria-invalid"] != nil }
        #expect(fields.map { $0.attributes["name"] } == ["pengenal"])
    }

    @Test func whatIsMissingIsSaidAtItsField() throws {
        let view = LogInView(error: "Isi nama pengguna atau email", passwordError: "Isi kata sandi")
        let page = try Markup(Page.logIn(view, in: Samples.plain.site).bytes)
        #expect(page.all("a").contains { $0.attributes["href"] == "#f-sandi" && $0.text == "Isi kata sandi" })
        #expect(page.elements.filter { $0.attributes["aria-invalid"] != nil }.count == 2)
    }

    @Test func passwordsAreNeverWrittenBack() throws {
        for (name, page) in Samples.plain.identityPages {
            for input in try Markup(page.bytes).all("input") where input.attributes["type"] == "password" {
                #expect(input.attributes["value"] == nil, "\(name)")
                #expect(input.attributes["autocomplete"]?.hasSuffix("-password") == true)
            }
        }
    }

    /// A page that gives back what was typed leaves these out: every control for a password or a mailed code, no other.
    @Test func secretsAreKnownByName() throws {
        let inputs = try Samples.plainPages.flatMap { try Markup($0.page.bytes).all("input").map(\.attributes) }
        let secret = inputs.filter { $0["type"] == "password" || $0["autocomplete"] == "one-time-code" }
        // `baris-…`: the sample that shows every kind of line.
        let found = Set(secret.compactMap { $0["name"] }.filter { !$0.hasPrefix("baris-") })
        // `kunci-masuk` goes unseen with the code of a log-in; a case's key is written in the clear, from paper.
        #expect(found.union(["kunci-masuk", "kunci-permohonan"]) == FieldView.secretNames)
    }

    @Test func theWayBackAfterLogInIsSentAlong() throws {
        let page = try Markup(Page.logIn(LogInView(next: "/meja"), in: Samples.plain.site).bytes)
        #expect(page.all("input").contains { $0.attributes["name"] == "lanjut" && $0.attributes["value"] == "/meja" })
    }

    @Test func otherDevicesCanBePutOutThisOneCannot() throws {
        let page = try Markup(try #require(Samples.plain.identityPages.first { $0.name == "akun" }).page.bytes)
        let actions = page.all("form").compactMap { $0.attributes["action"] }
        #expect(!actions.contains("/1"))
        #expect(actions.contains("/2"))
    }
}
