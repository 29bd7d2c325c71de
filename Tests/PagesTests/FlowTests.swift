import Pages
import Testing

@Suite struct FlowTests {
    private func markup(_ flow: FlowView) throws -> Markup {
        var view = ServiceView(
            title: "Izin", facts: [], start: .closed("Tutup"), papers: [], flow: flow, applicants: [], legalBasis: [])
        view.lede = nil
        return try Markup(Page.service(view, in: Samples.plain.site).bytes)
    }

    private func rows(_ markup: Markup) -> [String] {
        markup.all("li").filter { $0.text.first?.isNumber == true }.map(\.text)
    }

    @Test func branchesAreAlsoWords() throws {
        let rows = rows(try markup(Samples.plain.flow(now: 7)))
        #expect(rows.count == 10)
        #expect(rows[2].contains("Kabid Tata Kelola · 1 hari kerja"))
        #expect(rows[2].contains("Lengkap: lanjut ke 4. Tidak: kembali ke 1."))
        #expect(rows[4].contains("Belum ada: lanjut ke 6. Ada: langsung ke 7."))
        #expect(rows[9].contains("Selesai, domain aktif."))
        #expect(!rows[1].contains("lanjut"))
    }

    @Test func sideBySideIsSaid() throws {
        func row(_ number: String, _ branch: FlowBranch) -> FlowRow {
            FlowRow(number: number, text: "Bekerja", lanes: [0], branches: [branch])
        }
        let flow = FlowView(
            lanes: ["A", "B"],
            rows: [
                row("1", FlowBranch(target: .rows([1, 2]))), row("2", FlowBranch(label: "Ya", target: .rows([2]))),
                row("3", FlowBranch(label: "Lewat 5 hari kalender", target: .end("Gugur"))),
            ])
        let texts = rows(try markup(flow))
        #expect(texts[0].contains("Lanjut ke 2 dan 3 bersamaan."))
        #expect(texts[2].contains("Lewat 5 hari kalender: selesai, gugur."))
    }

    @Test func theCurrentStepIsMarkedForTheEarToo() throws {
        let page = try markup(Samples.plain.flow(now: 7))
        let now = page.all("li").filter { $0.attributes["aria-current"] == "step" }
        #expect(now.map { $0.text.hasPrefix("8. ") } == [true])
    }

    /// A step without a row runs before a printed one: the row is where the case stands, and its symbol is not filled.
    @Test func aStepWithoutARowIsNamedBeforeTheNextOne() throws {
        let before = [2: "Kepala Dinas memerintahkan pemeriksaan"]
        let flow = Samples.plain.flow().marked(now: [], before: before, done: [:])
        let now = try markup(flow).all("li").filter { $0.attributes["aria-current"] == "step" }
        #expect(
            now.map(\.text).map { $0.hasPrefix("Sebelum ini: Kepala Dinas memerintahkan pemeriksaan3. ") } == [true])
        #expect(now.first?.attributes["class"] == nil)
    }

    @Test func drawingsAreHiddenFromTheEar() throws {
        let page = try markup(Samples.plain.flow())
        for index in page.elements.indices where page.elements[index].name == "svg" {
            #expect(page.ancestors(of: index).contains { $0.attributes["aria-hidden"] == "true" })
        }
    }

    /// Every step has its symbol; a line down its lane leads to the next row and one comes in from above.
    @Test func linesMeetBetweenRows() throws {
        let page = try markup(Samples.plain.flow())
        let strips = page.elements.indices.filter { index in
            page.elements[index].name == "svg" && page.elements[index].parent.map { page.elements[$0].name } == "li"
        }.dropFirst()
        #expect(strips.count == 10)
        var lanesBefore: Set<String> = []
        for strip in strips {
            let lines = page.elements.filter { $0.parent == strip && $0.name == "line" }
            let entering = Set(lines.filter { $0.attributes["y1"] == "0" }.compactMap { $0.attributes["x1"] })
            if !lanesBefore.isEmpty { #expect(entering == lanesBefore) }
            let leaving = lines.filter { $0.attributes["y2"] == "100%" && $0.attributes["y1"] != "100%" }
            let turns = lines.filter { $0.attributes["y1"] == "100%" }
            let turned = Dictionary(
                uniqueKeysWithValues: turns.map { ($0.attributes["x1"] ?? "", $0.attributes["x2"] ?? "") })
            lanesBefore = Set(leaving.compactMap { $0.attributes["x1"] }.map { turned[$0] ?? $0 })
        }
    }

    @Test func moreThanSixActorsAreWordsOnly() throws {
        let page = try markup(Samples.plain.flow(lanes: 7))
        let strips = page.elements.filter { $0.name == "svg" && $0.parent.map { page.elements[$0].name } == "li" }
        #expect(strips.isEmpty)
        #expect(rows(page).count == 7)
        #expect(rows(page)[1].contains("Pelaksana 2 dan Pelaksana 3"))
    }

    @Test func rowsThatDoNotExistAreNotDrawn() throws {
        let flow = FlowView(
            lanes: ["A"],
            rows: [FlowRow(number: "1", text: "Bekerja", lanes: [4], branches: [FlowBranch(target: .rows([9]))])])
        #expect(rows(try markup(flow)).count == 1)
    }
}
