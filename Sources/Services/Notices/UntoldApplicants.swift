import Forms
import Procedures
public import Store

/// Cases of a person's offices with news for an applicant that went to nobody by mail and that nobody has noted as told,
/// where the person has a lane: whoever looks after a case may tell its applicant. Without their own, and without those of
/// whose content a rule may keep them: they could not read what to tell.
public struct UntoldApplicants: Sendable {
    /// How many cases each office has, by its id; none where there is nothing to tell.
    public let counts: [String: Int]
    /// More were there than are counted.
    public let isCutShort: Bool
    /// In all offices together.
    public var total: Int { counts.values.reduce(0, +) }

    /// Cases are counted so far: every look at the inbox counts them.
    public static let most = 1000

    /// One statement for the versions of SOPs that have any, each of which is asked for its lanes, and one for the cases of
    /// those in which the person has one: what is others' to tell takes nothing of what is counted.
    public init(
        for person: Person, most: Int = UntoldApplicants.most, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws {
        let (own, now) = (try OwnApplications(person, environment, in: transaction), environment.now)
        let versions = try transaction.rows(
            """
            SELECT DISTINCT n.office_id, c.procedure_hash FROM notices n
            JOIN cases c ON c.office_id = n.office_id AND c.id = n.case_id
            WHERE n.office_id IN \(list: own.offices) AND \(isUntold: ()) AND \(isNotAmong: own)
            """
        ).filter { version in
            try UntoldApplicants.areTold(
                by: person, under: version.text("procedure_hash"), at: version.text("office_id"), now: now,
                shelf: cases.shelf, in: transaction)
        }
        let theirs = versions.map { "\($0.text("office_id")) \($0.text("procedure_hash"))" }
        let counted = try transaction.rows(
            """
            SELECT u.office_id, COUNT(*) AS untold FROM (
                SELECT DISTINCT n.office_id, n.case_id FROM notices n
                JOIN cases c ON c.office_id = n.office_id AND c.id = n.case_id
                WHERE n.office_id IN \(list: own.offices) AND n.office_id || ' ' || c.procedure_hash IN \(list: theirs)
                    AND \(isUntold: ()) AND \(isNotAmong: own)
                ORDER BY n.office_id, n.case_id LIMIT \(most)
            ) AS u GROUP BY u.office_id
            """)
        let counts = Dictionary(
            uniqueKeysWithValues: counted.map { ($0.text("office_id"), Int($0.int("untold"))) })
        self.counts = counts
        isCutShort = counts.values.reduce(0, +) == most
    }

    /// Whether a person is asked to tell the applicants of a version at an office. As in lists, a rule that may close what
    /// happened closes it: no case is opened to see whether it holds.
    static func areTold(
        by person: Person, under hash: String, at office: String, now: Instant, shelf: CaseShelf,
        in transaction: any ReadTransaction
    ) throws -> Bool {
        let adoption = try Adoption.of(hash: hash, office: office, at: now, in: transaction)
        let procedure = try shelf.procedure(hash, in: transaction)
        let lanes = procedure.officerLanes(of: person, under: adoption, at: now)
        return !lanes.isEmpty
            && procedure.confidentiality.allSatisfy { $0.closes != .content || !lanes.isDisjoint(with: $0.except) }
    }
}

extension SQL.Interpolation {
    /// Of a row `n` of `notices` and its case `c`, that it is news for an applicant whom an officer is still to tell. A receipt
    /// is no news to whoever was handed it at the counter, saw it on their screen or was on the line.
    mutating func appendInterpolation(isUntold _: Void) {
        appendLiteral(
            """
            n.account_id IS NULL AND n.told_at IS NULL AND (n.by_mail = 0 OR n.bounced_at IS NOT NULL)
                AND (n.bounced_at IS NOT NULL OR n.name NOT LIKE
            """)
        appendLiteral(" ")
        appendInterpolation(UnreachedNotice.prefix + "1.%")
        appendLiteral(" OR c.channel NOT IN ")
        appendInterpolation(list: [Channel.online, .counter, .telephone].map(\.rawValue))
        appendLiteral(")")
    }

    /// The cases of an office with such news, for `IN`.
    mutating func appendInterpolation(untoldAt office: String) {
        appendUntold(at: office)
        appendLiteral(")")
    }

    /// Those of them that run these versions and are no applications of somebody's own.
    mutating func appendInterpolation(untoldAt office: String, under hashes: [String], notAmong own: OwnApplications) {
        appendUntold(at: office)
        appendLiteral(" AND c.procedure_hash IN ")
        appendInterpolation(list: hashes)
        appendLiteral(" AND ")
        appendInterpolation(isNotAmong: own)
        appendLiteral(")")
    }

    private mutating func appendUntold(at office: String) {
        appendLiteral("(SELECT n.case_id FROM notices n JOIN cases c ON c.office_id = n.office_id AND c.id = n.case_id")
        appendLiteral(" WHERE n.office_id = ")
        appendInterpolation(office)
        appendLiteral(" AND ")
        appendInterpolation(isUntold: ())
    }
}
