import Forms
public import Store

/// A plain-text mail that waits in the outbox. It is sent by whoever handles the outbox kind `OutgoingMail.kind`.
public struct OutgoingMail: Hashable, Sendable, Codable {
    /// The outbox kind.
    public static let kind = "surel"

    public let to: String
    public let subject: String
    public let text: String

    public init(to: String, subject: String, text: String) {
        self.to = to
        self.subject = subject
        self.text = text
    }

    /// Puts it into the outbox, inside the transaction of the act that it tells of. `subject`
    /// and `name` are the notice's own: the same for every try, and the root of its Message-ID.
    public func enqueue(
        subject: String, name: String, office: String, _ environment: Environment, in transaction: any Transaction
    ) throws {
        try Outbox(keyring: environment.keyring).enqueue(
            office: office, subject: subject, name: name, kind: OutgoingMail.kind, payload: JSONBytes.encode(self),
            dueAt: environment.now.seconds, in: transaction)
    }

    public init(payload: [UInt8]) throws { self = try JSONBytes.decode(OutgoingMail.self, from: payload) }
}
