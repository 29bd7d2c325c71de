/// The named patterns that `pola` knows.
public enum FieldPattern: String, Sendable, Codable, CaseIterable {
    /// Digits only.
    case digits = "angka-saja"
    /// Letters and spaces only.
    case letters = "huruf-saja"
    /// `a-z`, digits and inner hyphens: a label of a domain name (RFC 1035 §2.3.1).
    case domainLabel = "label-domain"
    /// Five digits.
    case postCode = "kode-pos"
    /// A vehicle's number plate.
    case numberPlate = "nomor-polisi"
}
