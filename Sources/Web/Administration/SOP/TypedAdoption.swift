import Pages
import Procedures
import Services

/// What somebody typed into the form of an adoption, told once more where there is nothing left to adopt: also without the
/// SOP, of which the form's questions were.
enum TypedAdoption {
    static func rows(_ form: FormFields, of office: Office) -> [AnswerRow] {
        form.names.compactMap { name in
            let values = form.all(name).map(\.trimmed).filter { !$0.isEmpty }
            guard let label = label(of: name), !values.isEmpty else { return nil }
            return AnswerRow(label: label, value: WordList.joined(values.map { word($0, at: name, office) }))
        }
    }

    /// nil: not typed by a person.
    private static func label(of name: String) -> String? {
        switch name {
        case "nomor": return "Nomor SOP"
        case "berlaku": return "Hari pertama berlaku"
        case "disahkan": return "Disahkan oleh"
        default: break
        }
        let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "peran": return "Peran untuk \(parts[1])"
        case "mitra": return "Kantor untuk \(parts[1])"
        case "efek": return EffectTable.effect(parts[1])?.declaration.title ?? parts[1]
        default: return nil
        }
    }

    private static func word(_ value: String, at name: String, _ office: Office) -> String {
        if name.hasPrefix("peran.") { return office.kind.roles.first { $0.name == value }?.title ?? value }
        if name.hasPrefix("efek.") {
            return value == Adoption.EffectMode.manual.rawValue ? "Dikerjakan petugas" : "Dikerjakan sistem"
        }
        return value
    }
}
