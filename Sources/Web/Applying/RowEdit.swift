import Forms

/// *Tambah* and *Hapus* of a list's rows: they send the whole form, and the page comes back with a row more or less.
struct RowEdit {
    private let added: String?
    private let removed: String?

    init(_ form: Form) {
        added = form["tambah"]
        removed = form["hapus"]
    }

    /// The answers with the row added or taken away; nil when neither button was pressed for this list.
    func applied(to raw: [FieldPath: RawAnswer], field: Field, path: FieldPath) -> [FieldPath: RawAnswer]? {
        guard field.kind == .rows, case .rows(var rows) = raw[path] ?? .rows([]) else { return nil }
        if added == path.description {
            rows.append([:])
        } else if let removed, removed.hasPrefix("\(path)."), let index = Int(removed.dropFirst("\(path).".count)),
            rows.indices.contains(index)
        {
            rows.remove(at: index)
        } else {
            return nil
        }
        return raw.merging([path: .rows(rows)]) { $1 }
    }
}
