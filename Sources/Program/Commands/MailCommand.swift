import ArgumentParser
import Connectors
import Glibc
import Services

/// `balai mail`: what the mail server tells Balai.
struct MailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "Yang diserahkan server surat kepada Balai.",
        subcommands: [MailBounceCommand.self])
}

/// `balai mail bounce`: takes a message that came back to a tagged return address, as a mail server's pipe gives it.
struct MailBounceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bounce",
        abstract: "Catat email yang dikembalikan server surat; suratnya dibaca dari masukan standar.",
        discussion: """
            Dipanggil server surat untuk alamat BALAI_SMTP_RETURN (docs/operasi.md). Kabar yang kembali tampil \
            “dipantulkan” pada permohonannya, dengan sebabnya, dan petugas yang memegangnya diberi tahu; undangan yang \
            kembali tampil pada halaman petugas itu, dan pengundangnya diberi tahu. Surat lain, dan \
            kode yang tidak dikenal, diabaikan. Bila data belum dapat dibuka, status 75: server surat mencobanya lagi. \
            Boleh dijalankan selagi Balai melayani.
            """)

    /// What a report says stands in its first parts; the mail that came back, at the end, may be long.
    private static let mostBytes = 1 << 18

    /// A letter to the mailbox itself has none.
    @Argument(help: "Kode dalam alamat, sesudah tanda +.")
    var code = ""

    func run() async throws {
        let message = StandardInput.read(most: Self.mostBytes)
        do {
            Console.say(try await perform(message, Settings()))
        } catch {
            Console.warn("balai: \(Wording.isKnown(error) ? Wording.of(error) : "Pantulan belum dapat dicatat.")")
            // EX_TEMPFAIL of sysexits.h: the mail server keeps the message.
            throw ExitCode(75)
        }
    }

    /// - Returns: what came of it, without anybody's address.
    /// - Throws: where the data cannot be opened.
    func perform(_ message: [UInt8], _ settings: Settings) async throws -> String {
        guard let tag = ReturnTag(code) else { return "Diabaikan: bukan kode pantulan." }
        guard let report = DeliveryReport(message) else { return "Diabaikan: bukan laporan pengiriman." }
        let kind: NoteReturn.Kind
        switch report.action {
        case .failed: kind = .failed(status: report.status)
        case .delayed: kind = .delayed
        case .delivered, .relayed, .expanded: return "Diabaikan: email itu sampai atau diteruskan."
        }
        let outcome = try await DataInUse.lookingThrough(settings) { _, environment in
            try await NoteReturn(environment, CaseServices())(kind, of: tag)
        }
        return switch (outcome, kind) {
        case (.unknown, _): "Diabaikan: bukan tentang email dari Balai yang dikenal."
        case (.noted, .delayed): "Dicatat: email itu tertunda (\(report.status))."
        case (.noted, .failed): "Dicatat: email itu dikembalikan (\(report.status))."
        }
    }
}

/// What is piped in.
enum StandardInput {
    /// All of it, and the first so many bytes kept: whoever writes into the pipe is not cut off.
    static func read(most: Int) -> [UInt8] {
        var (kept, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
        while true {
            let count = buffer.withUnsafeMutableBytes { Glibc.read(STDIN_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return kept }
            kept += buffer.prefix(min(count, most - kept.count))
        }
    }
}
