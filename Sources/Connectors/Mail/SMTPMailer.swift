import CCurl
import Dispatch
import Glibc
public import Services

/// Sends mail through an SMTP server, by libcurl, one message after the other on a thread of its own.
public struct SMTPMailer: Mailer {
    private let configuration: SMTPConfiguration
    private let thread = DispatchQueue(label: "smtp")

    public init(_ configuration: SMTPConfiguration) {
        self.configuration = configuration
    }

    public func send(_ message: MailMessage) async throws(MailFailure) {
        let bytes = try MailComposer.compose(message, sender: configuration.sender, now: Int64(time(nil)))
        let from = try MailHeader.mailbox(message.returnPath ?? configuration.sender.address)
        let envelope = SMTPEnvelope(from: from, to: message.to.address, bytes: bytes)
        let configuration = configuration
        let failure: MailFailure? = await withCheckedContinuation { continuation in
            thread.async { continuation.resume(returning: SMTPDelivery.run(envelope, configuration)) }
        }
        if let failure { throw failure }
    }
}

/// One message and whom it goes from and to.
struct SMTPEnvelope: Sendable {
    var from: String
    var to: String
    var bytes: [UInt8]
}
