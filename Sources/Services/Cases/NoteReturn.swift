import Forms
import Procedures
import Store

/// Notes what a mail server says of a mail after it had taken it: it has come back for good, or waits on its way.
/// Of an applicant's that came back, those are told who have the case: somebody must tell the applicant in another way.
public struct NoteReturn: Sendable {
    public enum Kind: Sendable, Hashable {
        /// - Parameter status: a code of RFC 3463, “5.1.1”.
        case failed(status: String)
        case delayed
    }

    public enum Outcome: Sendable, Hashable {
        case noted
        /// Nothing went out under that tag, or its case was erased: a forgery.
        case unknown
    }

    let environment: Environment
    let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// The same twice is noted once; what has failed waits no more.
    @discardableResult
    public func callAsFunction(_ kind: Kind, of tag: ReturnTag) async throws -> Outcome {
        let (environment, cases) = (environment, cases)
        // What is not ours waits for no writer.
        let isOurs = try await environment.database.read { transaction in
            try transaction.row("SELECT name FROM notices WHERE return_hash = \(tag.hash)") != nil
        }
        guard isOurs else { return try await NoteAccountReturn(environment)(kind, of: tag) ? .noted : .unknown }
        return try await environment.database.write { transaction in
            guard
                let notice = try transaction.row("SELECT * FROM notices WHERE return_hash = \(tag.hash)")
                    .map({ try Notice($0, keyring: environment.keyring) })
            else { return .unknown }
            switch kind {
            case .delayed: try notice.noteDelayed(at: environment.now, in: transaction)
            case .failed(let status):
                guard notice.bounced == nil else { return .noted }
                try notice.noteBounced(status, at: environment.now, in: transaction)
                guard notice.account == nil else { return .noted }
                let file = try CaseFile.open(
                    notice.caseID, of: notice.office, at: environment.now, shelf: cases.shelf,
                    keyring: environment.keyring, in: transaction)
                let notices = CaseNotices(environment: environment, transaction: transaction)
                for audiences in file.audiencesOfReturn {
                    let told = try audiences.map { audience in
                        // A lane that nobody holds is passed over: others can tell the applicant.
                        try notices.tell(
                            file.telling(audience, ofReturn: RefusedMail.cause(status: status)),
                            named: "pantul:\(notice.name)", of: file, orInstead: audience == .head)
                    }
                    if told.contains(true) { break }
                }
            }
            return .noted
        }
    }
}

extension Notice {
    fileprivate func noteBounced(_ status: String, at now: Instant, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            UPDATE notices SET bounced_at = \(now.seconds), bounce_status = \(status)
            WHERE office_id = \(office) AND case_id = \(caseID) AND name = \(name)
            """)
    }

    fileprivate func noteDelayed(at now: Instant, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            UPDATE notices SET delayed_at = \(now.seconds)
            WHERE office_id = \(office) AND case_id = \(caseID) AND name = \(name)
            """)
    }
}

extension CaseFile {
    /// Of this office alone, the first that reaches anybody: whoever has a step that waits, whoever acted last, every
    /// officer's lane, the head. Another office does its task and knows no applicant.
    fileprivate var audiencesOfReturn: [[CaseNotice.Audience]] {
        let waiting = Set(state.open.keys.flatMap { officersWaiting(at: $0) }.filter(isOfficersHere)).sorted()
        let last = events.reversed().lazy.compactMap(\.actor.lane).first(where: isOfficersHere)
        let every = procedure.lanes.map(\.name).filter(isOfficersHere)
        return [waiting, [last].compactMap(\.self), every].map { $0.map { .lane($0) } } + [[.head]]
    }

    fileprivate func telling(_ audience: CaseNotice.Audience, ofReturn cause: String) -> CaseNotice {
        CaseNotice(
            audience: audience, subject: "Kabar tidak sampai: permohonan \(record.number)",
            text: """
                Email kepada pemohon tentang permohonan \(record.number), \(procedure.title), dikembalikan. \(cause)
                Beri tahu pemohon dengan cara lain, lalu catat pada halaman permohonannya.
                """)
    }

    private func isOfficersHere(_ lane: String) -> Bool {
        procedure.lane(lane)?.party == .officer && offices.isHere(lane)
    }
}
