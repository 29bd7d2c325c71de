import Forms
import Services
import Store
import Testing

/// What of the tasks an inbox shows, and the selections that officers keep.
@Suite struct InboxSelectionTests {
    private static let note = """
        formulir: {l: {isi: {label: Isi, jenis: teks, wajib: ya}}}
        akhir: {selesai: {judul: Selesai, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Melapor, oleh: pelapor, isi: [l], lalu: terima}
          terima: {kegiatan: Menerima laporan, oleh: operator, waktu: 1 hari kerja, lalu: tindak}
          tindak: {kegiatan: Menindaklanjuti laporan, oleh: operator, waktu: 2 hari kerja, lalu: selesai}
        uji:
          - {nama: Selesai, jalan: [ajukan, terima, tindak], akhir: selesai}
        """

    /// Two cases of one SOP, at two steps, and one of another.
    private func desk() async throws -> (desk: RuleDesk, ids: [String]) {
        let desk = try await RuleDesk()
        try await desk.adopt("aduan", InboxSelectionTests.note)
        try await desk.adopt("usulan", InboxSelectionTests.note)
        var ids: [String] = []
        for name in ["aduan", "aduan", "usulan"] { ids.append(try await desk.apply(name, ["l.isi": "x"])) }
        try await desk.complete("terima", of: ids[1], by: desk.clerk)
        return (desk, ids)
    }

    private func load(_ selection: InboxSelection, _ desk: RuleDesk, as person: Person) async throws -> Inbox {
        try await desk.environment.database.read {
            try Inbox.load(selection, for: person, desk.environment, desk.cases, in: $0)
        }
    }

    @Test func aServiceAStepAndTheirCounts() async throws {
        let (desk, ids) = try await desk()
        let all = try await load(InboxSelection(), desk, as: desk.clerk)
        #expect(all.counts[.all] == 3)
        #expect(all.choices.services.map(\.name) == ["aduan", "usulan"])
        #expect(all.choices.services.map(\.count) == [2, 1])
        #expect(all.choices.services[0].steps.map(\.title) == ["Menerima laporan", "Menindaklanjuti laporan"])
        #expect(all.choices.offices == [desk.office: 3])
        let service = try await load(InboxSelection(procedure: "aduan"), desk, as: desk.clerk)
        #expect(Set(service.rows.map(\.caseID)) == Set(ids.prefix(2)))
        // Counts of the other choices stay, so that one can change one's mind.
        #expect(service.counts[.all] == 2 && service.choices.services.map(\.count) == [2, 1])
        let step = try await load(InboxSelection(procedure: "aduan", step: "tindak"), desk, as: desk.clerk)
        #expect(step.rows.map(\.caseID) == [ids[1]])
        #expect(try await load(InboxSelection(.mine, procedure: "aduan"), desk, as: desk.clerk).rows.isEmpty)
        // A step without its SOP says nothing.
        #expect(InboxSelection(step: "tindak") == InboxSelection())
    }

    @Test func oneOfSeveralOffices() async throws {
        let (desk, _) = try await desk()
        let both = try await desk.regency.officer("dua", ["operator"], in: desk.regency.villageA)
        #expect(try await load(InboxSelection(office: desk.office), desk, as: both).rows.count == 3)
        let other = try await load(InboxSelection(office: desk.regency.villageB.id), desk, as: both)
        #expect(other.rows.isEmpty && other.counts[.all] ?? 0 == 0)
        #expect(other.choices.offices == [desk.office: 3])
    }

    @Test func aCodeFindsItsCase() async throws {
        let (desk, ids) = try await desk()
        let code = try #require(try await desk.look(ids[1], as: desk.clerk).track).description
        let found = try await load(InboxSelection(words: code), desk, as: desk.clerk)
        #expect(found.rows.map(\.caseID) == [ids[1]])
        #expect(found.counts[.all] == 1)
        let number = try await desk.look(ids[2], as: desk.clerk).number
        #expect(try await load(InboxSelection(words: number), desk, as: desk.clerk).rows.map(\.caseID) == [ids[2]])
        #expect(try await load(InboxSelection(procedure: "usulan", words: code), desk, as: desk.clerk).rows.isEmpty)
    }

    /// Words are looked for in so many tasks; a number or a code in all.
    @Test func aWholeNumberAndACodeAreFoundBeyondWhatIsSearched() async throws {
        let (desk, _) = try await desk()
        func found(_ words: String) async throws -> (ids: [String], isCutShort: Bool) {
            let inbox = try await desk.environment.database.read {
                try Inbox.load(
                    InboxSelection(words: words), for: desk.clerk, searched: 1, desk.environment, desk.cases, in: $0)
            }
            return (inbox.rows.map(\.caseID), inbox.isCutShort)
        }
        let last = try #require(try await load(InboxSelection(), desk, as: desk.clerk).rows.last)
        let look = try await desk.look(last.caseID, as: desk.clerk)
        #expect(try await found("Menerima Menindak").ids.isEmpty)
        #expect(try await found(" \(look.number)") == ([last.caseID], true))
        #expect(try await found(try #require(look.track).description) == ([last.caseID], true))
    }

    /// What an officer kept goes with the account: nobody else could read it.
    @Test func closingTheAccountForgetsSelectionsAndTexts() async throws {
        let (desk, _) = try await desk()
        try await _ = SaveSelection(desk.environment)(InboxSelection(words: "Siti"), as: "Siti", by: desk.clerk)
        try await SaveSnippet(desk.environment)(
            nil, title: "Siti", text: "Siti kurang berkas", of: .person(desk.clerk.id), by: desk.clerk)
        func rows() async throws -> Int64 {
            try await desk.environment.database.read {
                try $0.row(
                    """
                    SELECT (SELECT COUNT(*) FROM saved_selections) + (SELECT COUNT(*) FROM snippets WHERE account <> '') AS n
                    """)?.int("n") ?? 0
            }
        }
        #expect(try await rows() == 2)
        try await CloseAccount(desk.environment)(desk.clerk.id, in: desk.office, by: desk.regency.admin)
        #expect(try await rows() == 0)
    }

    @Test func aSelectionIsKeptUnderAName() async throws {
        let (desk, _) = try await desk()
        let save = SaveSelection(desk.environment)
        let wanted = InboxSelection(.late, procedure: "aduan", words: "Siti Rahasia")
        let id = try await save(wanted, as: "  Aduan   Siti ", by: desk.clerk)
        func kept(_ person: Person) async throws -> [SavedSelection] {
            try await desk.environment.database.read { try SavedSelection.all(of: person, desk.environment, in: $0) }
        }
        let only = try #require(try await kept(desk.clerk).first)
        #expect(only.id == id && only.name == "Aduan Siti" && only.selection == wanted)
        #expect(try await kept(desk.kades).isEmpty)
        // The same name is the same selection, changed.
        #expect(try await save(InboxSelection(.mine), as: "aduan siti", by: desk.clerk) == id)
        #expect(try await kept(desk.clerk).map(\.selection) == [InboxSelection(.mine)])
        // Nobody lets another's go.
        try await ForgetSelection(desk.environment)(id, by: desk.kades)
        #expect(try await kept(desk.clerk).count == 1)
        try await ForgetSelection(desk.environment)(id, by: desk.clerk)
        #expect(try await kept(desk.clerk).isEmpty)
        await #expect(throws: FieldTroubles.self) { try await save(wanted, as: "  ", by: desk.clerk) }
        for number in 1...SavedSelection.most { try await save(wanted, as: "\(number)", by: desk.clerk) }
        await #expect(throws: FieldTroubles.self) { try await save(wanted, as: "lagi", by: desk.clerk) }
        #expect(try await save(wanted, as: "7", by: desk.clerk) != "")
    }

    @Test func whatIsKeptIsSealed() async throws {
        let (desk, _) = try await desk()
        try await SaveSelection(desk.environment)(InboxSelection(words: "Siti"), as: "Untuk Siti", by: desk.clerk)
        try await SaveSnippet(desk.environment)(
            nil, title: "Siti", text: "Tanya Siti", of: .person(desk.clerk.id), by: desk.clerk)
        try await desk.environment.database.read { transaction in
            for table in ["saved_selections", "snippets"] {
                for row in try transaction.rows(SQL("SELECT content_sealed FROM \(table)", values: [])) {
                    #expect(!String(decoding: row.blob("content_sealed"), as: UTF8.self).contains("Siti"))
                }
            }
        }
    }
}
