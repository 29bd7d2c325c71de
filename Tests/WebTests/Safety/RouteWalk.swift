import Forms
import HTTPTypes
import Services
import Testing
import Web

/// The whole route table, walked as six people (DESIGN §6).
@Suite struct RouteWalk {
    @Test func everyRouteAnswersEveryoneAsItShould() async throws {
        let scene = try await RouteScene()
        for line in RouteTable.lines {
            let right = scene.right(line.right)
            let walkers = [
                ("nobody", scene.nobody), ("wrong role", scene.wrongRole), ("other office", scene.otherOffice),
                ("another's task", scene.anothersTask), ("other applicant", scene.otherApplicant), ("right", right),
            ]
            #expect(line.statuses.count == walkers.count, "\(line.route)")
            for ((name, browser), expected) in zip(walkers, line.statuses) {
                let fields = line.fields.map { ($0, $1.replacing("{siapa}", with: name.split(separator: " ")[0])) }
                let address = scene.address(line.address)
                let answer =
                    line.route.hasPrefix("GET ")
                    ? try await browser.get(address) : try await browser.post(address, fields)
                #expect(answer.status == expected, "\(line.route) as \(name)")
                if name == "nobody", expected == 303, line.route.hasPrefix("GET ") {
                    #expect(answer.location.contains("/masuk?lanjut="), "\(line.route): \(answer.location)")
                }
            }
        }
    }

    @Test func everyRouteIsWalked() {
        let walked = Set(RouteTable.lines.map(\.route))
        let all = Set(Routes.all.map { "\($0.method) \($0.path)" })
        #expect(all.subtracting(walked).isEmpty, "routes that nobody walks")
        #expect(walked.subtracting(all).isEmpty, "lines without a route")
    }

    @Test func theDeskIsOnTheRegencyHostOnly() async throws {
        let regency = try await Regency()
        let village = regency.site.browser(host: "bambu.contoh.id")
        for route in Routes.all where route.scope == .regency {
            let address = route.path.replacing("{meja}", with: "bambu").replacing("{", with: "").replacing(
                "}", with: "")
            let answer =
                route.method == .get ? try await village.get(address) : try await village.post(address)
            #expect(answer.status == 404, "\(route.method) \(address)")
        }
    }

    /// The right role, in a case of one's own (UU 30/2014, article 42: no conflict of interest).
    @Test func nothingIsDoneAtTheDeskInOnesOwnCase() async throws {
        let scene = try await RouteScene()
        for role in ["kepala", "kabid-tata-kelola", "tim-teknis"] {
            let new = NewRole(role, from: scene.regency.environment.now.date(in: .wib))
            _ = try await AssignRole(scene.regency.environment)(
                new, to: "operator", in: scene.regency.kominfo.id, by: scene.regency.admin)
        }
        for line in RouteTable.lines where line.address.hasPrefix("{meja}") {
            let address = scene.address(line.address)
            let answer =
                line.route.hasPrefix("GET ")
                ? try await scene.applicant.get(address) : try await scene.applicant.post(address, line.fields)
            #expect([403, 404].contains(answer.status), "\(line.route): \(answer.status)")
        }
        #expect(try await scene.head.get(scene.address("{meja}")).words.contains("Memerintahkan pemeriksaan"))
    }

    @Test func aRoleThatHasEndedOpensNothing() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let id = try await clerk.apply()
        let kadis = try await regency.site.browser(as: "kadis")
        #expect(try await kadis.get("/meja/kominfo/\(id)").status == 200)
        try await regency.endRoles(of: "kadis")
        #expect(try await kadis.get("/meja/kominfo/\(id)").status == 404)
        #expect(try await kadis.get("/meja").words.contains("Tidak ada tugas"))
    }
}

/// What the walk finds on its way: cases, drafts, files, and the people.
struct RouteScene {
    let regency: Regency
    let nobody: Browser
    let wrongRole: Browser
    let otherOffice: Browser
    let anothersTask: Browser
    let otherApplicant: Browser
    let applicant: Browser
    let head: Browser
    let counter: Browser
    let administrator: Browser
    let auditor: Browser
    let stranger: Browser
    private let names: [String: String]

    init() async throws {
        regency = try await Regency()
        let site = regency.site
        try await regency.officer("helpdesk", ["helpdesk"], in: regency.kominfo)
        try await regency.officer("kades", ["kepala"], in: regency.villageB)
        nobody = site.browser()
        wrongRole = try await site.browser(as: "helpdesk")
        otherOffice = try await site.browser(as: "kades")
        anothersTask = try await site.browser(as: "kabid")
        otherApplicant = try await site.browser(as: "asing")
        applicant = try await site.browser(as: "operator")
        head = try await site.browser(as: "kadis")
        counter = try await site.browser(as: "teknis")
        administrator = try await site.browser(as: "ayu")
        try await regency.officer("pengawas", ["pemeriksa"], in: regency.kominfo)
        auditor = try await site.browser(as: "pengawas")
        stranger = site.browser()

        let draft = try await stranger.startDraft()
        let own = try await applicant.apply()
        let returned = try await applicant.apply()
        try await head.complete("perintah-periksa", of: returned)
        try await anothersTask.complete("periksa", of: returned, [("hasil", "tidak"), ("alasan", "Surat kurang")])
        try await counter.get("/meja/kominfo/loket")
        let filed = try await counter.post(
            "/meja/kominfo/loket",
            [("layanan", "email-domain"), ("nama", "Budi Contoh"), ("email", ""), ("kanal", "datang")])
        let page = try await applicant.get("/k/kominfo/permohonan/\(own)")
        let paper = try #require(page.links.first { $0.contains("/berkas/") })
        let over = try await applicant.apply()
        let question = try await applicant.get("/k/kominfo/permohonan/\(over)/cabut")
        _ = try await applicant.post(
            "/k/kominfo/permohonan/\(over)/cabut", [("versi", question.version ?? ""), ("alasan", "Salah unit")])
        try await regency.work()
        try await TowerSOP.adopt(in: regency)
        let asked = "/meja/kominfo/titipan/\(try await TowerSOP.apply(in: regency))/tugas/nilai/1"
        let plan = try #require(
            try await head.get(asked).links.first { $0.hasPrefix("\(asked)/berkas/") && !$0.hasSuffix(".jpg") })
        let list = try await administrator.get("/kelola/kominfo/petugas")
        let officer = try #require(
            list.words.split(separator: "<tr>").first { $0.contains("kadis2") }.flatMap { row in
                row.firstRange(of: "href=\"").map { String(row[$0.upperBound...].prefix { $0 != "\"" }) }
            })
        let role = try #require(try await administrator.get(officer).links.first { $0.hasSuffix("/akhiri") })
        let (kept, adoption) = try await KeptSOP.make(in: regency)
        names = [
            "{konsep}": "/kelola/kominfo/konsep/\(kept)", "{penetapan}": "/kelola/kominfo/penetapan/\(adoption)",
            "{petugas}": officer, "{peran}": String(role.split(separator: "/").dropLast().last ?? ""),
            "{titipan}": asked, "{denah}": plan.lastPart,
            "{draf}": draft, "{milik}": "/k/kominfo/permohonan/\(own)",
            "{kembali}": "/k/kominfo/permohonan/\(returned)", "{meja}": "/meja/kominfo/\(own)",
            "{selesai}": "/meja/kominfo/\(over)",
            "{loket}": String(filed.location.dropLast(2)), "{berkas}": paper.lastPart,
            "{gaya}": try #require(page.value(after: "rel=stylesheet href=\"")),
        ]
    }

    func right(_ right: RouteLine.Right) -> Browser {
        switch right {
        case .applicant: applicant
        case .head: head
        case .counter: counter
        case .administrator: administrator
        case .auditor: auditor
        case .stranger: stranger
        }
    }

    func address(_ template: String) -> String {
        names.reduce(template) { $0.replacing($1.key, with: $1.value) }
    }
}
