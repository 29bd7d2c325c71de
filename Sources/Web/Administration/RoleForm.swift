import Forms
import Pages
import Procedures
import Services
import Store

/// The questions of a role: which, how it is held, from when until when.
struct RoleForm {
    let office: Office
    let today: CalendarDate
    /// What was typed; nil: a form that nobody has filled in.
    let form: Form?
    var errors: [String: String] = [:]
    /// Given with the form, where it is about one role.
    var fixedRole: String?
    var standing: Role.Standing = .definitive

    var fields: [FieldView] { (fixedRole == nil ? [roleField] : []) + [standingField] + dayFields }

    private var roleField: FieldView {
        let roles = office.kind.roles.map { OptionView(value: $0.name, label: $0.title) }
        let auditor = OptionView(
            value: OfficeKinds.auditor, label: office.kind.title(ofRole: OfficeKinds.auditor),
            note: "Melihat semua permohonan kantor ini dan di bawahnya, tanpa mengubah apa pun")
        return FieldView(
            name: "peran", label: "Peran", hint: "Menentukan langkah SOP mana yang menjadi tugasnya",
            error: errors["peran"],
            control: .choice(form?["peran"], roles + [auditor]))
    }

    private var standingField: FieldView {
        FieldView(
            name: "cara", label: "Dijabat sebagai", error: errors["cara"],
            control: .choice(
                form?["cara"] ?? standing.rawValue,
                [
                    OptionView(value: Role.Standing.definitive.rawValue, label: "Definitif", note: "Pejabat tetap"),
                    OptionView(
                        value: Role.Standing.acting.rawValue, label: "Plt. (pelaksana tugas)",
                        note: "Jabatannya kosong"),
                    OptionView(
                        value: Role.Standing.daily.rawValue, label: "Plh. (pelaksana harian)",
                        note: "Pejabatnya berhalangan untuk sementara"),
                ]))
    }

    private var dayFields: [FieldView] {
        [
            FieldView(
                name: "mulai", label: "Hari pertama", error: errors["mulai"],
                control: .line(form?["mulai"] ?? LocalDate(today).long, .date)),
            FieldView(
                name: "sampai", label: "Hari terakhir", hint: "Kosongkan bila belum ditentukan",
                error: errors["sampai"], isRequired: false, control: .line(form?["sampai"] ?? "", .date)),
        ]
    }

    /// Reads what was sent. Throws `FieldTroubles` at `peran`, `cara`, `mulai` or `sampai`.
    func read() throws -> NewRole {
        var troubles: [String: String] = [:]
        let name = fixedRole ?? form?["peran"] ?? ""
        if name.isEmpty { troubles["peran"] = "Pilih peran" }
        let standing = form?["cara"].flatMap(Role.Standing.init)
        if standing == nil { troubles["cara"] = "Pilih cara menjabat" }
        let first = TypedDay.read(form?["mulai"], at: "mulai", &troubles)
        let last = TypedDay.read(form?["sampai"], at: "sampai", &troubles)
        if first == nil, troubles["mulai"] == nil { troubles["mulai"] = "Isi hari pertama" }
        guard troubles.isEmpty, let standing, let first else { throw FieldTroubles(troubles) }
        if standing != .definitive, last == nil {
            throw FieldTroubles(["sampai": "Isi hari terakhir: Plt. dan Plh. dijabat untuk sementara"])
        }
        return NewRole(name, standing, from: first, until: last)
    }
}

/// A day as somebody typed it into a form.
enum TypedDay {
    /// nil where it is empty, or cannot be read; then the trouble stands at its field.
    static func read(_ typed: String?, at field: String, _ troubles: inout [String: String]) -> CalendarDate? {
        guard let typed, !typed.trimmed.isEmpty else { return nil }
        switch TypedDate.read([typed]) {
        case .success(let date): return date
        case .failure(let trouble):
            troubles[field] = trouble.message
            return nil
        }
    }
}
