import Forms
import Procedures
import Services
import Store
import Testing

/// A sub-procedure at another office that the applicant asks for, who is a resident (docs/decisions/0016).
@Suite struct SubOfResidents {
    private static func child(_ applicant: String) -> [UInt8] {
        OtherOffices.source(
            "rekomendasi", lanes: "", kinds: "kecamatan",
            SubElsewhereTests.child.replacing("siapa: [kantor]", with: applicant))
    }

    private static func parent(_ applicant: String) -> [UInt8] {
        OtherOffices.source(
            "izin", lanes: "",
            SubElsewhereTests.parent(oleh: "pelapor", lokasi: "usul.alasan: menara.lokasi")
                .replacing("siapa: [kantor]", with: applicant))
    }

    private func adopt(_ desk: OtherOffices, child: String, parent: String) async throws {
        try await desk.adopt("rekomendasi", SubOfResidents.child(child), at: desk.district, partners: [:])
        let terms = AdoptionTerms(
            sopNumber: "1", firstDay: desk.environment.now.date(in: .wib), approvedBy: "Kepala Desa")
        _ = try await AdoptProcedure(desk.environment, desk.cases.procedures)(
            source: SubOfResidents.parent(parent), fileName: "izin.sop.yaml", at: desk.village.id, terms,
            by: desk.regency.admin)
    }

    @Test func whoIsNobodyCouldNeverFillItIn() async throws {
        let desk = try await OtherOffices()
        do {
            try await adopt(desk, child: "siapa: [umum, anonim]", parent: "siapa: [umum, anonim]")
            Issue.record("adopted")
        } catch let refused as ProcedureRefused {
            #expect("\(refused)".contains("Pemohon anonim tidak dapat masuk untuk mengisinya"))
        }
    }

    @Test func theCounterNeedsOneThatTheOtherSOPKnows() async throws {
        let desk = try await OtherOffices()
        do {
            try await adopt(desk, child: "siapa: [umum]", parent: "siapa: [umum], dibantu: [operator]")
            Issue.record("adopted")
        } catch let troubles as FieldTroubles {
            #expect(troubles.messages["sub"]?.contains("tidak mengenal petugas pembantu") == true)
        }
    }

    /// Filed at the village's counter, the district's form is filled in there too.
    @Test func theCounterOfTheCaseFillsItIn() async throws {
        let desk = try await OtherOffices()
        try await adopt(
            desk, child: "siapa: [umum], dibantu: [kasi]", parent: "siapa: [umum], dibantu: [operator]")
        let kasi = try await desk.regency.officer("kasi", ["kasi-pelayanan"], in: desk.district)
        let (environment, cases, village) = (desk.environment, desk.cases, desk.village.id)
        let drafts = DraftDesk(environment, cases)
        let draft = try await StartDraft(environment, cases)(
            "izin", at: village, by: desk.clerk, secret: nil,
            counter: CounterFacts(name: "Budi Contoh", email: nil, channel: .counter, consent: .spoken))
        _ = try await drafts.answer(
            RuleDesk.raw(["menara.lokasi": "Bukit"]), in: draft, of: village, by: desk.clerk, secret: nil)
        let (file, blob) = try await desk.pdf("denah")
        try await drafts.attach(
            file, kept: blob, to: "denah", in: draft, of: village, by: desk.clerk, secret: nil, blobs: desk.blobs)
        let id = try await SubmitDraft(environment, cases)(draft, of: village, by: desk.clerk, secret: nil)
        try await desk.work()

        #expect(try await desk.inbox(of: desk.clerk).map(\.kind) == [.form])
        let waiting = try #require(try await desk.look(id).childDrafts["rekomendasi"])
        let submit = SubmitDraft(environment, cases)
        for stranger in [kasi, desk.technician, desk.applicant] {
            await #expect(throws: DraftMissing.self) {
                _ = try await submit(waiting.id, of: desk.district.id, by: stranger, secret: nil)
            }
        }
        _ = try await drafts.answer(
            RuleDesk.raw(["usul.lokasi": "Bukit"]), in: waiting.id, of: desk.district.id, by: desk.clerk, secret: nil)
        try await ConfirmCounter(environment, cases).agreed(waiting.id, of: desk.district.id, by: desk.clerk)
        let child = try await submit(waiting.id, of: desk.district.id, by: desk.clerk, secret: nil)
        try await desk.work()
        let look = try await desk.look(child, at: desk.district, as: kasi)
        #expect(look.state.opening.assistedBy == desk.clerk.id)
        #expect(look.history.first?.isAssisted == true)
        #expect(try await desk.inbox(of: desk.clerk).isEmpty)
    }
}
