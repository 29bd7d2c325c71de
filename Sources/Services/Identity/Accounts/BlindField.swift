import Store

/// What is looked up by equality without being stored in clear.
enum BlindField: String {
    case login
    case nik
    case contactEmail = "contact-email"
    case address
    case device

    func index(_ text: String, keyring: Keyring) -> [UInt8] {
        keyring.blindIndex(of: text, office: People.office, field: "identity.\(rawValue)")
    }
}
