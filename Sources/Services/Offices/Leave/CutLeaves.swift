import Forms
import Store

extension Role {
    /// After it ended, or its last day was put: whoever holds it by a leave of its holder holds it no longer than the holder
    /// themselves. A leave ends with the last role there of the officer, and of the stand-in. What a stand-in held and passed on
    /// for a leave of their own ends with it too.
    func cutLeaves(at now: Instant, in office: Office, _ transaction: any Transaction) throws {
        guard leave == nil else { return try cutPassedOn(at: now, in: office, transaction) }
        let own = try transaction.rows(
            """
            SELECT * FROM roles_held
            WHERE office_id = \(People.office) AND account_id = \(account) AND in_office_id = \(office.id)
                AND leave_id IS NULL AND (ends_at IS NULL OR ends_at > \(now.seconds))
            """
        ).map(Role.init)
        let likeIt = own.filter { $0.name == name && $0.standing != .daily }.longest
        for away in try Leave.ahead(of: account, in: office.id, at: now, in: transaction) {
            for role in try away.roles(in: transaction) where role.name == name {
                try role.cut(to: likeIt, at: now, in: office, transaction)
            }
            try away.cut(to: own.longest, at: now, in: office, transaction)
        }
        for standing in try Leave.aheadStoodIn(by: account, in: office.id, at: now, in: transaction) {
            try standing.cut(to: own.longest, at: now, in: office, transaction)
        }
    }

    /// Of a role that was held for somebody who is away.
    private func cutPassedOn(at now: Instant, in office: Office, _ transaction: any Transaction) throws {
        let likeIt = try transaction.rows(
            """
            SELECT * FROM roles_held
            WHERE office_id = \(People.office) AND account_id = \(account) AND in_office_id = \(office.id)
                AND role = \(name) AND (ends_at IS NULL OR ends_at > \(now.seconds))
            """
        ).map(Role.init).longest
        for away in try Leave.ahead(of: account, in: office.id, at: now, in: transaction) {
            for role in try away.roles(in: transaction) where role.name == name {
                try role.cut(to: likeIt, at: now, in: office, transaction)
            }
        }
    }

    /// Held no longer than that role; nil: not any more.
    fileprivate func cut(to last: Role?, at now: Instant, in office: Office, _ transaction: any Transaction) throws {
        guard !isOver(at: now) else { return }
        guard let last, last.ends.map({ starts < $0 }) ?? true else {
            return try end(at: now, in: office, transaction)
        }
        guard let until = last.ends, ends.map({ until < $0 }) ?? true else { return }
        try transaction.execute(
            """
            UPDATE roles_held SET ends_at = \(until.seconds), last_day = \(last.lastDay?.description)
            WHERE office_id = \(People.office) AND id = \(id)
            """)
    }
}

extension Leave {
    /// No longer than that role; nil: not any more.
    fileprivate func cut(to last: Role?, at now: Instant, in office: Office, _ transaction: any Transaction) throws {
        guard let last, last.ends.map({ starts < $0 }) ?? true else {
            return try end(at: now, in: office, transaction)
        }
        guard let until = last.ends, let day = last.lastDay, until < ends else { return }
        try transaction.execute(
            """
            UPDATE leaves SET ends_at = \(until.seconds), last_day = \(day.description)
            WHERE office_id = \(People.office) AND id = \(id)
            """)
        for role in try roles(in: transaction) { try role.cut(to: last, at: now, in: office, transaction) }
    }
}

extension [Role] {
    /// The one that is held the longest; nil: there is none.
    fileprivate var longest: Role? { self.max { ($0.ends?.seconds ?? .max) < ($1.ends?.seconds ?? .max) } }
}
