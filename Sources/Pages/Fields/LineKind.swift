/// What is written on a line: decides keyboard, length and the example in the hint.
///
/// A date is one line of text: the browsers' date controls differ too much to be relied on.
public enum LineKind: Sendable, CaseIterable {
    case text, number, money, date, time, dateTime
    case nik, familyCard, nip, phone, email, url
    case username, personName, currentPassword, newPassword
    /// A code that came by e-mail.
    case oneTimeCode
    /// A code of the telephone, or one on paper, which has letters.
    case signInCode
    /// A part of an address or domain name still to be made.
    case addressPart

    var type: StaticString {
        switch self {
        case .phone: "tel"
        case .email: "email"
        case .url: "url"
        case .currentPassword, .newPassword: "password"
        default: "text"
        }
    }

    var inputMode: String? {
        switch self {
        case .number: "decimal"
        case .money, .nik, .familyCard, .nip, .oneTimeCode: "numeric"
        default: nil
        }
    }

    var autocomplete: String? {
        switch self {
        case .phone: "tel"
        case .email: "email"
        case .username: "username"
        case .personName: "name"
        case .currentPassword: "current-password"
        case .newPassword: "new-password"
        case .oneTimeCode, .signInCode: "one-time-code"
        case .text, .url: nil
        default: "off"
        }
    }

    /// Names and codes that a keyboard must not correct.
    var isLiteral: Bool {
        switch self {
        case .email, .url, .username, .addressPart, .oneTimeCode, .signInCode: true
        default: false
        }
    }

    var hint: String? {
        switch self {
        case .date: "Contoh: 31-12-2026 atau 31 Desember 2026"
        case .time: "Contoh: 14.30"
        case .dateTime: "Contoh: 31-12-2026 14.30"
        case .nik, .familyCard: "16 angka. Spasi dan titik boleh dipakai"
        case .nip: "18 angka. Spasi dan titik boleh dipakai"
        case .phone: "Contoh: 0812 3456 7890"
        case .money: "Contoh: 1.500.000"
        default: nil
        }
    }

    var width: FieldView.Width {
        switch self {
        case .number, .time, .oneTimeCode: .eight
        case .money, .date, .nik, .familyCard, .nip, .phone, .signInCode: .sixteen
        case .dateTime, .email, .username, .currentPassword, .newPassword, .addressPart: .twentyFour
        case .text, .url, .personName: .full
        }
    }
}

extension FieldView {
    /// Names of controls for passwords and codes, and of what goes unseen with a code. What was typed into them is on no page again.
    public static let secretNames: Set<String> = [
        "sandi", "sandi-lama", "ulangi", "kode", "kunci-masuk", "kunci-permohonan",
    ]
}
