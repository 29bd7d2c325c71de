import Hummingbird
import Multipart
import NIOCore
import Services
import Store

/// The fields of a form or of a query, several values a name in the order sent.
struct FormFields: Sendable {
    /// In the order in which they came first.
    private(set) var names: [String] = []
    private(set) var values: [String: [String]] = [:]

    init() {}

    /// Reads a query string; what cannot be read counts as not there.
    init(query: some StringProtocol) {
        guard let body = try? FormBody(Array(query.utf8)) else { return }
        for field in body.fields { add(field.value, to: field.name) }
    }

    subscript(name: String) -> String? { values[name]?.first }

    func all(_ name: String) -> [String] { values[name] ?? [] }

    /// In place of whatever was sent by that name.
    mutating func replace(_ name: String, with value: String) {
        if values[name] == nil { names.append(name) }
        values[name] = [value]
    }

    mutating func add(_ value: String, to name: String) {
        if values[name] == nil { names.append(name) }
        values[name, default: []].append(value)
    }
}

/// A form that was sent: its fields, and the files that came with it.
struct Form: Sendable {
    /// A file as it was sent; nothing of it is believed yet.
    struct File: Sendable {
        enum Content: Sendable {
            case spooled(SpooledFile)
            /// It has more bytes than any file that is taken; these are its first.
            case tooLarge(beginning: [UInt8])
            /// Passed over: the form had not shown its token before it.
            case dropped
        }

        let field: String
        let name: String
        let content: Content
    }

    var fields = FormFields()
    var files: [File] = []
    /// What it holds of the rooms for forms and uploads, until nobody needs it.
    var shares: [BodyRoom.Share] = []

    subscript(name: String) -> String? { fields[name] }
    func all(_ name: String) -> [String] { fields.all(name) }
}

extension Visit {
    func with(form: Form) -> Visit {
        Visit(
            web: web, request: request, parameters: parameters, slug: slug, query: query, located: located,
            closed: closed, contacts: contacts, logos: logos, deskOffice: deskOffice, hasCounter: hasCounter,
            auditsDesk: auditsDesk, unreadNotices: unreadNotices, person: person,
            address: address, cookies: cookies, cookie: cookie, form: form, logger: logger)
    }
}
