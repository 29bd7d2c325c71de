import Store

/// What is looked up by equality without being stored in clear.
enum BlindField: String {
    case login
    case nik
    case contactEmail = "contact-email"
    case address
    case device
    case keyedCase = "keyed-case"

    /// What is written.
    func index(_ text: String, keyring: Keyring) -> [UInt8] {
        keyring.blindIndex(of: text, office: People.office, field: field)
    }

    /// What is looked up by; the first is what is written.
    func indexes(_ text: String, keyring: Keyring) -> [[UInt8]] {
        keyring.blindIndexes(of: text, office: People.office, field: field)
    }

    private var field: String { "identity.\(rawValue)" }
}
