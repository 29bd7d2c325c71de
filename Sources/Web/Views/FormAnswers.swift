import Forms
import Procedures

/// Answers as a form sends them, by the questions that it showed.
enum FormAnswers {
    static func read(_ asked: [AskedField], from form: Form) -> [FieldPath: RawAnswer] {
        Dictionary(
            asked.map { ($0.path, raw($0.field, name: $0.path.description, form)) }, uniquingKeysWith: { $1 })
    }

    private static func raw(_ field: Field, name: String, _ form: Form) -> RawAnswer {
        guard field.kind == .rows else { return .texts(form.all(name)) }
        let last = form.fields.values.keys.compactMap { rowIndex(of: $0, list: name) }.max() ?? -1
        guard last >= 0 else { return .rows([]) }
        return .rows(
            (0...min(last, 199)).map { index in
                Dictionary(
                    field.columns.map { ($0.name, raw($0, name: "\(name).\(index).\($0.name)", form)) },
                    uniquingKeysWith: { $1 })
            })
    }

    /// `barang.3.nama` of list `barang` is in row 3.
    private static func rowIndex(of name: String, list: String) -> Int? {
        guard name.hasPrefix(list + ".") else { return nil }
        return Int(name.dropFirst(list.count + 1).prefix { $0 != "." })
    }
}
