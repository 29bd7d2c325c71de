import Forms
public import Store

/// How an office is reached, as it publishes it: the one source for every letterhead and page.
public struct OfficeContacts: Hashable, Sendable {
    public var phone: String?
    public var email: String?
    public var web: String?
    public var address: String?
    /// Opening hours in words, for people; deadlines are counted by the calendar.
    public var hours: String?

    public init(
        phone: String? = nil, email: String? = nil, web: String? = nil, address: String? = nil, hours: String? = nil
    ) {
        self.phone = phone
        self.email = email
        self.web = web
        self.address = address
        self.hours = hours
    }

    /// As they are to be published: each is a link, and a link must lead somewhere.
    /// - Throws: `FieldTroubles` at `telepon`, `surel` or `situs`.
    func checked() throws -> OfficeContacts {
        var (contacts, troubles) = (self, [String: String]())
        if let phone, phone.filter({ $0.isASCII && $0.isNumber }).count < 3 {
            troubles["telepon"] = "Tulis nomor telepon dengan angka, misalnya 0275 321 456"
        }
        if let email {
            contacts.email = EmailAddress(email)?.text
            if contacts.email == nil { troubles["surel"] = "Tulis alamat email lengkap, misalnya kantor@contoh.go.id" }
        }
        if let web {
            contacts.web = Self.address(web)
            if contacts.web == nil { troubles["situs"] = "Tulis alamat situs, misalnya https://kominfo.contoh.go.id" }
        }
        guard troubles.isEmpty else { throw FieldTroubles(troubles) }
        return contacts
    }

    /// With its scheme, which people leave out; nil: it is no address of a site.
    private static func address(_ typed: String) -> String? {
        let lowered = typed.lowercased()
        let isWhole = lowered.hasPrefix("https://") || lowered.hasPrefix("http://")
        let address = isWhole ? typed : "https://" + typed
        let rest = address.dropFirst(lowered.hasPrefix("http://") ? 7 : 8)
        let host = rest.prefix { !"/?#:".contains($0) }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, address.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            labels.allSatisfy({ HostName.isLabel($0.lowercased()) })
        else { return nil }
        return address
    }

    public static func of(_ office: String, in transaction: any ReadTransaction) throws -> OfficeContacts {
        try OfficeRevision.answer(.contacts(office), in: transaction) {
            var contacts = OfficeContacts()
            let rows = try transaction.rows(
                "SELECT kind, published FROM office_contacts WHERE office_id = \(office) ORDER BY kind")
            for row in rows { contacts[keyPath: path(row.text("kind"))] = row.text("published") }
            return contacts
        }
    }

    func replace(of office: String, in transaction: any Transaction) throws {
        try OfficeRevision.change(in: transaction) {
            try transaction.execute("DELETE FROM office_contacts WHERE office_id = \(office)")
            for kind in OfficeContacts.kinds {
                guard let published = self[keyPath: OfficeContacts.path(kind)], !published.isEmpty else { continue }
                try transaction.execute(
                    """
                    INSERT INTO office_contacts (office_id, kind, published)
                    VALUES (\(office), \(kind), \(published))
                    """)
            }
        }
    }

    private static let kinds = ["phone", "email", "web", "address", "hours"]

    private static func path(_ kind: String) -> WritableKeyPath<OfficeContacts, String?> {
        switch kind {
        case "phone": \.phone
        case "email": \.email
        case "web": \.web
        case "address": \.address
        default: \.hours
        }
    }
}
