import Forms
import Procedures
@testable import Services
import Store
import Testing

/// A sub-procedure that another office runs (`sub` with `di:`, SOP.md §13).
@Suite struct SubElsewhereTests {
    /// The district's own service: it recommends, for an office.
    static let child = """
        pelaksana:
          kantor: {nama: Kantor pemohon, pihak: pemohon, siapa: [kantor]}
          kasi: {nama: Kasi Pelayanan, peran: kasi-pelayanan}
        berkas: {peta: {nama: Peta}}
        formulir: {usul: {lokasi: {label: Lokasi, jenis: teks, wajib: ya}, alasan: {label: Alasan, jenis: teks}}}
        akhir:
          setuju: {judul: Direkomendasikan, jenis: berhasil}
          tolak: {judul: Tidak direkomendasikan, jenis: ditolak}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Meminta rekomendasi, oleh: kantor, isi: [usul], unggah: [peta], lalu: telaah}
          telaah: {keputusan: Menelaah permintaan, oleh: kasi, waktu: 1 hari kerja, hasil: {ya: setuju, tidak: {lalu: tolak, alasan: untuk-pemohon}}}
        uji:
          - {nama: Setuju, jalan: [ajukan, {telaah: ya}], akhir: setuju}
        """

    /// - Parameter oleh: whose step the sub-procedure is.
    static func parent(oleh: String = "operator", lokasi: String = "usul.lokasi: menara.lokasi") -> String {
        """
        pelaksana:
          pelapor: {nama: Pemohon, pihak: pemohon, siapa: [kantor]}
          operator: {nama: Operator, peran: operator}
        berkas: {denah: {nama: Denah}}
        formulir: {menara: {lokasi: {label: Lokasi, jenis: teks, wajib: ya}}}
        akhir:
          terbit: {judul: Izin terbit, jenis: berhasil}
          ditolak: {judul: Izin ditolak, jenis: ditolak}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        kerahasiaan: [{tutup: identitas, kecuali: [operator]}]
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [menara], unggah: [denah], lalu: rekomendasi}
          rekomendasi:
            kegiatan: Meminta rekomendasi kecamatan
            sub: rekomendasi
            di: {atasan: kecamatan}
            oleh: \(oleh)
            dengan: {\(lokasi)}
            berkas: {peta: denah}
            hasil: {setuju: catat, tolak: ditolak, dicabut: catat}
          catat: {kegiatan: Mencatat izin, oleh: operator, waktu: 1 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, {rekomendasi: setuju}, catat], akhir: terbit}
        """
    }

    private let kasi: @Sendable (OtherOffices) async throws -> Person = { desk in
        try await desk.regency.officer("kasi", ["kasi-pelayanan"], in: desk.district, email: "kasi@kec.contoh")
    }

    func desk(_ parent: String = parent()) async throws -> (OtherOffices, Person) {
        let desk = try await OtherOffices()
        let kasi = try await kasi(desk)
        try await desk.adopt(
            "rekomendasi", OtherOffices.source("rekomendasi", lanes: "", kinds: "kecamatan", SubElsewhereTests.child),
            at: desk.district, partners: [:])
        try await desk.adopt("izin", OtherOffices.source("izin", lanes: "", parent), partners: [:])
        return (desk, kasi)
    }

    func apply(_ desk: OtherOffices) async throws -> String {
        try await desk.apply("izin", ["menara.lokasi": "Bukit"], papers: ["denah"])
    }

    func child(_ desk: OtherOffices, of id: String) async throws -> ChildCase {
        try #require(try await desk.look(id).children.last)
    }

    func look(_ child: ChildCase, _ desk: OtherOffices, as person: Person) async throws -> CaseLook {
        try await desk.look(child.id, at: desk.district, as: person)
    }

    func decide(
        _ child: ChildCase, _ outcome: String, _ desk: OtherOffices, by person: Person, reason: String? = nil
    ) async throws {
        try await CompleteStep(desk.environment, desk.cases)(
            TaskAddress(office: desk.district.id, caseID: child.id, step: "telaah", visit: 1), outcome: outcome,
            raw: [:],
            reason: reason, seen: nil, blobs: desk.blobs, by: person)
        try await desk.work()
    }

    @Test func theChildIsACaseOfThatOfficeWithTheParentsOfficeAsApplicant() async throws {
        let (desk, kasi) = try await desk()
        let id = try await apply(desk)
        let child = try await child(desk, of: id)
        #expect(child.office == desk.district.id)
        #expect(child.officeName == "Kecamatan Contoh")
        let look = try await look(child, desk, as: kasi)
        #expect(look.office == desk.district.id)
        #expect(look.state.opening.parent?.caseID == id)
        #expect(look.state.opening.parent?.office == desk.village.id)
        #expect(look.state.opening.applicantOffice == desk.village.id)
        #expect(look.state.opening.applicant == nil)
        #expect(look.adoption.office == desk.district.id)
        #expect(try await desk.inbox(of: kasi).map(\.caseID) == [child.id])
        // The village is its applicant; the parent's applicant, and the district in the parent, are strangers.
        #expect(try await self.look(child, desk, as: desk.clerk).viewer == .applicant)
        await #expect(throws: CaseMissing.self) { _ = try await self.look(child, desk, as: desk.applicant) }
        await #expect(throws: CaseMissing.self) { _ = try await desk.look(id, as: kasi) }
    }

    @Test func aLentPaperIsReadThereAndStaysTheParents() async throws {
        let (desk, kasi) = try await desk()
        let id = try await apply(desk)
        let child = try await child(desk, of: id)
        // What the parent's SOP closes, its child's officers do not read either.
        let kadis = try await look(child, desk, as: kasi)
        #expect(kadis.papers.isEmpty)
        #expect(kadis.isPartlyClosed)
        let file = try #require(try await desk.look(id).papers["denah"]?.first)
        let lent = try await look(child, desk, as: desk.clerk)
        let paper = try await desk.paper(file.blob, of: lent)
        #expect(paper.blob.place.office == desk.village.id)
        #expect(try await desk.blobs.bytes(of: paper.blob) == Array("%PDF-1.4 denah".utf8))
        let lists = try await desk.environment.database.read { transaction in
            try CaseList.load(
                .running, of: desk.district.id, for: kasi, limit: 10, offset: 0, desk.environment,
                desk.cases, in: transaction)
        }
        #expect(lists.rows.map(\.applicant) == [nil])
    }

    @Test func itsEndIsTheOutcomeAndItsHistoryIsToldInTheParents() async throws {
        let (desk, kasi) = try await desk()
        let id = try await apply(desk)
        try await decide(try await child(desk, of: id), "ya", desk, by: kasi)
        let look = try await desk.look(id)
        #expect(look.state.open.keys.sorted() == ["catat"])
        #expect(look.state.subs.last?.result == "setuju")
        let told = try await child(desk, of: id)
        #expect(!told.isOpen)
        #expect(told.history.map(\.kind).contains(.done(step: "Menelaah permintaan", outcome: "Ya")))
        #expect(told.history.allSatisfy { $0.note == nil })
        // The parent's applicant follows it too, and may not open it.
        let applicants = try #require(try await desk.look(id, as: desk.applicant).children.last)
        #expect(applicants.history.count == told.history.count)
        #expect(!applicants.isViewers)
    }

    @Test func theParentsEndEndsTheChild() async throws {
        let (desk, kasi) = try await desk()
        let id = try await apply(desk)
        let child = try await child(desk, of: id)
        try await WithdrawCase(desk.environment, desk.cases)(id, of: desk.village.id, reason: nil, by: desk.applicant)
        try await desk.work()
        #expect(try await look(child, desk, as: kasi).state.result == "dicabut")
        #expect(try await desk.inbox(of: kasi).isEmpty)
        #expect(try await desk.look(id, as: desk.applicant).state.result == "dicabut")
        #expect(desk.regency.test.watch.spanning == [])
    }

    /// An application that was sent, and what its sub-procedure was asked for; nothing of that is done yet.
    private func asked(_ desk: OtherOffices) async throws -> (id: String, opening: ChildOpening) {
        let (environment, cases, office) = (desk.environment, desk.cases, desk.village.id)
        let draft = try await StartDraft(environment, cases)("izin", at: office, by: desk.applicant, secret: nil)
        let drafts = DraftDesk(environment, cases)
        _ = try await drafts.answer(
            RuleDesk.raw(["menara.lokasi": "Bukit"]), in: draft, of: office, by: desk.applicant, secret: nil)
        let (file, blob) = try await desk.pdf("denah")
        try await drafts.attach(
            file, kept: blob, to: "denah", in: draft, of: office, by: desk.applicant, secret: nil, blobs: desk.blobs)
        let id = try await SubmitDraft(environment, cases)(draft, of: office, by: desk.applicant, secret: nil)
        let opening = try await environment.database.read { transaction in
            let file = try CaseFile.open(
                id, of: office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring, in: transaction)
            return try ChildOpening(step: "rekomendasi", visit: 1, of: file, environment: environment, cases: cases)
        }
        return (id, try #require(opening))
    }

    /// Withdrawn after the child was asked for and before it was made: it does not stay behind.
    @Test func aParentThatEndsWhileTheChildIsMadeTakesItAlong() async throws {
        let (desk, kasi) = try await desk()
        let (id, opening) = try await asked(desk)
        try await WithdrawCase(desk.environment, desk.cases)(id, of: desk.village.id, reason: nil, by: desk.applicant)
        try await desk.work()
        try await SubCases(desk.environment, desk.cases).make(opening)
        #expect(try await desk.inbox(of: kasi).isEmpty)
        let child = try #require(try await desk.look(id, as: desk.applicant).children.last)
        #expect(try await look(child, desk, as: kasi).state.result == "dicabut")
    }

    /// A crash after the child was made and before its parent noted it.
    @Test func doneTwiceItIsOneChild() async throws {
        let (desk, kasi) = try await desk()
        let (id, opening) = try await asked(desk)
        let first = try await desk.environment.database.write { try opening.open(in: $0) }
        let second = try await desk.environment.database.write { try opening.open(in: $0) }
        #expect(first != nil)
        #expect(first == second)
        try await desk.workWithoutNoting()
        try await desk.workWithoutNoting()
        try await desk.work()
        #expect(try await desk.look(id).children.map(\.id) == [first?.caseID])
        #expect(try await desk.inbox(of: kasi).count == 1)
    }

    @Test func aDraftThatWaitsIsOneDraftAndGoesWithItsParent() async throws {
        let (desk, _) = try await desk(SubElsewhereTests.parent(lokasi: "usul.alasan: menara.lokasi"))
        let (id, opening) = try await asked(desk)
        for _ in 0..<2 {
            #expect(try await desk.environment.database.write { try opening.open(in: $0) } == nil)
        }
        try await desk.work()
        let waiting = try await desk.environment.database.read {
            try $0.rows("SELECT id FROM drafts WHERE office_id = \(desk.district.id)").count
        }
        #expect(waiting == 1)
        try await WithdrawCase(desk.environment, desk.cases)(id, of: desk.village.id, reason: nil, by: desk.applicant)
        try await desk.work()
        #expect(try await desk.look(id, as: desk.applicant).childDrafts.isEmpty)
        #expect(try await desk.inbox(of: desk.clerk).isEmpty)
    }

    /// What the parent does not know is asked of whoever the step belongs to, in the other office's form.
    @Test func aFormThatIsNotCompleteWaitsForTheLane() async throws {
        let (desk, kasi) = try await desk(SubElsewhereTests.parent(lokasi: "usul.alasan: menara.lokasi"))
        let id = try await apply(desk)
        let row = try #require(try await desk.inbox(of: desk.clerk).first)
        #expect(row.kind == .form)
        let waiting = try #require(try await desk.look(id).childDrafts["rekomendasi"])
        #expect(waiting.office == desk.district.id)
        #expect(waiting.slug == "kecamatan")
        let drafts = DraftDesk(desk.environment, desk.cases)
        for stranger in [desk.applicant, kasi, desk.technician] {
            await #expect(throws: DraftMissing.self) {
                _ = try await desk.environment.database.read {
                    try drafts.open(waiting.id, of: desk.district.id, by: stranger, secret: nil, in: $0)
                }
            }
        }
        _ = try await drafts.answer(
            RuleDesk.raw(["usul.lokasi": "Bukit"]), in: waiting.id, of: desk.district.id, by: desk.clerk, secret: nil)
        let child = try await SubmitDraft(desk.environment, desk.cases)(
            waiting.id, of: desk.district.id, by: desk.clerk, secret: nil)
        try await desk.work()
        #expect(try await self.child(desk, of: id).id == child)
        #expect(try await desk.inbox(of: desk.clerk).isEmpty)
        #expect(try await desk.inbox(of: kasi).map(\.caseID) == [child])
    }

    @Test func theApplicantsSubIsTheApplicants() async throws {
        let (desk, kasi) = try await desk(SubElsewhereTests.parent(oleh: "pelapor"))
        let id = try await apply(desk)
        let child = try #require(try await desk.look(id, as: desk.applicant).children.last)
        #expect(child.isViewers)
        let look = try await look(child, desk, as: desk.applicant)
        #expect(look.viewer == .applicant)
        #expect(look.papers["peta"]?.count == 1)
        try await decide(child, "tidak", desk, by: kasi, reason: "Rawan longsor")
        let parent = try await desk.look(id, as: desk.applicant)
        #expect(parent.state.result == "ditolak")
        #expect(parent.children.last?.history.contains { $0.reason == "Rawan longsor" } == true)
    }

    @Test func theSubMustBeInForceThere() async throws {
        let desk = try await OtherOffices()
        let terms = AdoptionTerms(
            sopNumber: "1", firstDay: desk.environment.now.date(in: .wib), approvedBy: "Kepala Desa",
            partners: ["kecamatan": desk.district.id])
        let adopt = AdoptProcedure(desk.environment, desk.cases.procedures)
        try await desk.adopt(
            "rekomendasi",
            OtherOffices.source("rekomendasi", lanes: "", kinds: "kecamatan", SubElsewhereTests.child),
            at: desk.district, partners: [:])
        let partner = SubElsewhereTests.parent().replacing("{atasan: kecamatan}", with: "{mitra: kecamatan}")
        _ = try await adopt(
            source: OtherOffices.source("izin", lanes: "", partner), fileName: "izin.sop.yaml", at: desk.village.id,
            terms,
            by: desk.regency.admin)
        var unbound = terms
        unbound.partners = ["kecamatan": desk.regency.villageB.id]
        do {
            _ = try await adopt(
                source: OtherOffices.source("izin", lanes: "", partner), fileName: "izin.sop.yaml", at: desk.village.id,
                unbound, by: desk.regency.admin)
            Issue.record("adopted")
        } catch let troubles as FieldTroubles {
            #expect(troubles.messages["sub"] == "SOP “rekomendasi” belum ditetapkan di Desa Bambu")
        }
    }
}
