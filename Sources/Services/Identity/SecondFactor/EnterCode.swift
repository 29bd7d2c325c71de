import Store

/// Lets somebody in whose password was right, by the code of their telephone or one on paper.
public struct EnterCode: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter token: of ``CodeNeeded``.
    /// - Throws: `WrongCode`; `LogInRefusal.shut`; `Denial.logIn` where the five minutes are over.
    public func callAsFunction(_ token: String, code: String, from visitor: Visitor) async throws -> OpenedSession {
        enum Outcome: Sendable { case entered(OpenedSession), over, wrong, shut(LogInRefusal) }
        let environment = environment
        let outcome = try await environment.database.write { transaction -> Outcome in
            guard let account = try HalfLogIn.account(token, environment, in: transaction) else { return .over }
            switch try CodeCheck(account: account, environment: environment).take(code, in: transaction) {
            case .wrong: return .wrong
            case .shut(let until): return .shut(.shut(until: until))
            case .right:
                try HalfLogIn.end(of: account, in: transaction)
                return .entered(
                    try NewSession(owner: .account(id: account, .officer), visitor: visitor)
                        .open(environment, in: transaction))
            }
        }
        switch outcome {
        case .entered(let session): return session
        case .over: throw Denial.logIn
        case .wrong: throw WrongCode()
        case .shut(let refusal): throw refusal
        }
    }
}
