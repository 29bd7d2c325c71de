import FoundationEssentials

/// Who can log in to the invented regency of `balai demo`, as it says itself.
struct DemoAccounts {
    private struct Account: Decodable {
        let office: String
        let role: String
        let username: String
        let password: String
    }

    private let accounts: [Account]

    /// - Parameter file: what `balai demo accounts --json` printed.
    init(file: String) throws {
        accounts = try JSONDecoder().decode([Account].self, from: Data(contentsOf: URL(filePath: file)))
    }

    /// Somebody of this role, in the first office whose name contains this.
    func browser(_ role: String, of office: String, at server: ServerProcess) throws -> Browser {
        guard let account = accounts.first(where: { $0.role == role && $0.office.contains(office) }) else {
            throw BenchmarkTrouble("the demo has no \(role) of \(office)")
        }
        return try Browser(server, username: account.username, password: account.password)
    }
}
