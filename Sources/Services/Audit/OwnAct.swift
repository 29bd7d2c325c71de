import Store

extension Account {
    /// Keeps that an officer changed something of their own account, for administrators and auditors of its home: an
    /// account that was taken over is changed by its thief first. Applicants' leave none.
    /// - Parameter detail: kept sealed.
    func recordOwn(
        _ kind: AuditAct.Kind, detail: String? = nil, _ environment: Environment, in transaction: any Transaction
    ) throws {
        guard self.kind == .officer else { return }
        var act = AuditAct(kind: kind, office: home, subject: subject, done: environment.now, by: subject)
        act.reason = detail
        try act.store(keyring: environment.keyring, in: transaction)
    }
}

extension Person {
    /// The same of whoever acts.
    func recordOwn(
        _ kind: AuditAct.Kind, _ environment: Environment, in transaction: any Transaction
    ) throws {
        try Account.find(id, keyring: environment.keyring, in: transaction)?.recordOwn(
            kind, environment, in: transaction)
    }
}
