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
