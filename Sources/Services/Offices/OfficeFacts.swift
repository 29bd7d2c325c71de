public import Store

/// What an office shows of itself, as one form has it: a form of other facts than today's changes nothing unseen.
public enum OfficeFacts {
    /// Tells one state of them from another.
    public static func hash(of office: Office, in transaction: any ReadTransaction) throws -> String {
        let contacts = try OfficeContacts.of(office.id, in: transaction)
        let parts =
            [office.name, office.accent.hex, office.regionCode ?? "", office.letterhead.place]
            + [office.letterhead.postcode ?? ""] + office.letterhead.above
            + [contacts.phone, contacts.email, contacts.web, contacts.address, contacts.hours].map { $0 ?? "" }
        return Hexadecimal.text(Array(Digest.sha256(parts.joined(separator: "\u{1F}")).prefix(10)))
    }
}
