import Forms
@testable import Procedures
import Testing

/// Every reason for which a case stays under its version (SOP.md §16); `elsewhere` is told where offices are known.
struct MoveTroubleTests {
    private static let form = "formulir:\n  f: {nama: {label: Nama, jenis: teks, wajib: ya}}"
    private static let steps = """
          a: {kegiatan: Mulai, oleh: warga, isi: [f], waktu: 1 jam, lalu: b}
          b: {keputusan: Kerja b, oleh: kaur, waktu: 1 jam, hasil: {ya: d, tidak: no}}
          d: {kegiatan: Menutup, oleh: kades, waktu: 1 jam, lalu: ok}
        """

    /// - Parameters:
    ///   - acted: what was done under the first version, with the outcome of `b`.
    ///   - extra: top-level keys of the first version.
    ///   - edit: makes the second version's text of the first's.
    private func trouble(
        acted: [String] = [], extra: String = "", steps: String = MoveTroubleTests.steps, parent: ParentLink? = nil,
        _ edit: (String) -> String
    ) throws -> MoveTrouble? {
        let first = Self.form + "\n" + extra
        var old = try CaseRun(steps, extra: first)
        var opening = Opening(procedureHash: "h", number: "1", applicant: "warga", channel: .online)
        opening.parent = parent
        var submission = Submission()
        submission.answers = [FieldPath(form: "f", field: "nama"): .text("Siti")]
        try old.give(.open(opening, submission), by: CaseRun.person("warga"))
        for step in acted { try old.act(step) }
        let text =
            CaseRun.head.replacing("versi: 1", with: "versi: 2") + first + "\npindah: {dari: 1}\nlangkah:\n"
            + steps
            + "\nuji:\n  - {nama: Uji, jalan: [{tunggu: 1 jam}], akhir: ok}\n"
        let read = SOPReader.read(source: edit(text), fileName: "contoh.sop.yaml", catalogue: TestCatalogue.bare)
        let new = try #require(read.procedure, "\(read.diagnostics)")
        let move = try #require(VersionMove(from: old.procedure, to: new, catalogue: TestCatalogue.bare))
        return move.trouble(of: try #require(old.state))
    }

    @Test func nothingHindersTheSameText() throws {
        #expect(try trouble { $0 } == nil)
    }

    @Test func whatHasEndedStays() throws {
        #expect(try trouble(acted: ["b", "d"]) { $0 } == .ended)
    }

    @Test func whatTheNewVersionCannotStandInStays() throws {
        let gone = try trouble {
            $0.replacing("  b: {", with: "  periksa: {").replacing("lalu: b}", with: "lalu: periksa}")
        }
        #expect(gone == .marking(["Kerja b"]))
    }

    @Test func anOutcomeThatWasTakenMustBeThere() throws {
        let other = try trouble(acted: ["b"]) { $0.replacing("{ya: d, tidak: no}", with: "{setuju: d, tidak: no}") }
        #expect(other == .history("Kerja b"))
    }

    @Test func whoActedMustHaveALane() throws {
        let without = try trouble(acted: ["b"]) {
            $0.replacing("  kaur:     {nama: Kaur Umum, peran: kaur-umum}\n", with: "")
                .replacing("oleh: kaur", with: "oleh: sekdes")
        }
        #expect(without == .lane("Kaur Umum"))
    }

    @Test func whatIsOpenMustBeDoneInTheSameWay() throws {
        let other = try trouble { $0.replacing("{ya: d, tidak: no}", with: "{setuju: d, tidak: no}") }
        #expect(other == .work("Kerja b"))
    }

    @Test func aTimeThatRunsKeepsItsMarks() throws {
        let reminded = try trouble {
            $0.replacing("oleh: kaur, waktu: 1 jam,", with: "oleh: kaur, waktu: 1 jam, ingatkan: [50%],")
        }
        #expect(reminded == .time("Kerja b"))
        let ending = try trouble(extra: "batas: {waktu: 9 hari kerja}") {
            $0.replacing("batas: {waktu: 9 hari kerja}", with: "batas: {waktu: 9 hari kerja, habis: gugur}")
        }
        #expect(ending == .time("batas utama"))
    }

    /// A rule is the same wherever it stands: every new version has a line more.
    @Test func aRuleMayStandInAnotherLine() throws {
        let limits = "batas: {waktu: 9 hari kerja, sejak: a pertama, sampai: b, habis: gugur}"
        #expect(try trouble(extra: limits) { "# catatan\n" + $0 } == nil)
        let expiring = Self.steps.replacing(
            "oleh: kaur, waktu: 1 jam,",
            with: "oleh: kaur, waktu: 1 jam, habis: {setelah: 4 jam, sejak: a, lalu: gugur},")
        #expect(try trouble(steps: expiring) { "# catatan\n" + $0 } == nil)
        let longer = try trouble(steps: expiring) { $0.replacing("setelah: 4 jam", with: "setelah: 5 jam") }
        #expect(longer == .time("Kerja b"))
    }

    @Test func whatWasAnsweredMustBeAskedTheSame() throws {
        #expect(try trouble { $0.replacing("jenis: teks", with: "jenis: angka") } == .answerGone("Nama"))
    }

    @Test func whatIsReliedOnMustHaveBeenAsked() throws {
        let relied = try trouble {
            $0.replacing("wajib: ya}}", with: "wajib: ya}, nik: {label: NIK, jenis: nik, wajib: ya}}")
                .replacing("lalu: ok}", with: "lalu: e}")
                .replacing(
                    "\nuji:",
                    with: "\n  e: {kegiatan: Mencari akun, otomatis: akun.cari, dengan: {nik: f.nik}, oleh: kaur, "
                        + "waktu: 1 jam, hasil: {ada: ok, tidak-ada: no}}\nuji:")
        }
        #expect(relied == .answer("NIK"))
    }

    /// Else the step would have no deadline.
    @Test func aDateThatATimeIsCountedFromMustHaveBeenAsked() throws {
        let relied = try trouble {
            $0.replacing("wajib: ya}}", with: "wajib: ya}, acara: {label: Tanggal acara, jenis: tanggal, wajib: ya}}")
                .replacing(
                    "oleh: kades, waktu: 1 jam", with: "oleh: kades, waktu: {waktu: 1 hari kerja, sebelum: f.acara}")
        }
        #expect(relied == .answer("Tanggal acara"))
    }

    @Test func anEarliestTimeIsCountedFromTheSame() throws {
        let waiting = Self.steps.replacing(
            "oleh: kaur, waktu: 1 jam,",
            with: "oleh: kaur, waktu: {waktu: 9 hari kerja, paling-cepat: 1 hari kerja, sejak: a},")
        #expect(try trouble(steps: waiting) { "# catatan\n" + $0 } == nil)
        #expect(try trouble(steps: waiting) { $0.replacing("sejak: a}", with: "sejak: awal}") } == .time("Kerja b"))
    }

    @Test func whatWasClosedStaysClosed() throws {
        let closed = "kerahasiaan:\n  - {tutup: identitas, kecuali: [kaur, kades]}"
        #expect(try trouble(extra: closed) { $0 } == nil)
        #expect(try trouble(extra: closed) { $0.replacing(closed, with: "") } == .confidentiality)
    }

    @Test func whatIsKeptIsKeptAsLong() throws {
        let kept = try trouble { $0.replacing("wajib: ya}}", with: "wajib: ya, simpan: 1 tahun}}") }
        #expect(kept == .retention)
    }

    /// A case that another waits for must be able to end as that one expects.
    @Test func whoWaitsForItsResultsIsToldThem() throws {
        let parent = ParentLink(office: "desa", caseID: "induk", step: "panggil", visit: 1)
        let more = { (text: String) in
            text.replacing("  dicabut: {judul:", with: "  lain: {judul: Lain, jenis: berhasil}\n  dicabut: {judul:")
        }
        #expect(try trouble(parent: parent) { $0 } == nil)
        #expect(try trouble(parent: parent, more) == .results)
        #expect(try trouble(more) == nil, "nobody waits for it")
    }

    @Test func eachReasonHasItsWords() {
        let all: [MoveTrouble] = [
            .ended, .marking(["b"]), .history("b"), .lane("b"), .work("b"), .time("b"), .answer("b"), .answerGone("b"),
            .confidentiality, .retention, .results, .elsewhere,
        ]
        #expect(Set(all.map(\.message)).count == all.count)
    }
}
