import FoundationEssentials
import Services

/// The values of headers: refuses what would break out of its line, encodes what is not ASCII (RFC 2047).
enum MailHeader {
    static func text(_ text: String) throws(MailFailure) -> String {
        try refuseControl(text, in: "subject")
        return isPlain(text) ? text : encoded(text)
    }

    static func address(_ address: MailAddress) throws(MailFailure) -> String {
        let mailbox = try mailbox(address.address)
        guard let name = address.name, !name.isEmpty else { return mailbox }
        try refuseControl(name, in: "name")
        if !isPlain(name) { return "\(encoded(name)) <\(mailbox)>" }
        let escaped = name.reduce(into: "") { $0 += $1 == "\"" || $1 == "\\" ? "\\\($1)" : "\($1)" }
        return "\"\(escaped)\" <\(mailbox)>"
    }

    /// An address as it may stand in a header and in SMTP: `dot-atom@domain` (RFC 5321 §4.1.2), nothing quoted.
    static func mailbox(_ address: String) throws(MailFailure) -> String {
        let halves = address.split(separator: "@", omittingEmptySubsequences: false)
        guard address.utf8.count <= 254, halves.count == 2, isAtoms(halves[0], atom), isAtoms(halves[1], label) else {
            throw .permanent(
                code: nil, "not an e-mail address: \(address.prefix(254).filter(\.isASCII).debugDescription)")
        }
        return address
    }

    static func messageID(_ id: String) throws(MailFailure) -> String {
        let halves = id.split(separator: "@", omittingEmptySubsequences: false)
        guard id.utf8.count <= 200, halves.count == 2, isAtoms(halves[0], atom), isAtoms(halves[1], atom) else {
            throw .permanent(code: nil, "not a Message-ID")
        }
        return id
    }

    private static let label = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"
    private static let atom = label + "!#$%&'*+/=?^_`{|}~"

    private static func isAtoms(_ text: Substring, _ allowed: String) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(allowed.utf8.contains) }
    }

    private static func refuseControl(_ text: String, in part: String) throws(MailFailure) {
        guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw .permanent(code: nil, "control character in the \(part)")
        }
    }

    /// Short ASCII that nobody would take for an encoded word.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.count <= 60 && text.utf8.allSatisfy { $0 < 0x80 } && !text.utf8.starts(with: "=?".utf8)
            && !text.contains(" =?") && text.first != " " && text.last != " "
    }

    /// Words of at most 75 characters, cut between letters, one to a line.
    private static func encoded(_ text: String) -> String {
        var words: [[UInt8]] = [[]]
        for letter in text.unicodeScalars {
            let bytes = Array(String(letter).utf8)
            if words[words.count - 1].count + bytes.count > 45 { words.append([]) }
            words[words.count - 1] += bytes
        }
        return words.map { "=?utf-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }
}
