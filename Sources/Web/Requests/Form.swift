import Hummingbird
import Multipart
import NIOCore
import Services

/// The fields of a form or of a query, several values a name in the order sent.
struct FormFields: Sendable {
    private(set) var values: [String: [String]] = [:]

    init() {}

    /// Reads a query string; what cannot be read counts as not there.
    init(query: some StringProtocol) {
        guard let body = try? FormBody(Array(query.utf8)) else { return }
        for field in body.fields { add(field.value, to: field.name) }
    }

    subscript(name: String) -> String? { values[name]?.first }

    func all(_ name: String) -> [String] { values[name] ?? [] }

    mutating func add(_ value: String, to name: String) { values[name, default: []].append(value) }
}

/// A form that was sent: its fields, and the files that came with it.
struct Form: Sendable {
    /// A file as it was sent; nothing of it is believed yet.
    struct File: Sendable {
        let field: String
        let name: String
        let bytes: [UInt8]
    }

    var fields = FormFields()
    var files: [File] = []

    subscript(name: String) -> String? { fields[name] }
    func all(_ name: String) -> [String] { fields.all(name) }
}

extension Visit {
    func with(form: Form) -> Visit {
        Visit(
            web: web, request: request, parameters: parameters, query: query, located: located, contacts: contacts,
            deskOffice: deskOffice, person: person,
            address: address, cookies: cookies, cookie: cookie, form: form, logger: logger)
    }
}
