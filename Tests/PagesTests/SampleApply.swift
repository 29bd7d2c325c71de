import Pages

extension Samples {
    var applyPages: [(name: String, page: Page)] {
        [
            ("pertanyaan", .question(question([addressField]), in: site)),
            ("pertanyaan-banyak", .question(question(everyField), in: site)),
            ("pertanyaan-loket", .question(question([field("nama", .line(text("")), error: nil)]), in: desk)),
            ("berkas", .question(question([field("ktp", .files(files(max: 2)), error: nil)]), in: site)),
            ("kontak", .contact(contact([]), in: site)),
            ("kontak-boleh", .contact(contactOffered, in: site)),
            ("kontak-nama", .contact(contact([field("nama", .line(text("")))]), in: site)),
            (
                "periksa-email",
                .checkMail(
                    CheckMailView(
                        email: text("m•••@contoh.id"), code: text("123456"),
                        error: text("Kode ini sudah tidak berlaku"),
                        action: text("/a"), resend: text("/b"), change: text("/c"), validMinutes: 15,
                        progress: text("Pertanyaan 10 dari 10")), in: site)
            ),
            ("kode-lain", .codeForOtherBrowser(code: text("724873"), validMinutes: 15, in: site)),
            ("tersimpan", .saved(saved(.link(until: kept)), in: site)),
            ("tersimpan-akun", .saved(saved(.account(until: kept)), in: site)),
            ("tersimpan-loket", .saved(saved(.counter(until: kept)), in: desk)),
            ("tersimpan-isian", .saved(saved(.form), in: site)),
            ("kantor-pemohon", .chooseOffice(chooseOffice(error: nil), in: site)),
            ("kantor-pemohon-salah", .chooseOffice(chooseOffice(error: text("Pilih kantor")), in: site)),
            ("periksa", .checkAnswers(checkAnswers(missing: []), in: site)),
            ("periksa-loket", .checkAnswers(checkAtCounter, in: desk)),
            ("periksa-kurang", .checkAnswers(checkAnswers(missing: [link("KTP pengelola")]), in: site)),
            ("terkirim", .receipt(receipt, in: site)),
            ("terkirim-kunci", .receipt(receiptWithKey, in: site)),
            ("surat-isi", .letter(letter(head: letterhead, links: [link("Unduh sebagai berkas")]))),
            ("surat-kosong", .letter(letter(head: nil))),
        ]
    }

    private var letterhead: LetterView.Head {
        LetterView.Head(
            above: [text("Pemerintah Kabupaten Tirtaloka"), text("Kecamatan Langit Teduh")],
            name: text("Desa Awan Biru"), below: [text("Jalan Balai Desa 1"), text("Telp (000) 0000011")])
    }

    private func letter(head: LetterView.Head?, links: [LinkView] = []) -> LetterView {
        LetterView(
            title: text("Surat kuasa"), head: head,
            blocks: [
                .title(text("SURAT KUASA")), .lines([[.text(text("Kepada"))], [.text(text("di Tirtaloka"))]]),
                .paragraph([.text(text("memberi kuasa kepada ")), .blank]),
                .rows([
                    LetterView.Row(label: text("Nama"), value: [.text(text("Melati"))]),
                    LetterView.Row(label: text("NIK"), value: [.blank]),
                ]),
                .signatures(left: [], right: [[.text(text("Kepala Desa"))], [], [.blank]]),
            ], advice: text("Cetak, tandatangani, lalu unggah."), links: links)
    }

    private var kept: LocalDate { LocalDate(year: 2026, month: 12, day: 23, weekday: 3) }

    private func saved(_ kind: SavedView.Kind) -> SavedView {
        SavedView(
            service: text("Pendaftaran email dan domain"), link: text("https://contoh/ajukan/k0de"), kind: kind,
            resume: text("/a"))
    }

    private var addressField: FieldView {
        FieldView(
            name: text("alamat"), label: text("Alamat email apa yang Anda minta?"),
            hint: text("Pakai nama jabatan atau unit, bukan nama orang"),
            control: .line(text("sekretariat"), .addressPart, suffix: text("@randusela.tirtalokakab.contoh")))
    }

    private func question(_ fields: [FieldView]) -> QuestionView {
        QuestionView(
            service: text("Pendaftaran email dan domain"), number: 4, total: 7,
            title: text("Alamat email apa yang Anda minta?"), intro: text("Boleh diubah lagi nanti."), fields: fields,
            action: text("/a"), back: text("/b"),
            explanation: ExplanationView(
                question: text("Nama seperti apa yang diterima?"), text: text("Huruf kecil, angka, dan titik.")))
    }

    private func chooseOffice(error: String?) -> ChooseOfficeView {
        ChooseOfficeView(
            service: text("Pendaftaran email dan domain"),
            offices: [
                OptionView(value: text("a"), label: text("Desa Randusela")),
                OptionView(value: text("b"), label: text("Kecamatan Tirtaloka")),
            ], error: error, action: text("/a"), back: text("/b"))
    }

    private func contact(_ fields: [FieldView]) -> ContactView {
        ContactView(
            service: text("Pendaftaran email dan domain"), email: text("melati@contoh.id"),
            error: text("Alamat email belum lengkap"), fields: fields, action: text("/a"), back: text("/b"),
            progress: text("Pertanyaan 9 dari 10"))
    }

    private var contactOffered: ContactView {
        var view = contact([])
        (view.error, view.without) = (nil, link("Lanjut tanpa memberi alamat"))
        return view
    }

    private var receiptWithKey: ReceiptView {
        var view = receipt
        (view.filedBy, view.key) = (nil, text("7K3M-Q9XD-2HTA-6"))
        return view
    }

    private var checkAtCounter: CheckAnswersView {
        var view = checkAnswers(missing: [])
        view.fields = [
            FieldView(
                name: "kabar", label: text("Ke mana kabar permohonan ini dikirim?"), hint: text("Bacakan alamatnya"),
                error: text("Pilih ke mana kabar dikirim"),
                control: .choice(
                    nil,
                    [OptionView(value: "a@contoh.id", label: text("a@contoh.id"), note: text("Dari isian permohonan"))])
            )
        ]
        return view
    }

    private func checkAnswers(missing: [LinkView]) -> CheckAnswersView {
        CheckAnswersView(
            service: text("Pendaftaran email dan domain"), sections: sections,
            next: text("Kepala Dinas menerima lebih dulu"),
            dueTitle: text("Batas waktu seluruhnya"), due: time(30, 10, 15),
            limit: text("10 hari kalender sejak dikirim sekarang"),
            later: text("Batas waktu jawaban 3 hari kerja sejak diperiksa"),
            note: NoteView(kind: .soon, title: text("Tanpa kabar"), text: text("Cetak tanda terima.")),
            declaration: text("Dengan mengirim, Anda menyatakan data benar"),
            action: text("/a"), back: text("/b"), missing: missing)
    }

    var sections: [AnswerSection] {
        [
            AnswerSection(
                title: text("Pengelola"),
                rows: [
                    AnswerRow(label: text("Nama"), value: text("Melati Kencanasela"), change: text("/1")),
                    AnswerRow(
                        label: text("NIK"), value: text("•••• •••• •••• 0417"), spoken: text("NIK berakhir 0417"),
                        change: text("/2")),
                ]),
            AnswerSection(
                title: text("Email"),
                rows: [AnswerRow(label: text("Alamat email"), value: text("sekretariat@randusela.tirtalokakab.contoh"))]
            ),
        ]
    }

    private var receipt: ReceiptView {
        ReceiptView(
            service: text("Pendaftaran email dan domain"), code: text("TL-9C3R-58Q2-7MVK"),
            number: text("000/118/XI/2026"),
            applicant: text("Melati Kencanasela, Desa Randusela"), receivedAt: time(23, 10, 15), due: time(30, 10, 15),
            dueFor: text("Memberi jawaban"), papers: [text("SK"), text("KTP")],
            next: [text("Kepala Dinas menerima permohonan lebih dulu")],
            caseLink: link("Lihat permohonan"), filedBy: text("Ratna Adiloka"))
    }
}
