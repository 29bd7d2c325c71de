import Forms
import Store

/// Looks at a code for log-in: tries are counted before it is looked at, as those of passwords are.
struct CodeCheck {
    enum Answer: Sendable {
        case right
        case wrong
        case shut(until: Instant)
    }

    let account: String
    let environment: Environment
    var limits = LogInLimits()

    private var count: AttemptCount {
        AttemptCount(
            scope: .signInCode, subjects: BlindField.device.indexes("kode" + account, keyring: environment.keyring),
            window: limits.window)
    }

    /// A code of the telephone, or one on paper.
    func take(_ typed: String, in transaction: any Transaction) throws -> Answer {
        let now = environment.now
        if let current = try count.current(at: now, in: transaction), current.attempts >= limits.accountFailures {
            return .shut(until: current.ends)
        }
        var isLast = false
        if try count.add(at: now, in: transaction) >= limits.accountFailures {
            try count.extend(until: now.adding(seconds: limits.window), in: transaction)
            isLast = true
        }
        guard try isRight(typed, at: now, in: transaction) else {
            if isLast { try SecondFactorNews.guessed.tell(account, environment, in: transaction) }
            return .wrong
        }
        try count.forget(in: transaction)
        return .right
    }

    private func isRight(_ typed: String, at now: Instant, in transaction: any Transaction) throws -> Bool {
        guard let factor = try SecondFactor.of(account, keyring: environment.keyring, in: transaction),
            factor.confirmed != nil
        else { return false }
        if try factor.take(typed, at: now, in: transaction) { return true }
        guard try RecoveryCodes.take(typed, of: account, environment, in: transaction) else { return false }
        let left = try RecoveryCodes.left(of: account, in: transaction)
        try SecondFactorNews.recoveryCodeUsed(left: left).tell(account, environment, in: transaction)
        return true
    }
}

/// A code was wrong.
public struct WrongCode: Error, Hashable, Sendable {
    public var message: String { "Kode tidak cocok atau sudah dipakai. Tunggu kode berikutnya di ponsel Anda" }
}
