import Forms
import Procedures
import Testing

/// What the counter may do in the stead of an applicant who would not hear of it (docs/decisions/0067).
struct UnheardApplicantTests {
    private func refusal(before next: String, unheard: Bool = true) throws -> String? {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
              b: {kegiatan: Memeriksa, oleh: kaur, waktu: 1 jam, lalu: c}
              c: {kegiatan: Melengkapi, oleh: warga, isi: [f], waktu: 1 jam, lalu: d}
              d: \(next)
              e: {kegiatan: Menutup, oleh: kades, waktu: 1 jam, lalu: ok}
            """, extra: FlowTests.form)
        try run.open()
        try run.act("b")
        var clerk = Actor(person: "H", lanes: ["operator"], channel: .counter, isAssisting: true)
        clerk.isApplicantUnheard = unheard
        return run.refusal { try $0.act("c", by: clerk, answers: [path("f.jenis"): .text("b")]) }
    }

    /// Nobody else would act before the case is over.
    @Test(arguments: [
        "{keputusan: Memilah, menurut: f.jenis, hasil: {a: e, b: no}}",
        "{kegiatan: Mencetak, oleh: kaur, cetak: saja, lalu: ok}",
        "{kegiatan: Mengukur, oleh: kaur, jika: {f.jenis: a}, waktu: 1 jam, lalu: ok}",
    ])
    func aStepMayNotEndTheCasePastWhatPassesAtOnce(next: String) throws {
        #expect(try refusal(before: next) == Refusal.applicantUnheard.code)
        #expect(try refusal(before: next, unheard: false) == nil)
    }

    @Test(arguments: [
        "{kegiatan: Mengukur, oleh: kaur, waktu: 1 jam, lalu: ok}",
        "{keputusan: Memilah, menurut: f.jenis, hasil: {a: e, b: e}}",
        "{kegiatan: Mengukur, oleh: kaur, jika: {f.jenis: a}, waktu: 1 jam, lalu: e}",
    ])
    func whatSomebodyElseGoesOnWithIsHandedIn(next: String) throws {
        #expect(try refusal(before: next) == nil)
    }
}
