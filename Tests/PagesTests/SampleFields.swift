import Pages

extension Samples {
    /// A field of every kind and every line.
    var everyField: [FieldView] {
        let lines = LineKind.allCases.map { kind in
            FieldView(
                name: text("baris-\(kind)"), label: text("Baris \(kind)"), hint: text("Petunjuk"), error: text("Salah"),
                isRequired: false, control: .line(text("nilai"), kind, prefix: text("Rp"), suffix: text("@contoh")),
                autocomplete: text("off"))
        }
        return lines + [
            field("paragraf", .paragraph(text("panjang"))), field("ya-tidak", .yesNo(true)),
            field("pilihan", .choice(text("a"), options(3))), field("daftar-pilihan", .choice(text("a"), options(9))),
            field("pilihan-ganda", .choices([text("pilihan 1")], options(3))),
            field("pernyataan", .statement(true, text: text("Data benar"))), field("tetap", .fixed(text("Randusela"))),
            field("berkas", .files(files(max: 3))), field("berkas-penuh", .files(files(max: 1))),
            field("kelompok", .group([field("kelompok.jalan", .line(text("Jalan")))])),
            field("daftar", .rows(rows(max: 5))), field("daftar-penuh", .rows(rows(max: 2))),
        ]
    }

    func field(_ name: String, _ control: Control, error: String? = "Salah") -> FieldView {
        FieldView(
            name: text(name), label: text("Label \(name)"), hint: text("Petunjuk"), error: error.map(text),
            control: control)
    }

    func options(_ count: Int) -> [OptionView] {
        (1...count).map {
            OptionView(value: text("pilihan \($0)"), label: text("Pilihan \($0)"), note: text("Akibatnya"))
        }
    }

    func files(max: Int) -> FilesView {
        FilesView(
            given: [FilesView.Given(name: text("ktp.jpg"), bytes: 421_000, remove: text("b1"), href: text("/b/1"))],
            types: ["pdf", text("jpg")], maxBytes: 2_097_152, maxPhotoBytes: 15_728_640, maxFiles: max,
            template: link("Contoh surat"))
    }

    private func rows(max: Int) -> RowsView {
        RowsView(
            rowName: text("Barang"),
            rows: (0..<2).map { [field("r\(max).\($0).nama", .line(text("kursi")))] }, maxRows: max)
    }
}
