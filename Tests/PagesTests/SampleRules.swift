import Pages

extension Samples {
    /// Pages of the rules that a case may have beside its steps: correction, extension, skipping, follow-ups.
    var rulePages: [(name: String, page: Page)] {
        [
            ("perbaikan", .correct(correction(error: nil), in: signedIn)),
            ("perbaikan-galat", .correct(correction(error: text("Isi nama kegiatan")), in: signedIn)),
            ("perpanjang", .extend(extending(error: nil), in: desk)),
            ("perpanjang-galat", .extend(extending(error: text("Isi alasan")), in: desk)),
            ("hapus-isi", .erase(erasing(error: nil), in: desk)),
            ("hapus-isi-galat", .erase(erasing(error: text("Isi nomor keputusan")), in: desk)),
            ("hapus-isi-nomor", .eraseByNumber(naming(error: nil), in: desk)),
            ("hapus-isi-nomor-galat", .eraseByNumber(naming(error: text("Isi nomor agenda")), in: desk)),
            ("isi-dihapus", .erasedCase(erased, in: signedIn)),
            ("siapa-membuka", .openings(openings, in: desk)),
            ("pemeriksaan", .auditing(auditing, in: desk)),
            ("ambil-zip", .takeCase(taking(error: nil), in: desk)),
            ("ambil-zip-galat", .takeCase(taking(error: text("Isi untuk apa")), in: desk)),
            ("permohonan-aturan", .applicantCase(caseWithRules, in: signedIn)),
            ("jawab-lewati", .answer(answerThatMayBeSkipped, in: signedIn)),
            ("lanjutan-loket", .counterFollowUp(counterFollowUp, in: desk)),
            ("terlambat-dicatat", .lateAct(lateAct, in: desk)),
            ("meja-aturan", .deskCase(deskCaseWithRules, in: desk)),
        ]
    }

    private func correction(error: String?) -> CorrectView {
        CorrectView(
            service: text("Izin pemakaian balai"), code: text("TL-9C3R-58"), caseHref: text("/b"),
            action: text("/a"), version: 7,
            fields: [
                FieldView(
                    name: "acara.nama", label: text("Nama kegiatan"), error: error, control: .line(text("Rapat RT")))
            ])
    }

    private var counterFollowUp: CounterFollowUpView {
        CounterFollowUpView(
            title: text("Keberatan"), code: text("2026-00118"), caseHref: text("/b"), applicant: text("Melati Contoh"),
            until: time(9, 16, 0), fields: [happened(error: nil)], action: text("/a"))
    }

    private var lateAct: LateActView {
        LateActView(
            step: text("Melengkapi permohonan"), code: text("2026-00118"), caseHref: text("/b"), who: text("pemohon"),
            taken: time(9, 16, 0), fields: [happened(error: text("Isi waktu sampai saat waktunya habis"))],
            action: text("/a"))
    }

    private func happened(error: String?) -> FieldView {
        FieldView(
            name: "terjadi", label: text("Kapan pemohon melakukannya?"), hint: text("Kosongkan bila baru saja"),
            error: error, isRequired: false, control: .line(text("9-11-2026 16.01"), .dateTime))
    }

    private func naming(error: String?) -> EraseByNumberView {
        EraseByNumberView(
            listHref: "/meja/kominfo/permohonan", action: "/meja/kominfo/hapus-isi", number: text("2026-00012"),
            error: error)
    }

    private func erasing(error: String?) -> EraseView {
        EraseView(
            service: text("Izin pemakaian balai"), code: text("2026-00118"), caseHref: text("/b"), action: text("/a"),
            basis: text("Keputusan 7/2026"), basisError: error, passwordError: error)
    }

    private var erased: ErasedCaseView {
        ErasedCaseView(
            service: text("Izin pemakaian balai"), code: text("TL-9C3R-58"), number: text("2026-00118"),
            back: link("Permohonan saya"), received: time(2, 9, 0), ended: time(9, 16, 0), result: text("Izin terbit"),
            erased: time(20, 10, 0), basis: text("Keputusan 7/2026"), decider: text("Camat Contoh"),
            copiesLeft: [text("Dinas Contoh")])
    }

    private var openings: OfficeOpeningsView {
        OfficeOpeningsView(
            person: text("Ratna Contoh"), all: link("Semua petugas"),
            entries: [
                OfficeOpeningsView.Entry(
                    time: time(9, 16, 0), name: text("Ratna Contoh"), post: text("Kepala Desa, Desa Aren"),
                    byPerson: text("/p"), number: text("2026-00118"), href: text("/b"),
                    service: text("Izin pemakaian balai"), what: text("berkas KTP"))
            ], more: link("Yang sebelumnya"))
    }

    private var opened: OpeningsView {
        OpeningsView(
            rows: [OpeningsView.Row(who: text("Kepala Desa"), what: text("berkas KTP"), time: time(9, 16, 0))],
            more: link("Semua"))
    }

    private var auditing: AuditingView {
        AuditingView(rows: [
            AuditingView.Row(
                name: text("Desa Aren"), kind: text("Desa"), cases: text("/c"), openings: text("/o"),
                acts: text("/a"))
        ])
    }

    private func taking(error: String?) -> TakeCaseView {
        TakeCaseView(
            service: text("Izin pemakaian balai"), code: text("2026-00118"), caseHref: text("/b"), action: text("/a"),
            reason: text("Surat tugas 5/2026"), error: error)
    }

    private func extending(error: String?) -> ExtendView {
        ExtendView(
            service: text("Izin pemakaian balai"), code: text("TL-9C3R-58"), caseHref: text("/b"),
            action: text("/a"), amount: text("7 hari kerja"), now: due,
            after: .at(Due(time: time(9, 16, 0), relative: .days(16))), why: why, reason: text("Pemilu"),
            error: error, isReasonRequired: true)
    }

    private var caseWithRules: CaseView {
        var view = caseView(todos: [])
        view.correct = link("Perbaiki isian…")
        view.openings = opened
        view.followUps = [
            OfferView(label: text("Ajukan keberatan"), note: text("Sampai Senin 30 November"), action: text("/f"))
        ]
        return view
    }

    private var answerThatMayBeSkipped: AnswerView {
        AnswerView(
            service: text("Izin"), code: text("TL-1"), title: text("Menambah keterangan"), due: due, fields: [],
            version: 3, action: text("/a"), caseHref: text("/b"), submit: text("Kirim isian"),
            skip: SkipView(action: text("/l"), error: text("Isi alasan")))
    }

    private var deskCaseWithRules: DeskCaseView {
        let panel = TaskPanel(
            title: text("Meninjau lokasi"), holding: .free(claim: text("/ambil")), version: 3, action: text("/a"),
            submit: text("Selesaikan tugas"),
            parts: PartsView(
                rule: text("Dikerjakan bersama, urutannya bebas"),
                done: [PartsView.Part(who: text("Kaur Umum (Ratna)"), at: time(20, 9, 5))],
                waiting: [text("Operator")]),
            skip: SkipView(action: text("/lewati")))
        return DeskCaseView(
            code: text("2026-00001"), service: text("Tinjauan"), applicant: text("Dirahasiakan"), due: due,
            sections: [], timeline: timeline, flow: flow(now: 7), task: panel, place: place(due),
            acts: [link("Perpanjang batas 7 hari kerja…")])
    }
}
