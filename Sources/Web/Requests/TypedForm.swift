import Pages

/// What of a form may be given back to who sent it: everything but its token, passwords and codes.
struct TypedForm {
    private let form: Form

    init(_ form: Form) { self.form = form }

    /// The fields as they would be sent again, in their order.
    var fields: [(name: String, value: String)] {
        form.fields.names.filter { $0 != "csrf" && !FieldView.secretNames.contains($0) }.flatMap { name in
            form.all(name).map { (name, $0) }
        }
    }

    /// What a person typed or chose, by words made of the fields' names: at this place the form's labels are not known.
    var rows: [AnswerRow] {
        fields.filter { !Self.ours.contains($0.name) && !$0.value.isEmpty }.map { field in
            AnswerRow(label: Self.label(field.name), value: field.value)
        }
    }

    var files: [ExpiredFormView.LostFile] {
        form.files.map { ExpiredFormView.LostFile(field: $0.field, name: $0.name) }
    }

    var hasSecrets: Bool { form.fields.names.contains { FieldView.secretNames.contains($0) } }

    /// What the page put into the form: the version it showed, the button that was pressed, the way on.
    private static let ours: Set = ["versi", "hapus", "tambah", "nanti", "lanjut", "siapan", "sisip"]

    /// “Nama instansi” for `pengelola.nama-instansi`, “Barang 2: nama” for `barang.1.nama`.
    private static func label(_ name: String) -> String {
        let parts = name.split(separator: ".")
        let words = (parts.last.map(String.init) ?? name).replacing("-", with: " ")
        if parts.count > 2, let row = Int(parts[parts.count - 2]), row < .max {
            return "\(capitalised(String(parts[parts.count - 3]))) \(row + 1): \(words)"
        }
        return capitalised(words)
    }

    private static func capitalised(_ words: String) -> String {
        words.prefix(1).uppercased() + words.dropFirst()
    }
}
