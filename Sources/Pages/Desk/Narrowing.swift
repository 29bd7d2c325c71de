/// What an inbox can be narrowed to beside the tabs: a service or one of its steps, and an office.
public struct NarrowingView: Sendable {
    public struct Choice: Sendable {
        public var value: String
        public var label: String
        public var count: Int
        /// Steps of a service.
        public var below: [Choice]

        public init(value: String, label: String, count: Int, below: [Choice] = []) {
            self.value = value
            self.label = label
            self.count = count
            self.below = below
        }
    }

    public var services: [Choice]
    public var service: String?
    /// Those that the reader serves in; fewer than two are not asked for.
    public var offices: [Choice]
    public var office: String?
    /// Parameters that the form must not lose.
    public var keeps: [(name: String, value: String)]

    public init(
        services: [Choice], service: String?, offices: [Choice], office: String?,
        keeps: [(name: String, value: String)]
    ) {
        self.services = services
        self.service = service
        self.offices = offices
        self.office = office
        self.keeps = keeps
    }

    var html: HTML? {
        let hasServices = services.count > 1 || services.contains { $0.below.count > 1 } || service != nil
        guard hasServices || offices.count > 1 else { return nil }
        return """
            <form class=search action="/meja">\(keeps.map(hidden))<div class=join>\
            \(select("langkah", "Layanan dan langkah", "Semua layanan", services, service), when: hasServices)\
            \(select("kantor", "Kantor", "Semua kantor", offices, office), when: offices.count > 1)\
            <button class="btn alt">Saring</button></div></form>
            """
    }

    private func hidden(_ field: (name: String, value: String)) -> HTML {
        #"<input type=hidden name="\#(field.name)" value="\#(field.value)">"#
    }

    /// One step alone is the service; it stands there where it is what was chosen.
    private func steps(of service: Choice, _ chosen: String?) -> [Choice] {
        service.below.count > 1 || service.below.contains { $0.value == chosen } ? service.below : []
    }

    private func select(
        _ name: String, _ label: String, _ every: String, _ choices: [Choice], _ chosen: String?
    ) -> HTML {
        func option(_ choice: Choice, _ indent: String = "") -> HTML {
            """
            <option value="\(choice.value)"\(flag: "selected", choice.value == chosen)>\
            \(indent)\(choice.label) (\(Digits.grouped(choice.count)))</option>
            """
        }
        return """
            <label class=w24><span class=vh>\(label)</span><select name="\(name)"><option value="">\(every)</option>\
            \(choices.flatMap { [option($0)] + steps(of: $0, chosen).map { option($0, "– ") } })</select></label>
            """
    }
}

/// A selection that is not kept yet, with the form that keeps it; or one that is, with the button that lets it go.
public enum KeepingView: Sendable {
    case offered(action: String, fields: [(name: String, value: String)])
    case kept(name: String, forget: String)

    func html(csrf: String) -> HTML {
        switch self {
        case .offered(let action, let fields):
            let hidden = fields.map { #"<input type=hidden name="\#($0.name)" value="\#($0.value)">"# as HTML }
            return """
                <details class=search><summary>Simpan saringan ini…</summary>\
                \(HTML.form(action, csrf: csrf, """
                    \(hidden)<label for=nama>Nama saringan</label><div class=join>\
                    <input class=w24 id=nama name=nama autocomplete=off maxlength=60>\
                    <button class="btn alt">Simpan saringan</button></div>
                    """))</details>
                """
        case .kept(let name, let forget):
            return HTML.form(forget, csrf: csrf, #"<button class="btn alt">Hapus saringan “\#(name)”</button>"#)
        }
    }
}
