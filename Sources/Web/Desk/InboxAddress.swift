import Pages
import Services
import Store

/// The inbox's address, which holds the selection: offices, SOPs and steps by their names, words sealed.
struct InboxAddress {
    var selection: InboxSelection
    /// Names of the offices that the person serves in, by id.
    let slugs: [String: String]
    private let search: DeskSearch

    init(_ selection: InboxSelection, slugs: [String: String], _ visit: Visit) {
        self.selection = selection
        self.slugs = slugs
        search = DeskSearch(selection.words, by: visit)
    }

    /// What an address or a form asks for.
    static func selection(_ fields: FormFields, words: String, slugs: [String: String]) -> InboxSelection {
        let parts = (fields["langkah"] ?? "").split(separator: "/", maxSplits: 1).map(String.init)
        let office = fields["kantor"].flatMap { name in slugs.first { $0.value == name }?.key }
        return InboxSelection(
            fields["saring"].flatMap(Inbox.Filter.init) ?? .all, office: office, procedure: parts.first,
            step: parts.count == 2 ? parts[1] : nil, words: words)
    }

    /// “email-domain/periksa”.
    var step: String? {
        selection.procedure.map { procedure in selection.step.map { "\(procedure)/\($0)" } ?? procedure }
    }

    var office: String? { selection.office.flatMap { slugs[$0] } }

    /// As parameters, for a form that keeps them.
    /// - Parameter left: the names of those that the form itself asks for.
    func fields(without left: Set<String> = []) -> [(name: String, value: String)] {
        [
            ("saring", selection.filter == .all ? nil : selection.filter.rawValue), ("langkah", step),
            ("kantor", office), ("cari", search.sealed),
        ].compactMap { name, value in left.contains(name) ? nil : value.map { (name, $0) } }
    }

    var href: String { link(with: fields()) }

    func href(filter: Inbox.Filter) -> String {
        var other = self
        other.selection.filter = filter
        return other.href
    }

    func href(from offset: Int) -> String { link(with: fields() + [("dari", "\(offset)")]) }

    private func link(with fields: [(name: String, value: String)]) -> String {
        fields.isEmpty ? "/meja" : "/meja?" + fields.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    }
}
