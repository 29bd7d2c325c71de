import Services
import Store
import Testing

/// Villages stand below districts; whoever lives in one finds it at the regency's site.
@Suite struct VillageSearchPages {
    /// Makes offices of a list: `nama,alamat,jenis,induk`.
    private func load(_ lines: [String], _ regency: Regency) async throws {
        let csv = "nama,alamat,jenis,induk\n" + lines.joined(separator: "\n")
        _ = try await ImportOffices(regency.environment)(Array(csv.utf8), below: "root", by: regency.admin)
    }

    /// Puts the permit of Desa Aren in force at every other village whose address begins so.
    private func permit(at slugs: String, _ regency: Regency) async throws {
        let (own, pattern) = (regency.villageA.id, slugs + "%")
        try await regency.environment.database.write {
            _ = try $0.execute(
                """
                INSERT INTO adoptions (office_id, id, procedure_name, procedure_hash, sop_number, first_day, last_day,
                    approved_by, lanes, effect_modes, partners, recorded_at)
                SELECT o.id, o.id, a.procedure_name, a.procedure_hash, a.sop_number, a.first_day, a.last_day,
                    a.approved_by, a.lanes, a.effect_modes, a.partners, a.recorded_at
                FROM adoptions a CROSS JOIN offices o
                WHERE a.office_id = \(own) AND a.procedure_name = 'izin' AND o.slug LIKE \(pattern)
                    AND NOT EXISTS (SELECT 1 FROM adoptions b WHERE b.office_id = o.id)
                """)
        }
    }

    private static let hills = [
        "Kecamatan Sungai,sungai,kecamatan,", "Desa Batu Hulu,batu-hulu,desa,sungai",
        "Desa Batu Hilir,batu-hilir,desa,sungai",
    ]

    @Test func aVillageBelowADistrictIsFoundWithItsServices() async throws {
        let regency = try await CounterSOP.village()
        try await load(Self.hills, regency)
        try await permit(at: "batu-hulu", regency)
        let browser = regency.site.browser()
        let village = try await browser.get("/?q=Batu+hulu")
        #expect(village.links.contains("/k/batu-hulu/"))
        #expect(village.words.contains("1 kantor cocok dengan “Batu hulu”"))
        #expect(village.words.contains("<small>Kecamatan Sungai</small>"), "in which district it is")
        #expect(village.links.contains("/k/batu-hulu/layanan/izin"))
        #expect(!village.links.contains("/k/batu-hilir/"))
        let both = try await browser.get("/?q=izin+batu+hulu")
        #expect(both.links.contains("/k/batu-hulu/layanan/izin") && !both.links.contains("/k/aren/layanan/izin"))
        #expect(both.words.contains("1 layanan cocok dengan “izin batu hulu”"))
        #expect(both.words.contains("Desa Batu Hulu · Kecamatan Sungai"))
        #expect(try await browser.get("/?q=izin+kambing").words.contains("Tidak ada layanan yang cocok"))
    }

    @Test func aDistrictListsAndFindsItsVillages() async throws {
        let regency = try await Regency()
        try await load(Self.hills, regency)
        let browser = regency.site.browser()
        let district = try await browser.get("/k/sungai/")
        #expect(district.links.contains("/k/batu-hulu/") && district.links.contains("/k/batu-hilir/"))
        #expect(!district.links.contains("/k/aren/"))
        let found = try await browser.get("/k/sungai/?q=hulu")
        #expect(found.links.contains("/k/batu-hulu/") && found.words.contains("1 kantor cocok dengan “hulu”"))
        #expect(found.links.contains("/?q=hulu"), "and on to the regency's")
    }

    /// A host of its own shows that office only: the others are at the regency's address.
    @Test func everyLinkOfADistrictsOwnHostLeadsSomewhere() async throws {
        let regency = try await Regency()
        try await load(Self.hills, regency)
        let ayu = try await regency.site.browser(as: "ayu")
        let hosts = "/kelola/sungai/kantor/host"
        _ = try await ayu.get(hosts)
        #expect(try await ayu.post(hosts, [("host", "sungai.contoh.id")]).location == hosts)
        let (own, root) = (regency.site.browser(host: "sungai.contoh.id"), regency.site.browser())
        let regencys = "http://127.0.0.1:\(regency.site.port)"
        for page in ["/", "/?q=batu"] {
            let shown = try await own.get(page)
            #expect(shown.status == 200 && shown.links.contains("\(regencys)/k/batu-hulu/"), "\(page)")
            for link in Set(shown.links) where !link.hasPrefix("#") {
                let isRegencys = link.hasPrefix(regencys)
                let path = isRegencys ? String(link.dropFirst(regencys.count)) : link
                let answer = try await (isRegencys ? root : own).open(path)
                #expect(answer.status == 200, "\(page): \(link)")
            }
        }
    }

    /// 18 districts with 449 villages: what a page names, and what it asks of the database, stays what it was with one.
    @Test func ofManyVillagesAPageNamesFewAndAsksNoMore() async throws {
        let regency = try await CounterSOP.village()
        try await load(
            (1...18).map { "Kecamatan Sungai \($0),sungai-\($0),kecamatan," }
                + ["Desa Rekaan 18,rekaan-18,desa,sungai-1"], regency)
        try await permit(at: "rekaan-", regency)
        let paths = ["/", "/?q=rekaan", "/?q=izin", "/?q=izin+rekaan+18", "/k/sungai-1/", "/k/sungai-1/?q=rekaan"]
        var few: [Int] = []
        for path in paths { few.append(try await statements(of: path, regency.site)) }
        try await load(
            (1...449).filter { $0 != 18 }.map { "Desa Rekaan \($0),rekaan-\($0),desa,sungai-\($0 % 18 + 1)" }, regency)
        try await permit(at: "rekaan-", regency)
        for (path, before) in zip(paths, few) {
            let now = try await statements(of: path, regency.site)
            #expect(now <= before, "\(path)")
        }

        let browser = regency.site.browser()
        func villages(_ path: String) async throws -> Int {
            let links = try await browser.get(path).links
            return links.count { $0.hasPrefix("/k/rekaan-") && !$0.contains("/layanan/") }
        }
        #expect(try await villages("/") == 0)
        #expect(try await villages("/k/sungai-1/") == 24)
        #expect(try await villages("/?q=rekaan") == 20)
        let found = try await browser.get("/?q=rekaan")
        #expect(found.links.count { $0.hasSuffix("/layanan/izin") } == 20)
        for told in ["20 dari 449 kantor cocok", "20 dari 449 layanan cocok", "Tambahkan nama desa"] {
            #expect(found.words.contains(told), "\(told)")
        }
        // Those of the villages and of Desa Aren.
        #expect(try await browser.get("/?q=izin").words.contains("20 dari 450 layanan cocok"))
        let last = try await browser.get("/?q=izin+rekaan+449")
        #expect(last.words.contains("1 layanan cocok") && last.links.contains("/k/rekaan-449/layanan/izin"))
        #expect(!last.words.contains("Tambahkan nama desa"))
    }

    /// The fewest of a few looks: the first reads what is kept from then on, and what tests beside this one read may drive
    /// it out again.
    private func statements(of path: String, _ site: Site) async throws -> Int {
        var fewest = Int.max
        for _ in 0..<4 {
            let reports = try await site.counted {
                let answer = try await site.browser().get(path)
                #expect(answer.status == 200, "\(path)")
            }
            fewest = min(fewest, reports.reduce(0) { $0 + $1.statements })
        }
        return fewest
    }
}
