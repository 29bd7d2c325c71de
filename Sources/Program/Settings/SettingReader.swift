import Connectors
import FoundationEssentials
import Logging
import Services
import StorePostgres

/// Reads single settings out of environment and file, or takes what stands for them.
struct SettingReader {
    let sources: SettingSources

    /// An empty text counts as not set.
    func given(_ setting: Setting) -> String? { sources.given(setting)?.value }

    func text(_ setting: Setting) -> String? { given(setting) ?? setting.standard }

    func port(_ setting: Setting) throws -> Int {
        let typed = text(setting) ?? ""
        guard let port = Int(typed), (1...65_535).contains(port) else {
            throw trouble(setting, "“\(typed)” bukan nomor port; tulis angka 1 sampai 65535.")
        }
        return port
    }

    /// Absolute, without a final slash; `~/` leads home.
    func path(_ setting: Setting, home: String) -> String? {
        guard var path = text(setting), !path.isEmpty else { return nil }
        if path.hasPrefix("~/") { path = home + path.dropFirst() }
        return URL(filePath: path).standardizedFileURL.path.withoutFinalSlash
    }

    func address(_ setting: Setting) throws -> String? {
        guard let typed = given(setting) else { return nil }
        let address = typed.withoutFinalSlash
        let rest = address.split(separator: "/", omittingEmptySubsequences: false)
        guard rest.count == 3, rest[0] == "http:" || rest[0] == "https:", rest[1].isEmpty, !rest[2].isEmpty else {
            throw trouble(setting, "“\(typed)” bukan alamat; tulis misalnya https://layanan.contoh.go.id tanpa jalur.")
        }
        return address
    }

    func database(_ setting: Setting) throws -> PostgresAddress? {
        guard let typed = given(setting) else { return nil }
        guard let address = PostgresAddress(typed) else {
            // What was typed may hold a password.
            throw trouble(
                setting,
                "isinya bukan alamat PostgreSQL; tulis misalnya postgres://balai:kata-sandi@db.contoh.go.id/balai, atau "
                    + "kosongkan untuk memakai SQLite di folder data.")
        }
        return address
    }

    func mailAddress(_ setting: Setting) throws -> MailAddress {
        let typed = text(setting) ?? ""
        guard typed.split(separator: "@", omittingEmptySubsequences: false).count == 2, !typed.contains(" ") else {
            throw trouble(setting, "“\(typed)” bukan alamat email.")
        }
        return MailAddress(name: "Balai", address: typed)
    }

    func addresses(_ setting: Setting) throws -> Set<NetworkAddress> {
        let parts = (text(setting) ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
        return Set(
            try parts.map { part in
                guard let address = NetworkAddress(part) else { throw trouble(setting, "“\(part)” bukan alamat IP.") }
                return address
            })
    }

    func logLevel(_ setting: Setting) throws -> Logger.Level {
        let typed = text(setting) ?? ""
        guard let level = Logger.Level(rawValue: typed.lowercased()) else {
            let known = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            throw trouble(setting, "“\(typed)” tidak dikenal; pilih \(known).")
        }
        return level
    }

    /// - Parameter isTerminal: whether a person reads along.
    func logFormat(_ setting: Setting, isTerminal: Bool) throws -> LogFormat {
        guard let typed = given(setting) else { return isTerminal ? .text : .json }
        guard let format = LogFormat(rawValue: typed.lowercased()) else {
            throw trouble(setting, "“\(typed)” tidak dikenal; pilih teks atau json.")
        }
        return format
    }

    func smtp(sender: MailAddress, home: String) throws -> SMTPConfiguration? {
        guard let host = given(.smtpHost) else { return nil }
        let encryptions: [String: SMTPConfiguration.Encryption] = [
            "starttls": .startTLS, "tls": .implicit, "tanpa": .none,
        ]
        let typed = text(.smtpTLS) ?? ""
        guard let encryption = encryptions[typed.lowercased()] else {
            throw trouble(.smtpTLS, "“\(typed)” tidak dikenal; pilih starttls, tls, atau tanpa.")
        }
        do {
            return try SMTPConfiguration(
                host: host, port: try port(.smtpPort), encryption: encryption, user: given(.smtpUser),
                password: given(.smtpPassword), sender: sender,
                certificateAuthorities: path(.smtpCertificates, home: home))
        } catch let invalid as SMTPConfiguration.Invalid {
            throw trouble(.smtpHost, "tidak dapat dipakai (\(invalid.reason)).")
        }
    }

    /// - Throws: `OperatorTrouble` where a tag of 32 figures has no room before the @ (RFC 5321 §4.5.3.1.1).
    func returnMailbox() throws -> String? {
        guard given(.mailReturn) != nil else { return nil }
        let address = try mailAddress(.mailReturn).address
        let local = address.prefix { $0 != "@" }
        guard local.utf8.count <= 31, !local.contains("+") else {
            throw trouble(.mailReturn, "bagian sebelum @ paling panjang 31 huruf, tanpa tanda +.")
        }
        return address
    }

    func trouble(_ setting: Setting, _ message: String) -> OperatorTrouble {
        guard case .file(let path, let line) = sources.origin(of: setting) else {
            return OperatorTrouble("\(setting.name): \(message)")
        }
        return OperatorTrouble("\(path) baris \(line): \(setting.name): \(message)")
    }
}

extension String {
    fileprivate var withoutFinalSlash: String { count > 1 && hasSuffix("/") ? String(dropLast()) : self }
}
