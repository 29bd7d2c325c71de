import HTTPTypes
import Testing

@testable import Web

/// What may be asked of an address, and how (RFC 9110 §9.3.2, §15.5.6).
@Suite struct MethodTests {
    /// Every route's addresses, each parameter filled with a word that is none.
    private static let addresses: [(path: String, method: HTTPRequest.Method)] = Routes.all.flatMap { route in
        route.paths.map { path in
            (path.replacing("{kantor}", with: "kominfo").replacing(/[{}]/, with: ""), route.method)
        }
    }

    @Test func headIsGetWithoutItsBody() async throws {
        let site = try await Regency().site
        let browser = site.browser()
        _ = try await browser.get("/masuk")
        let style = try #require(try await browser.get("/").value(after: "rel=stylesheet href=\""))
        let paths = Self.addresses.filter { $0.method == .get }.map(\.path)
        for path in paths + [style, "/k/kominfo/layanan/email-domain", "/tidak/ada"] {
            let get = try await browser.get(path)
            let head = try await browser.send("HEAD", path, body: [])
            #expect(head.status == get.status, "\(path)")
            #expect(head.body.isEmpty, "\(path)")
            for name in ["content-type", "content-length", "location", "cache-control", "content-security-policy"] {
                // The count of requests differs from one to the next.
                if name == "content-length", path == "/metrics" { continue }
                #expect(head[name] == get[name], "\(path): \(name)")
            }
        }
    }

    @Test func headOfADownload() async throws {
        let site = try await Regency().site
        let clerk = try await site.browser(as: "operator")
        let page = "\(EmailDomain.root)/permohonan/\(try await clerk.apply())"
        let link = try #require(try await clerk.get(page).links.first { $0.contains("/berkas/") })
        let get = try await clerk.get(link)
        let head = try await clerk.send("HEAD", link, body: [])
        #expect(head.status == 200 && head.body.isEmpty)
        #expect(head["content-length"] == "\(get.body.count)")
        #expect(head["content-disposition"] == get["content-disposition"])
    }

    @Test func anotherMethodIsToldWhichOnesThereAre() async throws {
        let browser = try await Regency().site.browser()
        for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"] {
            for (path, known) in Self.addresses.prefix(method == "OPTIONS" ? .max : 12) {
                let answer = try await browser.send(method, path, body: [])
                #expect(answer.status == 405, "\(method) \(path)")
                let allowed = answer["allow"]?.split(separator: ", ").map(String.init) ?? []
                #expect(allowed.contains(known.rawValue), "\(method) \(path): \(allowed)")
                #expect(allowed.contains("HEAD") == allowed.contains("GET"), "\(path)")
                #expect(answer.isPage)
            }
        }
        #expect(try await browser.send("OPTIONS", "/tidak/ada", body: []).status == 404)
    }

    @Test(arguments: [
        ("GET", "/keluar", "POST"), ("HEAD", "/keluar", "POST"), ("POST", "/lacak", "GET, HEAD"),
        ("GET", "/k/kominfo/layanan/email-domain/ajukan", "POST"), ("DELETE", "/masuk", "GET, HEAD, POST"),
        // A word stands before a parameter: this is the receipt, and not the answer to a question.
        ("POST", "/k/kominfo/ajukan/x/terkirim", "GET, HEAD"),
    ])
    func whatIsThereIsTold(method: String, path: String, allowed: String) async throws {
        let answer = try await Regency().site.browser().send(method, path, body: [])
        #expect(answer.status == 405)
        #expect(answer["allow"] == allowed)
        #expect(answer.body.isEmpty == (method == "HEAD"))
    }

    /// Each route answers its own method, by the table as by the router.
    @Test func theTableAgreesWithTheRouter() async throws {
        let browser = try await Regency().site.browser()
        for (path, method) in Self.addresses {
            let answer = try await browser.send(method.rawValue, path, body: [])
            #expect(answer.status != 405, "\(method) \(path)")
            #expect(SiteAddresses.all.methods(of: path).contains(method), "\(method) \(path)")
        }
    }

    @Test(arguments: [
        ("/meja/kominfo/x/tugas/periksa/1", "/meja/kominfo/x"), ("/k/kominfo/layanan/a/ajukan", "/k/kominfo/layanan/a"),
        ("/akun/sandi", "/akun"), ("/keluar", "/"), ("/k/kominfo/keluar", "/k/kominfo"), ("/tidak/ada", "/"), ("", "/"),
        ("/masuk", "/masuk"), ("//masuk", "/masuk"),
    ])
    func theFormsPageIsAtOrAboveIt(path: String, page: String) {
        #expect(SiteAddresses.all.page(at: path) == page)
    }
}
