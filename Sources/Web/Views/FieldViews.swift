import Forms
import Pages
import Procedures
import Services
import Store

/// Questions of an SOP as controls of a page.
struct FieldViews {
    let context: any ConditionContext
    /// Below which names may be asked for, where a question asks for one.
    var zones = AskedZones()

    /// - Parameters:
    ///   - value: the answer so far; nil shows the question's default.
    ///   - raw: what was just typed, when the page comes back with an error: nothing typed is lost.
    func view(
        _ asked: AskedField, value: Value?, raw: RawAnswer? = nil, trouble: FieldTrouble? = nil
    ) -> FieldView {
        view(asked.field, name: asked.path.description, value: value, raw: raw, trouble: trouble)
    }

    private func view(
        _ field: Field, name: String, value: Value?, raw: RawAnswer?, trouble: FieldTrouble?
    ) -> FieldView {
        let initial = value ?? field.initialValue(in: context)
        let stored = field.kind == .phone ? initial.map { RawAnswer.text(field.display($0)) } : initial?.raw
        let shown = raw ?? stored ?? .texts([])
        let message = trouble.map { $0.cells.isEmpty ? $0.message : $0.message }
        return FieldView(
            name: name, label: field.label, hint: hint(of: field), error: message,
            isRequired: field.isRequired(in: context),
            control: field.isFixed
                ? .fixed(initial.map(field.display) ?? "") : control(field, name: name, shown, trouble: trouble),
            // The browser knows the reader's own address; this one is still to be made.
            autocomplete: field.kind == .newMailAddress ? "off" : nil)
    }

    /// What the SOP says of the question, and what is true of every such one here.
    private func hint(of field: Field) -> String? {
        let parts = [field.help, zones.hint(for: field.kind)].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    private func control(_ field: Field, name: String, _ raw: RawAnswer, trouble: FieldTrouble?) -> Control {
        let text = raw.firstText
        let options = field.options.map { OptionView(value: $0.name, label: $0.label) }
        switch field.kind {
        case .paragraph, .address: return .paragraph(text, rows: field.kind == .address ? 3 : 5)
        case .yesNo: return .yesNo(text.isEmpty ? nil : text == "ya")
        case .choice: return .choice(text.isEmpty ? nil : text, options)
        case .choices: return .choices(Set(raw.allTexts), options)
        case .statement: return .statement(text == "ya", text: field.help ?? field.label)
        case .rows: return .rows(rows(field, name: name, raw, trouble: trouble))
        case .money: return .line(text, .money, prefix: "Rp")
        default: return .line(text, field.kind.lineKind)
        }
    }

    private func rows(_ field: Field, name: String, _ raw: RawAnswer, trouble: FieldTrouble?) -> RowsView {
        var given: [[String: RawAnswer]] = []
        if case .rows(let rows) = raw { given = rows }
        if given.isEmpty { given = [[:]] }
        var most = 50
        if case .number(let number) = field.maximum { most = Int(number) }
        return RowsView(
            rowName: field.label,
            rows: given.enumerated().map { index, row in
                field.columns.map { column in
                    let cell = trouble?.cells.first { $0.row == index && $0.column == column.name }
                    return view(
                        column, name: "\(name).\(index).\(column.name)", value: nil, raw: row[column.name],
                        trouble: cell.map { FieldTrouble(.inRows, $0.message) })
                }
            }, maxRows: most)
    }
}

/// The zones of an office, for the questions whose answer must end in one.
struct AskedZones: Sendable {
    private var mail: [String] = []
    private var domains: [String] = []

    init() {}

    /// Read only where one of the questions wants to know.
    init(of office: String, for asked: [AskedField], in transaction: any ReadTransaction) throws {
        let kinds = asked.map(\.field.kind)
        if kinds.contains(.newMailAddress) { mail = try ServedZones.forMail(of: office, in: transaction) }
        if kinds.contains(.newDomain) { domains = try ServedZones.forDomains(of: office, in: transaction) }
    }

    /// “Berakhir dengan @desa.contoh”.
    func hint(for kind: FieldKind) -> String? {
        let endings =
            kind == .newMailAddress ? mail.map { "@" + $0 } : kind == .newDomain ? domains.map { "." + $0 } : []
        return endings.isEmpty ? nil : "Berakhir dengan \(WordList.joined(endings, with: "atau"))"
    }
}

extension RawAnswer {
    var allTexts: [String] {
        if case .texts(let texts) = self { texts } else { [] }
    }

    var firstText: String { allTexts.first ?? "" }
}

extension FieldKind {
    /// What is written on the line: decides keyboard and length.
    fileprivate var lineKind: LineKind {
        switch self {
        case .number: .number
        case .money: .money
        case .date: .date
        case .time: .time
        case .dateTime: .dateTime
        case .nik: .nik
        case .familyNumber: .familyCard
        case .nip: .nip
        case .phone: .phone
        case .email, .newMailAddress: .email
        case .url: .url
        case .newDomain: .addressPart
        default: .text
        }
    }
}
