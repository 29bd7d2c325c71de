import Services
import Synchronization

/// Delivers the demo's mail into its folder, and remembers it by address: applicants of the demo read their
/// code and their invitation there, as people do.
final class DemoPost: Mailer {
    private let folder: any Mailer
    private let delivered = Mutex<[String: [String]]>([:])

    init(into folder: any Mailer) { self.folder = folder }

    func send(_ message: MailMessage) async throws(MailFailure) {
        try await folder.send(message)
        delivered.withLock { $0[message.to.address, default: []].append(message.text) }
    }

    /// The secret at the end of the newest mailed link with this word in its path.
    func token(after word: String, to address: String) throws -> String {
        let texts = delivered.withLock { $0[address] } ?? []
        let links = texts.flatMap { $0.split(whereSeparator: \.isWhitespace) }
        let link = links.last { $0.hasPrefix("http") && $0.contains("/\(word)/") }
        guard let token = link?.split(separator: "/").last else {
            throw OperatorTrouble("Data contoh: email dengan tautan \(word) kepada \(address) tidak sampai.")
        }
        return String(token)
    }
}
