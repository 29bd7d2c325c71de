import Store

/// The sealed columns of people, and how each is sealed and looked up.
enum PersonalField: String {
    case applicantName = "accounts.name_sealed"
    case accountEmail = "accounts.email_sealed"
    case accountNIK = "accounts.nik_sealed"
    case contactEmail = "contacts.email_sealed"
    case verificationEmail = "contact_verifications.email_sealed"
    case device = "sessions.device_sealed"
    case secondFactor = "second_factors.secret_sealed"

    func seal(_ text: String, row: String, keyring: Keyring) -> [UInt8] {
        keyring.seal(text, for: context(row))
    }

    func open(_ sealed: [UInt8], row: String, keyring: Keyring) throws -> String {
        try keyring.openText(sealed, for: context(row))
    }

    private func context(_ row: String) -> SealContext {
        let parts = rawValue.split(separator: ".")
        return SealContext(table: String(parts[0]), column: String(parts[1]), row: [People.office, row])
    }
}
