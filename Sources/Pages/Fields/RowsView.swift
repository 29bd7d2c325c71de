/// A list whose rows are filled in one below the other (`daftar`).
///
/// The buttons work without script: they send the whole form with `tambah=<name>` or `hapus=<name>.<index>`, and the
/// page comes back with a row more or less.
public struct RowsView: Sendable {
    /// What a row is called: “Barang” makes “Barang 1”, “Tambah barang”.
    public var rowName: String
    /// Fields of each row; their names hold the row: `barang.0.nama`.
    public var rows: [[FieldView]]
    public var maxRows: Int

    public init(rowName: String, rows: [[FieldView]], maxRows: Int) {
        self.rowName = rowName
        self.rows = rows
        self.maxRows = maxRows
    }

    /// - Parameters:
    ///   - name: of the list.
    ///   - id: of the control an error message leads to.
    func html(name: String, id: String) -> HTML {
        let canAdd = rows.count < maxRows
        return """
            \(rows.enumerated().map { row($0.element, at: $0.offset, of: name, id: canAdd ? nil : id) })\
            \("<p class=small>\(rowName): paling banyak \(maxRows) baris.</p>", when: !canAdd)\
            \("<button class=\"btn alt\" name=tambah value=\"\(name)\" id=\"\(id)\">Tambah \(rowName.uncapitalized)</button>",
                when: canAdd)
            """
    }

    private func row(_ fields: [FieldView], at index: Int, of name: String, id: String?) -> HTML {
        let title = "\(rowName) \(index + 1)"
        return """
            <fieldset class=panel><legend>\(title)</legend>\(fields.html)\
            <button class="btn alt bad" name=hapus value="\(name).\(index)"\
            \(attribute: "id", index == 0 ? id : nil)>Hapus \(title.uncapitalized)</button></fieldset>
            """
    }
}

extension String {
    /// First letter small, for a word within a sentence; abbreviations stay.
    public var uncapitalized: String {
        guard let second = dropFirst().first, second.isLowercase || second == " " else { return self }
        return prefix(1).lowercased() + dropFirst()
    }
}
