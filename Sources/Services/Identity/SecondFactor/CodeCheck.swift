import Forms
import Store

/// Looks at a code: tries are counted before it is looked at, as those of passwords are. Each time that they are used up the
/// account is shut for twice as long as the time before, until a code was right, or two days have passed.
struct CodeCheck {
    /// What the code is asked for.
    enum Use: Sendable { case logIn, turnOff, renewal }

    enum Answer: Sendable {
        case right
        case wrong
        case shut(until: Instant)
    }

    /// The longest that the account is shut, in seconds.
    private static let longest: Int64 = 86_400
    /// How long it is remembered that it was shut, in seconds from then on.
    private static let memory: Int64 = 2 * longest

    let account: String
    let use: Use
    let environment: Environment
    var limits = LogInLimits()

    private var subjects: [[UInt8]] {
        BlindField.device.indexes("kode" + account, keyring: environment.keyring)
    }
    private var shuts: AttemptCount {
        AttemptCount(scope: .signInCodeShut, subjects: subjects, window: Self.memory)
    }

    private func count(_ window: Int64) -> AttemptCount {
        AttemptCount(scope: .signInCode, subjects: subjects, window: window)
    }

    /// How long the account stays shut the so manieth time.
    private func length(_ times: Int) -> Int64 { min(Self.longest, limits.window << Int64(min(max(times, 1) - 1, 10))) }

    /// A code of the telephone, or one on paper.
    func take(_ typed: String, in transaction: any Transaction) throws -> Answer {
        let now = environment.now
        let before = try shuts.current(at: now, in: transaction)?.attempts ?? 0
        let running = try count(length(before)).current(at: now, in: transaction)
        if let running, running.attempts >= limits.accountFailures { return .shut(until: running.ends) }
        let count = count(limits.window)
        var isLast = false
        if try count.add(at: now, in: transaction) >= limits.accountFailures {
            let times = try shuts.add(at: now, in: transaction)
            try shuts.extend(until: now.adding(seconds: Self.memory), in: transaction)
            try count.extend(until: now.adding(seconds: length(times)), in: transaction)
            isLast = true
        }
        guard try isRight(typed, at: now, in: transaction) else {
            if isLast { try tellOfGuessing(at: now, in: transaction) }
            return .wrong
        }
        try count.forget(in: transaction)
        try shuts.forget(in: transaction)
        return .right
    }

    private func isRight(_ typed: String, at now: Instant, in transaction: any Transaction) throws -> Bool {
        guard let factor = try SecondFactor.of(account, keyring: environment.keyring, in: transaction),
            factor.confirmed != nil
        else { return false }
        if try factor.take(typed, at: now, in: transaction) { return true }
        guard try RecoveryCodes.take(typed, of: account, environment, in: transaction) else { return false }
        let left = try RecoveryCodes.left(of: account, in: transaction)
        try SecondFactorNews.recoveryCodeUsed(use, left: left).tell(account, environment, in: transaction)
        return true
    }

    /// The owner by mail; administrators and auditors of their home by an act that nobody known did.
    private func tellOfGuessing(at now: Instant, in transaction: any Transaction) throws {
        try SecondFactorNews.guessed.tell(account, environment, in: transaction)
        guard let owner = try Account.find(account, keyring: environment.keyring, in: transaction) else { return }
        try AuditAct(
            kind: .secondFactorGuessed, office: owner.home, subject: owner.subject, done: now, by: "tidak diketahui"
        ).store(keyring: environment.keyring, in: transaction)
    }
}

/// A code was wrong.
public struct WrongCode: Error, Hashable, Sendable {
    public var message: String { "Kode tidak cocok atau sudah dipakai. Tunggu kode berikutnya di ponsel Anda" }
}
