import Dispatch
import Glibc
public import Services

/// Writes each message as an .eml file into a folder instead of sending it: for a demonstration, and for whoever wants
/// to read what would be sent.
public struct FolderMailer: Mailer {
    private let folder: String
    private let sender: MailAddress
    private let thread = DispatchQueue(label: "mail folder")

    /// - Parameters:
    ///   - folder: must exist.
    ///   - sender: who a message is from that does not say it.
    public init(folder: String, sender: MailAddress) {
        self.folder = folder
        self.sender = sender
    }

    /// Writes `<Message-ID>.eml`; a message whose file is there already was sent already.
    public func send(_ message: MailMessage) async throws(MailFailure) {
        let bytes = try MailComposer.compose(message, sender: sender, now: Int64(time(nil)))
        let path = folder + "/" + fileName(message.messageID)
        let failure: MailFailure? = await withCheckedContinuation { continuation in
            thread.async { continuation.resume(returning: Self.write(bytes, to: path)) }
        }
        if let failure { throw failure }
    }

    /// A Message-ID may hold a slash, a file's name may not.
    private func fileName(_ id: String) -> String {
        id.reduce(into: "") { $0 += $1 == "/" ? "%2F" : $1 == "%" ? "%25" : "\($1)" } + ".eml"
    }

    /// Under another name first, so that no half a message is ever seen.
    private static func write(_ bytes: [UInt8], to path: String) -> MailFailure? {
        guard access(path, F_OK) != 0 else { return nil }
        let unfinished = path + ".part"
        guard let file = fopen(unfinished, "w") else { return .transient("open \(unfinished): errno \(errno)") }
        let written = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, written == bytes.count, rename(unfinished, path) == 0 else {
            let reason = errno
            unlink(unfinished)
            return .transient("write \(path): errno \(reason)")
        }
        return nil
    }
}
