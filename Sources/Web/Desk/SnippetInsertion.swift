import Pages
import Services
import Store

/// Texts that are put into the fields of a form before it is sent: the page comes back with what was typed and the text.
struct SnippetInsertion {
    /// The fields that take one.
    static let fields: [(name: String, label: String)] = [("alasan", "alasan"), ("catatan", "catatan")]

    /// Whether a button for it was pressed.
    static func isPressed(in form: Form) -> Bool { form["sisip"] != nil }

    /// The form with the chosen text below what the field holds.
    static func apply(to form: Form, _ visit: Visit, at office: String, in transaction: any ReadTransaction) throws
        -> Form
    {
        guard let field = form["sisip"], fields.contains(where: { $0.name == field }), let id = form["siapan"],
            let snippet = try Snippet.all(
                for: visit.person, at: office, visit.web.environment, in: transaction
            ).first(where: { $0.id == id })
        else { return form }
        var filled = form
        let before = (form[field] ?? "").trimmed
        filled.fields.replace(field, with: before.isEmpty ? snippet.text : "\(before)\n\(snippet.text)")
        return filled
    }

    /// What a form offers.
    /// - Parameter names: of the form's fields; others are not offered.
    static func view(
        _ names: [String], _ visit: Visit, at office: String, in transaction: any ReadTransaction
    ) throws -> SnippetsView {
        let all = try Snippet.all(for: visit.person, at: office, visit.web.environment, in: transaction)
        func options(_ isShared: Bool) -> [SnippetsView.Option] {
            all.filter { isShared == ($0.owner == .office(office)) }.map {
                SnippetsView.Option(id: $0.id, title: $0.title, text: $0.text)
            }
        }
        return SnippetsView(
            own: options(false), shared: options(true), fields: fields.filter { names.contains($0.name) })
    }
}
