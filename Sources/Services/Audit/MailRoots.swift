import Forms
public import Store

/// Mails the roots of a day to somebody outside the office's reach: what lies in another mailbox cannot be changed with
/// the server. The same lines are mailed once.
public struct MailRoots: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Returns: false where these lines were mailed before, or there are none.
    @discardableResult
    public func callAsFunction(_ lines: [String], to address: String, under key: VerifyingKey) async throws -> Bool {
        guard !lines.isEmpty else { return false }
        let days = Set(lines.compactMap { SignedRootLine($0)?.line.day }).sorted()
        let when = days.map(\.longText).joined(separator: ", ")
        let mail = OutgoingMail(
            to: address, subject: "Akar audit \(when)",
            text: """
                Akar audit \(when), satu baris satu kantor. Simpan email ini: dengannya dapat dibuktikan bahwa permohonan
                yang sudah ada hari itu tidak dihapus, dipotong, atau ditulis ulang sesudahnya.

                \(lines.joined(separator: "\n"))

                Kunci umum: \(key)
                """)
        let name = "akar:" + Hexadecimal.text(Array(Digest.sha256(address + "\n" + mail.text).prefix(16)))
        let environment = environment
        return try await environment.database.write { transaction in
            let known = try Outbox(keyring: environment.keyring).knows(
                office: People.office, subject: "audit", name: name, in: transaction)
            try mail.enqueue(subject: "audit", name: name, office: People.office, environment, in: transaction)
            return !known
        }
    }
}
