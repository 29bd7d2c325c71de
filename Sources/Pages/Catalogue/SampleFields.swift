/// A field of each kind, for the components page.
enum SampleFields {
    static let wrong = [
        FieldView(
            name: "nik-salah", label: "NIK", error: "NIK berisi 15 angka, seharusnya 16",
            control: .line("9901 0241 0190 041", .nik)),
        FieldView(
            name: "cara", label: "Cara mengambil", error: "Pilih cara mengambil surat",
            control: .choice(
                nil,
                [
                    OptionView(value: "unduh", label: "Unduh PDF"),
                    OptionView(value: "kantor", label: "Ambil di kantor", note: "Bawa KTP asli"),
                ])),
    ]

    static var all: [FieldView] { wrong + lines + choices + composed }

    private static let lines = [
        FieldView(name: "nama", label: "Nama usaha", hint: "Seperti pada papan nama", control: .line("")),
        FieldView(name: "modal", label: "Modal", control: .line("", .money, prefix: "Rp")),
        FieldView(name: "tanggal", label: "Tanggal mulai", control: .line("", .date)),
        FieldView(name: "jam", label: "Jam mulai", control: .line("", .time)),
        FieldView(name: "telepon", label: "Nomor WA", isRequired: false, control: .line("", .phone)),
        FieldView(
            name: "alamat-email", label: "Alamat email yang diminta",
            control: .line("", .addressPart, suffix: "@randusela.contoh")),
        FieldView(name: "sandi", label: "Kata sandi", control: .line("", .currentPassword)),
        FieldView(name: "keperluan", label: "Keperluan", control: .paragraph("")),
        FieldView(name: "desa", label: "Desa", control: .fixed("Randusela")),
    ]

    private static let choices = [
        FieldView(name: "pengeras", label: "Memakai pengeras suara", control: .yesNo(nil)),
        FieldView(
            name: "hari", label: "Hari",
            control: .choice(
                "3",
                (1...8).map { OptionView(value: "\($0)", label: "Hari ke-\($0)") })),
        FieldView(
            name: "perlu", label: "Yang diperlukan",
            control: .choices(
                ["kursi"], [OptionView(value: "kursi", label: "Kursi"), OptionView(value: "meja", label: "Meja")])),
        FieldView(
            name: "benar", label: "Pernyataan", control: .statement(false, text: "Data di atas benar")),
    ]

    private static let composed = [
        FieldView(
            name: "ktp", label: "KTP pengelola",
            control: .files(
                FilesView(
                    given: [FilesView.Given(name: "ktp-depan.jpg", bytes: 1_150_000, remove: "b1")],
                    types: ["pdf", "jpg", "png"], maxBytes: 2_097_152, maxPhotoBytes: 15_728_640, maxFiles: 2))),
        FieldView(
            name: "lokasi", label: "Alamat tempat usaha",
            control: .group([
                FieldView(name: "lokasi.jalan", label: "Jalan dan nomor", control: .line("")),
                FieldView(name: "lokasi.dusun", label: "Dusun", control: .line("", .text)),
            ])),
        FieldView(
            name: "barang", label: "Barang yang dipinjam",
            control: .rows(
                RowsView(
                    rowName: "Barang",
                    rows: [
                        [
                            FieldView(name: "barang.0.nama", label: "Nama barang", control: .line("Kursi")),
                            FieldView(name: "barang.0.jumlah", label: "Jumlah", control: .line("20", .number)),
                        ]
                    ], maxRows: 5))),
    ]
}
