import Forms
import Procedures
@testable import Services
import Store
import Testing

/// What an SOP keeps for a time only (`simpan`) is gone when that time is over, and the case can still be proven. The case
/// is filed and ended on Monday 2 March 2026: day 90 is Sunday 31 May, and a year is over with 2 March 2027.
@Suite struct RetentionTests {
    static let permit = """
        berkas:
          ktp: {nama: KTP, simpan: 90 hari kalender}
          denah: {nama: Denah}
        formulir:
          data:
            nama: {label: Nama, jenis: teks, wajib: ya, simpan: 90 hari kalender}
            sebab: {label: Sebab, jenis: paragraf, wajib: ya, simpan: 1 tahun}
            acara: {label: Acara, jenis: teks, wajib: ya}
        akhir:
          terbit: {judul: Izin terbit, jenis: berhasil}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        perbaikan: {isian: [data.sebab], sampai: periksa}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [data], unggah: [ktp, denah], lalu: periksa}
          periksa: {keputusan: Memeriksa permohonan, oleh: kaur, waktu: 1 hari kerja, hasil: {ya: terbit, tidak: {lalu: ajukan, alasan: untuk-pemohon}}}
        uji:
          - {nama: Terbit, jalan: [ajukan, {periksa: ya}], akhir: terbit}
        """

    static let name = FieldPath("data.nama")!
    static let cause = FieldPath("data.sebab")!
    static let event = FieldPath("data.acara")!

    /// An ended case, with an identity card that took the place of another.
    private func ended() async throws -> (desk: RuleDesk, id: String, blobs: [String]) {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", RetentionTests.permit)
        let id = try await desk.apply(
            "izin", ["data.nama": "Siti Rahasia", "data.sebab": "Pindah rumah", "data.acara": "Rapat RT"],
            papers: ["ktp", "denah"])
        let first = try #require(try await desk.look(id, as: desk.kaur).papers["ktp"]?.first?.blob)
        try await CorrectCase(desk.environment, desk.cases)(
            id, of: desk.office, raw: RuleDesk.raw(["data.sebab": "Sakit lama"]), seen: nil, by: desk.applicant)
        try await desk.complete("periksa", "tidak", of: id, by: desk.kaur, reason: "Buram")
        let again = try await desk.upload("ktp")
        try await CompleteStep(desk.environment, desk.cases)(
            try await desk.address("ajukan", of: id), outcome: Outcome.implicitName,
            raw: RuleDesk.raw(["data.nama": "Siti Rahasia", "data.sebab": "Sakit lama", "data.acara": "Rapat RT"]),
            uploads: [again], seen: nil, blobs: desk.blobs, by: desk.applicant)
        try await desk.complete("periksa", "ya", of: id, by: desk.kaur)
        return (desk, id, [first, again.file.blob])
    }

    /// As another process sees it, which has nothing in memory.
    private func look(_ id: String, _ desk: RuleDesk) async throws -> CaseLook {
        try await desk.environment.database.read {
            try CaseLook(id, of: desk.office, for: desk.kades, desk.environment, CaseServices(), in: $0)
        }
    }

    private func isThere(_ blob: String, _ desk: RuleDesk) async throws -> Bool {
        do {
            _ = try await desk.blobs.store.open(BlobPlace(office: desk.office, id: blob)).read(upTo: 1)
            return true
        } catch BlobFailure.missing {
            return false
        }
    }

    /// All that the events say under the case's own key.
    private func bodies(of id: String, _ desk: RuleDesk) async throws -> String {
        try await desk.environment.database.read { transaction in
            let record = try #require(try CaseRecord.find(id, of: desk.office, in: transaction))
            let key = try CaseKey.unwrap(
                try #require(record.wrappedKey), by: desk.environment.keyring,
                for: CaseFile.keyContext(desk.office, id))
            return try transaction.rows(
                "SELECT sequence, body_sealed FROM case_events WHERE case_id = \(id) ORDER BY sequence"
            ).map { row in
                let place = EventLog.context(of: desk.office, id, Int(row.int("sequence")))
                return String(decoding: try key.open(row.blob("body_sealed"), for: place), as: UTF8.self)
            }.joined()
        }
    }

    @Test func onDay91TheFilesAndAnswersAreGone() async throws {
        let (desk, id, blobs) = try await ended()
        desk.regency.clock.turn(to: moment("2026-05-31 23:59"))
        try await desk.tick()
        let before = try await look(id, desk)
        #expect(before.papers["ktp"]?.first?.name == "KTP Siti Rahasia.pdf")
        #expect(before.answers?[RetentionTests.name] == .text("Siti Rahasia"))
        #expect(before.keeping(ofPaper: "ktp") == .until(moment("2026-06-01 00:00")))
        #expect(before.keeping(ofPaper: "denah") == nil)
        for blob in blobs { #expect(try await isThere(blob, desk)) }

        desk.regency.clock.turn(to: moment("2026-06-01 00:01"))
        try await desk.tick()
        for after in [try await look(id, desk), try await desk.look(id, as: desk.kades)] {
            #expect(after.papers["ktp"] == nil && after.papers["denah"]?.count == 1)
            #expect(after.answers?[RetentionTests.name] == nil)
            #expect(after.answers?[RetentionTests.cause] == .text("Sakit lama"))
            #expect(after.answers?[RetentionTests.event] == .text("Rapat RT"))
            let gone = Keeping.erased(moment("2026-06-01 00:01"), after: TimeAmount(90, .calendarDays))
            #expect(after.keeping(ofPaper: "ktp") == gone && after.keeping(of: RetentionTests.name) == gone)
            #expect(after.history.last?.kind == .erased(["KTP", "Nama"]))
        }
        for blob in blobs {
            #expect(try await !isThere(blob, desk), "also the one that another took the place of")
            await #expect(throws: CaseMissing.self) {
                let look = try await desk.look(id, as: desk.kades)
                try await desk.environment.database.read {
                    _ = try PaperLook(blob, of: look, blobs: desk.blobs, desk.environment, in: $0)
                }
            }
        }
    }

    /// With the case's key in hand, nothing of it can be read out of the stored events, which stay as they were.
    @Test func theStoredEventsDoNotTellIt() async throws {
        let (desk, id, _) = try await ended()
        let before = try await bodies(of: id, desk)
        for word in ["Pindah rumah", "Sakit lama"] { #expect(!before.contains(word), "\(word)") }
        #expect(before.ranges(of: "Siti Rahasia").count == 1, "the paper that is kept without end")
        #expect(before.contains("Rapat RT") && before.contains("berjangka"))
        desk.regency.clock.turn(to: moment("2026-06-01 00:01"))
        try await desk.tick()
        let after = try await bodies(of: id, desk)
        #expect(after.hasPrefix(before), "bytes that were written stay")
    }

    @Test func eachPeriodEndsByItself() async throws {
        let (desk, id, _) = try await ended()
        desk.regency.clock.turn(to: moment("2026-06-01 00:01"))
        try await desk.tick()
        #expect(try await look(id, desk).history.contains { $0.changes.first?.old == .text("Pindah rumah") })
        desk.regency.clock.turn(to: moment("2027-03-03 00:01"))
        try await desk.tick()
        let after = try await look(id, desk)
        #expect(after.answers?.keys.sorted() == [RetentionTests.event])
        #expect(after.history.allSatisfy { $0.changes.isEmpty }, "what was put right is gone as well")
        #expect(after.state.result == "terbit" && after.state.retention.isEmpty)
    }

    /// A service that stood still for years catches up at once.
    @Test func whatIsOverdueGoesWithTheNextTick() async throws {
        let (desk, id, _) = try await ended()
        desk.regency.clock.turn(to: moment("2029-01-01 08:00"))
        try await desk.tick()
        #expect(try await look(id, desk).answers?.keys.sorted() == [RetentionTests.event])
    }

    @Test func listsDoNotNameTheApplicantAnyMore() async throws {
        let (desk, id, _) = try await ended()
        #expect(try await look(id, desk).applicantName == "Siti Rahasia")
        desk.regency.clock.turn(to: moment("2026-06-01 00:01"))
        try await desk.tick()
        #expect(try await look(id, desk).applicantName == "Nama sudah dihapus")
        let rows = try await desk.environment.database.read {
            try CaseList.load(
                .ended, of: desk.office, for: desk.kades, limit: 10, offset: 0, desk.environment, desk.cases, in: $0
            ).rows
        }
        #expect(rows.map(\.applicant) == ["Nama sudah dihapus"])
    }

    @Test func auditVerifyAndRebuildHold() async throws {
        let (desk, id, _) = try await ended()
        desk.regency.clock.turn(to: moment("2026-06-01 00:01"))
        try await desk.tick()
        let report = try await VerifyAudit(desk.environment)()
        #expect(report.isSound, "\(report.findings)")
        let data = try await VerifyData(
            database: desk.environment.database, store: desk.blobs.store, keyring: desk.environment.keyring)()
        #expect(data.isClean, "\(data.findings)")
        try await desk.environment.database.write { _ = try $0.execute("UPDATE cases SET projection = 0") }
        #expect(try await RebuildCases(desk.environment, CaseServices()).everyOffice().failed.isEmpty)
        #expect(try await look(id, desk).papers["ktp"] == nil)
    }

    /// Not the state in memory only: nothing opens what lies in the stored events.
    @Test func theKeyOfThatPeriodIsGoneAndNoOther() async throws {
        let (desk, id, _) = try await ended()
        func periods() async throws -> PeriodKeys {
            try await desk.environment.database.read {
                let record = try #require(try CaseRecord.find(id, of: desk.office, in: $0))
                let key = try CaseKey.unwrap(
                    try #require(record.wrappedKey), by: desk.environment.keyring,
                    for: CaseFile.keyContext(desk.office, id))
                return try PeriodKeys.open(
                    try #require(record.sealedPeriods), by: key, for: CaseFile.periodsContext(desk.office, id))
            }
        }
        #expect(try await periods()["90 hari kalender"] != nil)
        desk.regency.clock.turn(to: moment("2026-06-01 00:01"))
        try await desk.tick()
        #expect(try await periods()["90 hari kalender"] == nil)
        #expect(try await periods()["1 tahun"] != nil)
    }

    @Test func balaiRebuildSetsTheTimerOfTheNextPeriod() async throws {
        let (desk, id, _) = try await ended()
        desk.regency.clock.turn(to: moment("2026-06-01 00:01"))
        try await desk.tick()
        try await desk.environment.database.write { _ = try $0.execute("DELETE FROM timers") }
        _ = try await RebuildOffice(desk.environment, CaseServices())(desk.office)
        desk.regency.clock.turn(to: moment("2027-03-03 00:01"))
        try await desk.tick()
        #expect(try await look(id, desk).state.retention.isEmpty)
    }

    /// A draft that was sent holds nothing that the case does not.
    @Test func theSentDraftHoldsNothing() async throws {
        let (desk, _, _) = try await ended()
        let rows = try await desk.environment.database.read { transaction in
            try transaction.rows("SELECT * FROM drafts WHERE case_id IS NOT NULL").map {
                try Draft($0, keyring: desk.environment.keyring)
            }
        }
        #expect(rows.count == 1)
        #expect(rows.allSatisfy { $0.content.answers.isEmpty && $0.content.papers.isEmpty })
    }

    /// Who may not read what was there does not read that it was.
    @Test func whatIsClosedIsNotNamedWhenItIsGone() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", "kerahasiaan: [{tutup: isi, kecuali: [kades]}]\n" + RetentionTests.permit)
        let id = try await desk.apply(
            "izin", ["data.nama": "Siti Rahasia", "data.sebab": "Pindah rumah", "data.acara": "Rapat RT"],
            papers: ["ktp", "denah"])
        try await desk.complete("periksa", "ya", of: id, by: desk.kaur)
        desk.regency.clock.turn(to: moment("2026-06-01 00:01"))
        try await desk.tick()
        let kaur = try await desk.look(id, as: desk.kaur)
        #expect(!kaur.history.contains { if case .erased = $0.kind { true } else { false } })
        #expect(kaur.keeping(ofPaper: "ktp") == nil && kaur.keeping(of: RetentionTests.name) == nil)
        #expect(try await desk.look(id, as: desk.kades).history.last?.kind == .erased(["KTP", "Nama"]))
    }

    /// A rule that asked for an answer which is gone stays: nobody can tell that it did not hold.
    @Test func aClosedCaseDoesNotOpenWhenItsReasonIsGone() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt(
            "izin",
            "kerahasiaan: [{jika: {data.nama: Siti Rahasia}, tutup: isi, kecuali: [kades]}]\n"
                + RetentionTests.permit)
        let id = try await desk.apply(
            "izin", ["data.nama": "Siti Rahasia", "data.sebab": "Pindah rumah", "data.acara": "Rapat RT"],
            papers: ["ktp", "denah"])
        try await desk.complete("periksa", "ya", of: id, by: desk.kaur)
        #expect(try await desk.look(id, as: desk.kaur).answers?[RetentionTests.event] == nil)
        desk.regency.clock.turn(to: moment("2026-06-01 00:01"))
        try await desk.tick()
        #expect(try await desk.look(id, as: desk.kaur).answers?[RetentionTests.event] == nil)
    }

    /// What an effect was told of it, what it answered and why it failed go as well.
    @Test func whatAnEffectWasToldGoesToo() throws {
        let source = """
            sop: surel
            versi: 1
            judul: Surel
            untuk: [desa]
            pelaksana:
              pelapor: {nama: Pelapor, pihak: pemohon, siapa: [pegawai]}
              operator: {nama: Operator, peran: operator}
            formulir: {d: {alamat: {label: Alamat, jenis: alamat-email-baru, wajib: ya, simpan: 90 hari kalender}}}
            akhir: {jadi: {judul: Jadi, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
            pencabutan: {akhir: dicabut}
            langkah:
              ajukan: {kegiatan: Mengajukan, oleh: pelapor, isi: [d], lalu: buat}
              buat: {kegiatan: Membuat email, otomatis: email.buat, dengan: {alamat: d.alamat}, oleh: operator, waktu: 1 hari kerja, hasil: {berhasil: jadi, alamat-terpakai: ajukan}}
            uji:
              - {nama: Jadi, jalan: [ajukan, {buat: berhasil}], akhir: jadi}
            """
        let procedure = try #require(
            SOPReader.read(source: source, fileName: "surel.sop.yaml", catalogue: ServicesCatalogue.base).procedure)
        let key = EffectKey(step: "buat", visit: 1)
        let told: [String: Value] = ["alamat": .text("siti@aren.contoh")]
        let bodies: [CaseEvent.Body] = [
            .effectRequested(EffectRequested(key: key, effect: "email.buat", arguments: told)),
            .effectEnded(key, outcome: "berhasil", outputs: told, isManual: true),
            .lateEffectResult(key, outcome: "berhasil", outputs: told),
            .effectFailed(key, cause: "siti@aren.contoh ditolak"),
            .effectUncertain(key, cause: "siti@aren.contoh tidak dijawab"),
        ]
        for body in bodies {
            let now = moment("2026-03-02 09:00")
            let event = CaseEvent(occurred: now, recorded: now, actor: .system, body: body)
            var left = event
            let taken = left.takeRetained(of: procedure, by: procedure.retention)
            let bytes = String(decoding: try CaseEventCoding.encode(left), as: UTF8.self)
            #expect(!bytes.contains("siti"), "\(bytes)")
            #expect(taken.count == 1)
            for part in taken.values { left.putBack(part) }
            #expect(left == event)
        }
    }

    /// What the case lends to the one that is a part of it goes with it there.
    @Test func aLentPaperIsGoneInTheSubProcedureToo() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt("ukur", RetentionTests.measuring)
        try await desk.adopt("izin", RetentionTests.lending)
        let id = try await desk.apply("izin", ["data.nama": "Siti Rahasia"], papers: ["ktp"])
        try await desk.work()
        let child = try #require(try await look(id, desk).children.first?.id)
        // What it is called stays with the case that lends it.
        #expect(try await look(child, desk).papers["kartu"]?.map(\.name) == ["kartu.pdf"])
        try await desk.complete("menilai", of: child, by: desk.kaur)
        try await desk.work()
        #expect(try await look(id, desk).state.result == "terbit")
        desk.regency.clock.turn(to: moment("2026-06-01 00:01"))
        try await desk.tick()
        let after = try await look(child, desk)
        #expect(after.papers["kartu"] == nil && after.keeping(ofPaper: "kartu") == .goneWithParent)
        for each in [id, child] { #expect(try await !bodies(of: each, desk).contains("Siti")) }
    }

    private static let measuring = """
        berkas: {kartu: {nama: Kartu}}
        formulir: {isi: {siapa: {label: Siapa, jenis: teks, wajib: ya, simpan: 90 hari kalender}}}
        akhir: {beres: {judul: Beres, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          minta: {kegiatan: Meminta ukur, oleh: pelapor, isi: [isi], unggah: [kartu], lalu: menilai}
          menilai: {kegiatan: Menilai, oleh: kaur, waktu: 1 hari kerja, lalu: beres}
        uji:
          - {nama: Beres, jalan: [minta, menilai], akhir: beres}
        """

    private static let lending = """
        berkas: {ktp: {nama: KTP, simpan: 90 hari kalender}}
        formulir: {data: {nama: {label: Nama, jenis: teks, wajib: ya, simpan: 90 hari kalender}}}
        akhir: {terbit: {judul: Terbit, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [data], unggah: [ktp], lalu: ukur}
          ukur: {kegiatan: Mengukur, sub: ukur, oleh: pelapor, dengan: {isi.siapa: data.nama}, berkas: {kartu: ktp}, waktu: 5 hari kerja, hasil: {beres: terbit, dicabut: dicabut}}
        uji:
          - {nama: Terbit, jalan: [ajukan, {ukur: beres}], akhir: terbit}
        """
}

extension RuleDesk {
    /// Lets the clock act on cases, and removes the bytes of files whose rows are gone.
    func tick() async throws {
        let clock = regency.clock
        let (database, keyring) = (environment.database, environment.keyring)
        let ticker = Worker(
            database: database, queue: Timers(keyring: keyring),
            handlers: [CaseClock.kind: CaseClock(environment, cases)], now: { clock.now.seconds })
        _ = try await ticker.runDue()
        let remover = Worker(
            database: database, queue: Outbox(keyring: keyring),
            handlers: [BlobRemover.kind: BlobRemover(blobs, keyring: keyring)], now: { clock.now.seconds })
        _ = try await remover.runDue()
    }

    func upload(_ paper: String) async throws -> UploadedPaper {
        let blob = try await blobs.write(Array("%PDF-1.4 \(paper)".utf8), office: office)
        return UploadedPaper(
            paper: paper,
            file: PaperFile(
                blob: blob.place.id, name: "KTP Siti Rahasia.pdf", type: .pdf, bytes: blob.size,
                digest: Hexadecimal.text(blob.digest)),
            blob: blob)
    }
}

private func moment(_ text: String) -> Instant {
    let parts = text.split(separator: " ")
    return Instant(CalendarDate(iso: String(parts[0]))!, TimeOfDay(String(parts[1]))!, .wib)
}
