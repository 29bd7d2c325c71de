/// The words that the argument parser writes by itself, in Indonesian.
enum IndonesianHelp {
    static func translated(_ text: String) -> String {
        words.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }

    private static let words: [(String, String)] = [
        ("OVERVIEW: ", ""), ("Help:  ", "Arti: "), ("USAGE: ", "PEMAKAIAN: "), ("Usage: ", "Pemakaian: "),
        ("ARGUMENTS:", "ARGUMEN:"),
        ("OPTIONS:", "PILIHAN:"), ("SUBCOMMANDS:", "PERINTAH:"), ("<subcommand>", "<perintah>"),
        ("<options>", "<pilihan>"), ("Show help information.", "Tampilkan bantuan ini."),
        ("Show the version.", "Tampilkan versi."), ("Show subcommand help information.", "Tampilkan bantuan perintah."),
        ("(default: ", "(bawaan: "), ("Error: ", "Galat: "), ("Unknown option", "Pilihan tidak dikenal:"),
        ("Missing expected argument", "Masih kurang:"), ("Missing value for", "Isi nilai untuk"),
        ("Unexpected argument", "Tidak dikenal:"), ("unexpected arguments", "kata tidak dikenal"),
        ("Did you mean", "Maksudnya"), ("The value ", "Nilai "), (" is invalid for ", " tidak sah untuk "),
        ("  See '", "  Rincian: '"), ("' for detailed help.", "'."), ("for more information.", "untuk bantuan."),
        ("  See ", "  Lihat "),
    ]
}
