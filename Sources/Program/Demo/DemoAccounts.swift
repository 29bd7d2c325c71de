import FoundationEssentials
import Services

/// The log-ins of the demo, as they are printed.
struct DemoAccount: Codable, Hashable, Sendable {
    let office: String
    let role: String
    let username: String
    let password: String
    let url: String
}

enum DemoAccounts {
    /// Of every account of the demo. It opens nothing anywhere else: only the demo makes these accounts.
    static let password = "balai-demo-2026"

    /// One row a role, of every office; and the applicants, who log in at the pages of the office that they asked.
    static func all(at address: String) -> [DemoAccount] {
        let officers = DemoOfficer.all.flatMap { officer in
            officer.roles.map { role in
                DemoAccount(
                    office: officer.office.name, role: role, username: officer.username, password: password,
                    url: "\(address)/masuk")
            }
        }
        let applicants = DemoApplicant.withAccount.map { applicant in
            DemoAccount(
                office: DemoOffice.kominfo.name, role: "pemohon", username: applicant.email, password: password,
                url: "\(address)/k/\(DemoOffice.kominfo.slug)/masuk")
        }
        return officers + applicants
    }

    static func json(at address: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .withoutEscapingSlashes, .sortedKeys]
        // Plain texts: nothing of them can fail to be written.
        let data = (try? encoder.encode(all(at: address))) ?? Data()
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    /// The addresses, and the log-ins of a walk through one case.
    static func table(at address: String, everybody: Bool = false) -> String {
        let accounts = all(at: address)
        let walk: Set<String> = [
            "operator.awan-biru", "kepala.kominfo", "kabid-tata-kelola.kominfo", "kasi-egov.kominfo",
            "tim-teknis.kominfo",
            "admin.tirtaloka",
        ]
        let shown = everybody ? accounts : accounts.filter { walk.contains($0.username) || $0.role == "pemohon" }
        var seen: Set<String> = []
        let rows = shown.filter { everybody || seen.insert($0.username).inserted }.map {
            "  \(padded($0.username, 34))\(padded($0.role, 22))\($0.office)"
        }
        return """

            \(DemoOffice.root.name) (data contoh)
              Beranda        \(address)/
              Dinas Kominfo  \(address)/k/kominfo/
              Petugas masuk  \(address)/masuk
              Pemohon masuk  \(address)/k/kominfo/masuk

            Kata sandi semua akun contoh: \(password)
            \(rows.joined(separator: "\n"))

            """ + (everybody ? "" : "  Semua akun: balai demo accounts\n")
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(2, width - text.count))
    }
}
