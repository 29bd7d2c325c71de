import Pages

extension Samples {
    var reportPages: [(name: String, page: Page)] {
        [
            ("laporan", .report(report, in: desk)),
            ("laporan-publik", .report(reportOfCounts, in: signedIn)),
            ("laporan-kosong", .report(emptyReport, in: signedIn)),
            (
                "laporan-loket",
                .counterReport(
                    CounterReportView(
                        period: text("Oktober 2026"), periods: periods, ways: [text("Datang"), text("Telepon")],
                        lines: [.init(officer: text("Joko P."), counts: [3, 1], total: 4, withoutAddress: 2, acts: 1)]),
                    in: desk)
            ),
            (
                "laporan-loket-kosong",
                .counterReport(
                    CounterReportView(period: text("Oktober 2026"), periods: periods, ways: [], lines: []), in: desk)
            ),
            ("laporan-sop", .procedureReport(procedureReport, in: desk)),
            ("laporan-bawahan", .belowReport(belowReport(of: 449), in: desk)),
            ("laporan-bawahan-kosong", .belowReport(belowReport(of: 0), in: desk)),
            ("kepuasan", .satisfaction(satisfaction, in: desk)),
            (
                "kepuasan-kosong",
                .satisfaction(
                    SatisfactionView(
                        period: text("tahun 2026"), periods: periods, report: link("Laporan"), fewest: 5, elements: [],
                        whole: nil, lines: [], remarks: []), in: signedIn)
            ),
            ("penilaian", .survey(survey(error: nil), in: signedIn)),
            ("penilaian-galat", .survey(survey(error: text("Pilih satu jawaban tentang biaya")), in: signedIn)),
        ]
    }

    private var periods: PeriodChoice {
        PeriodChoice(
            action: text("/a"),
            options: [(text("2026-10"), text("Oktober 2026"), true), (text("2026"), text("tahun 2026"), false)],
            csv: LinkView(label: text("Unduh sebagai CSV"), href: text("/b")))
    }

    private func belowReport(of offices: Int) -> BelowReportView {
        BelowReportView(
            office: text("contoh"), period: text("Oktober 2026"), periods: periods,
            whole: .init(
                late: 4, handed: 1, oldest: time(9, 16, 0), measured: 20, inTime: 18, received: 24, finished: 21),
            offices: offices,
            lines: [
                .init(
                    office: text("Desa Awan"), href: text("/b"), above: text("Kecamatan Langit"),
                    counts: .init(
                        late: 4, handed: 2, oldest: time(9, 16, 0), measured: 20, inTime: 18, received: 24,
                        finished: 21)),
                .init(
                    office: text("Kecamatan Langit"), href: text("/b"),
                    counts: .init(late: 0, measured: 0, inTime: 0, received: 0, finished: 0)),
            ],
            more: link("Kantor berikutnya"))
    }

    private var satisfaction: SatisfactionView {
        let line = { (title: String) in
            SatisfactionView.Line(
                title: title, index: 82_14, grade: text("B, baik"), count: 37,
                months: text("November 2025 sampai Maret 2026"), means: [3_25, 3_00])
        }
        return SatisfactionView(
            period: text("tahun 2026"), periods: periods, report: link("Laporan"), fewest: 5,
            elements: [text("Persyaratan"), text("Prosedur")], whole: line(text("Seluruh layanan")),
            lines: [line(text("Email dan domain")), line(text("Pengaduan"))],
            remarks: [.init(service: text("Pengaduan"), text: text("Antreannya panjang"))],
            moreRemarks: link("Saran berikutnya"))
    }

    private func survey(error: String?) -> SurveyView {
        SurveyView(
            service: text("Email dan domain"), code: text("TL-9C3R-58"), back: text("/b"), action: text("/a"),
            hiddenCode: text("TL9C3R58"), until: text("Kamis 25 Februari 2027"), fewest: 5,
            fields: [
                FieldView(
                    name: "nilai.biaya", label: text("Bagaimana biayanya?"), error: error,
                    control: .choice(
                        "2",
                        [OptionView(value: "1", label: text("Mahal")), OptionView(value: "2", label: text("Murah"))]))
            ])
    }

    private var report: ReportView {
        var view = reportOfCounts
        view.lost = [
            .init(
                step: text("Menjawab pengaduan"), service: text("Pengaduan"), actors: text("Tim Pengaduan"), late: 4,
                measured: 27)
        ]
        view.below = link("Ketepatan waktu kantor bawahan")
        view.handed = procedureReport.late
        view.handedCount = 7
        return view
    }

    private var reportOfCounts: ReportView {
        ReportView(
            period: text("Oktober 2026"), periods: periods,
            lines: [
                .init(
                    title: text("Email dan domain"), href: text("/b"), received: 24, finished: 21, measured: 20,
                    inTime: 18, median: text("6 hari kerja"), standard: text("10 hari kerja")),
                .init(title: text("Pengaduan"), received: 3, finished: 0, measured: 0, inTime: 0),
            ],
            months: [
                .init(label: text("Agu"), part: 9, whole: 10), .init(label: text("Sep"), part: 0, whole: 0),
                .init(label: text("Okt"), part: 18, whole: 20),
            ])
    }

    private var emptyReport: ReportView {
        ReportView(period: text("Oktober 2026"), periods: periods, lines: [], months: [])
    }

    private var procedureReport: ProcedureReportView {
        ProcedureReportView(
            office: text("kominfo"), title: text("Email dan domain"), period: text("Oktober 2026"), periods: periods,
            sentence: text("18 dari 20 (90%) permohonan diputus dalam batas waktu pada Oktober 2026"),
            counts: [AnswerRow(label: text("Masuk"), value: text("24"))],
            limits: [
                .init(
                    title: text("Seluruh permohonan"), standard: text("10 hari kerja"), done: 20, measured: 20,
                    inTime: 18, median: text("6 hari kerja"), ninetieth: text("9 hari kerja 2 jam"),
                    wholeMedian: text("8 hari kerja"))
            ],
            steps: [
                .init(
                    title: text("Memeriksa kelengkapan berkas"), actors: text("Kabid"), standard: text("20 menit"),
                    done: 22, measured: 22, inTime: 20, median: text("12 menit"), ninetieth: text("40 menit"))
            ],
            returns: [AnswerRow(label: text("Memeriksa: Kurang"), value: text("4 kali"))],
            refusals: [AnswerRow(label: text("Memeriksa: Tolak"), value: text("1 kali"))],
            late: [
                .init(
                    number: text("2026-00118"), href: text("/b"), step: text("Memeriksa berkas"),
                    holder: text("Kabid"), due: time(9, 16, 0)),
                .init(
                    number: text("2026-00119"), href: nil, step: text("Memeriksa berkas"), holder: text("Kabid"),
                    due: time(9, 16, 0)),
            ])
    }
}
