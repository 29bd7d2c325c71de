/// How an answer is given, with the answer given so far.
public indirect enum Control: Sendable {
    /// One line. `prefix` and `suffix` stand beside it: “Rp”, “@desa.contoh”.
    case line(String, LineKind = .text, prefix: String? = nil, suffix: String? = nil)
    case paragraph(String, rows: Int = 4)
    /// Sends `ya` or `tidak`.
    case yesNo(Bool?)
    /// One of several: buttons up to seven, a list beyond.
    case choice(String?, [OptionView])
    case choices(Set<String>, [OptionView])
    /// A statement that must be true to go on; sends `ya`.
    case statement(Bool, text: String)
    case files(FilesView)
    /// Several fields that make one answer: an address, a place.
    case group([FieldView])
    case rows(RowsView)
    /// Shown, not to be changed.
    case fixed(String)

    var inner: [FieldView] {
        switch self {
        case .group(let fields): fields
        case .rows(let rows): rows.rows.flatMap(\.self)
        default: []
        }
    }

    var isFixed: Bool {
        if case .fixed = self { return true }
        return false
    }

    /// What the kind itself asks for.
    var hint: String? {
        switch self {
        case .line(_, let kind, _, _): kind.hint
        case .files(let files): files.hint
        default: nil
        }
    }
}

/// One of the answers to choose from.
public struct OptionView: Sendable {
    public var value: String
    public var label: String
    /// What follows from choosing it.
    public var note: String?

    public init(value: String, label: String, note: String? = nil) {
        self.value = value
        self.label = label
        self.note = note
    }
}
