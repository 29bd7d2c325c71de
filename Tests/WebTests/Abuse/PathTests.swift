import Testing

/// Whatever stands for an id or a name in an address leads to that, or nowhere: never out of where things of that kind lie.
@Suite struct PathTests {
    private static let ways = [
        "..", "%2e%2e", "..%2f..%2fetc%2fpasswd", "..%5c..%5cetc%5cpasswd", "%2e%2e%2f%2e%2e%2fbalai.sqlite",
        "....%2f%2fetc%2fpasswd", "%2fetc%2fpasswd", "%00", "a%00.pdf", "%252e%252e%252fetc%252fpasswd", "..;%2fmeja",
        "..%c0%af..%c0%afetc%c0%afpasswd", "C:%5cwindows%5cwin.ini", "file:%2f%2f%2fetc%2fpasswd",
        "%0d%0aX-Jahat:%20ya",
    ]

    @Test(arguments: ways) func leadsNowhere(way: String) async throws {
        let regency = try await Regency()
        let head = try await regency.site.browser(as: "kadis")
        let clerk = try await regency.site.browser(as: "operator")
        let administrator = try await regency.site.browser(as: "ayu")
        let id = try await regency.apply()
        let (draft, adoption) = try await KeptSOP.make(in: regency)
        let asked: [(Browser, [String])] = [
            (
                head,
                [
                    "/meja/\(way)/permohonan", "/meja/kominfo/\(way)", "/meja/kominfo/\(id)/berkas/\(way)",
                    "/meja/kominfo/\(id)/berkas/\(way)/1.jpg", "/meja/kominfo/buku/\(way)",
                    "/meja/kominfo/buku/\(way)/salinan", "/meja/kominfo/sop/\(way)",
                    "/meja/kominfo/sop/email-domain/dokumen/\(way)", "/meja/kominfo/laporan/\(way)/csv",
                    "/meja/kominfo/\(id)/contoh/\(way)",
                ]
            ),
            (
                clerk,
                [
                    "/k/kominfo/permohonan/\(way)", "/k/kominfo/permohonan/\(id)/berkas/\(way)",
                    "/k/kominfo/permohonan/\(id)/contoh/\(way)", "/k/kominfo/layanan/\(way)",
                    "/k/kominfo/layanan/email-domain/contoh/\(way)", "/k/kominfo/layanan/email-domain/dokumen/\(way)",
                    "/k/\(way)/", "/aset/\(way)", "/k/kominfo/ajukan/\(way)/1",
                ]
            ),
            (
                administrator,
                [
                    "/kelola/\(way)/petugas", "/kelola/kominfo/konsep/\(way)",
                    "/kelola/kominfo/konsep/\(draft)/banding/\(way)",
                    "/kelola/kominfo/penetapan/\(adoption)/dokumen/\(way)", "/kelola/kominfo/petugas/\(way)",
                ]
            ),
        ]
        for (browser, paths) in asked {
            for path in paths {
                let answer = try await browser.get(path)
                // A path that climbs may be a path of ours when it is put in order; then it is shown as that.
                #expect([400, 404, 303].contains(answer.status) || way == "..", "\(path): \(answer.status)")
                #expect(!answer.text.contains("root:") && !answer.text.contains("SQLite format"), "\(path)")
                #expect(answer["x-jahat"] == nil, "\(path)")
            }
        }
    }

    /// The name of a file is shown, and is no path: not in the store, and not where it is saved.
    @Test(arguments: ["../../balai.sqlite.pdf", "..\\..\\kunci.pdf", "/etc/cron.d/x.pdf", "..pdf", ".pdf", "~/x.pdf"])
    func theNameOfAFileIsNoPath(name: String) async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let draft = try await clerk.startDraft()
        for (index, (field, value)) in EmailDomain.answers.enumerated() {
            try await clerk.post("\(draft)/\(index + 1)", [(field, value)])
        }
        for (index, paper) in EmailDomain.papers.enumerated() {
            let file = Upload(
                field: "berkas.\(paper)", name: name, type: "application/pdf", bytes: Papers.pdf(paper))
            let answer = try await clerk.upload("\(draft)/\(EmailDomain.answers.count + index + 1)", files: [file])
            try #require(answer.status == 303, "\(answer.words)")
        }
        try #require(try await clerk.post("\(draft)/periksa").status == 303)
        let receipt = try await clerk.get("\(draft)/terkirim")
        let link = try #require(receipt.links.first { $0.hasPrefix("\(EmailDomain.root)/permohonan/") })
        let own = try await clerk.get(link)
        let papers = own.links.filter { $0.contains("/berkas/") }
        #expect(papers.count >= EmailDomain.papers.count)
        for paper in papers {
            #expect(!paper.contains(".."))
            let given = try #require(try await clerk.get(paper)["content-disposition"])
            #expect(given.wholeMatch(of: /attachment; filename="[A-Za-z0-9._-]*"/) != nil, "\(given)")
            #expect(!given.contains("/") && !given.contains("\\"), "\(given)")
        }
    }
}
