import Store
import Testing

/// What pages ask of the database.
@Suite struct StatementTests {
    private struct Cost: Equatable {
        let reads: Int
        let writes: Int
        let statements: Int

        init(_ reports: [TransactionReport]) {
            reads = reports.count { !$0.isWrite }
            writes = reports.count { $0.isWrite }
            statements = reports.reduce(0) { $0 + $1.statements }
        }
    }

    @Test func listsCostTheSameForOneAndForFifty() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let kadis = try await regency.site.browser(as: "kadis")
        let lists = [(kadis, "/meja"), (kadis, "/meja/kominfo/permohonan"), (clerk, "/k/kominfo/permohonan")]
        _ = try await regency.apply()
        var one: [Cost] = []
        // The first look reads the procedures; from then on they are on the shelf.
        for (browser, path) in lists { _ = try await browser.get(path) }
        for (browser, path) in lists { one.append(try await cost(of: path, browser, regency.site)) }
        for _ in 0..<49 { _ = try await regency.apply() }
        for ((browser, path), before) in zip(lists, one) {
            #expect(try await cost(of: path, browser, regency.site) == before, "\(path)")
        }
        #expect(try await kadis.get("/meja").links.count { $0.contains("tugas=perintah-periksa") } == 50)
    }

    @Test func aPageReadsOnceAndWritesNothing() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let kadis = try await regency.site.browser(as: "kadis")
        let id = try await regency.apply()
        let pages = [
            (kadis, "/"), (kadis, "/k/kominfo/layanan/email-domain"), (kadis, "/k/kominfo/lacak"), (kadis, "/meja"),
            (kadis, "/meja/kominfo/permohonan"), (kadis, "/meja/kominfo/\(id)"), (kadis, "/meja/kominfo/sop"),
            (kadis, "/meja/kominfo/buku"), (clerk, "/k/kominfo/permohonan"), (clerk, "/k/kominfo/permohonan/\(id)"),
            (kadis, "/akun"),
        ]
        for (browser, path) in pages {
            _ = try await browser.get(path)
            let cost = try await cost(of: path, browser, regency.site)
            #expect(cost.writes == 0, "\(path)")
            #expect(cost.reads == 1, "\(path)")
        }
    }

    private func cost(of path: String, _ browser: Browser, _ site: Site) async throws -> Cost {
        Cost(
            try await site.counted {
                let answer = try await browser.get(path)
                #expect(answer.status == 200, "\(path)")
            })
    }
}
