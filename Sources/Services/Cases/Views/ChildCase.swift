public import Forms
import Procedures
import Store

/// A sub-procedure's case as the page of its parent tells it: what its applicant may read of where it stands, no more.
public struct ChildCase: Sendable {
    /// The parent's step that runs it.
    public let step: String
    public let id: String
    /// The office that handles it, with its name and its name in addresses.
    public let office: String
    public let officeName: String
    public let slug: String
    public let number: String
    public let title: String
    public let isOpen: Bool
    /// Whether the viewer is its applicant, and may open it.
    public let isViewers: Bool
    public let zone: Zone
    /// Oldest first, that of its own children after it.
    public let history: [HistoryEntry]
}

/// Reads the children of a case, and theirs.
struct ChildCases {
    let environment: Environment
    let cases: CaseServices
    let transaction: any ReadTransaction

    /// No SOP runs deeper: each call climbs, or its chain ends (E208).
    private static let deepest = 8

    /// What the parent's applicant does not see of its steps, they do not see of its children.
    func all(of file: CaseFile, for person: Person, seenAsApplicant: Bool) throws -> [ChildCase] {
        try children(of: file, person, seenAsApplicant, depth: 0)
    }

    private func children(
        of file: CaseFile, _ person: Person, _ asApplicant: Bool, depth: Int
    ) throws -> [ChildCase] {
        guard depth < ChildCases.deepest else { return [] }
        return try file.state.subs.flatMap { sub -> [ChildCase] in
            guard let child = sub.child, let step = file.procedure.step(sub.step), step.isVisible || !asApplicant
            else { return [] }
            let reference = ChildReference(child, parentOffice: file.record.office)
            do {
                let below = try CaseFile.open(
                    reference.caseID, of: reference.office, at: environment.now, shelf: cases.shelf,
                    keyring: environment.keyring,
                    in: transaction)
                let found = try look(below, step: sub.step, person)
                return try [found] + children(of: below, person, asApplicant, depth: depth + 1)
            } catch is CaseErased {
                return []
            }
        }
    }

    private func look(_ file: CaseFile, step: String, _ person: Person) throws -> ChildCase {
        let (keyring, now) = (environment.keyring, environment.now)
        guard let office = try Office.find(file.record.office, in: transaction) else {
            throw OfficeTrouble.unknownOffice
        }
        let calendar = try OfficeCalendar.of(office.id, in: transaction)
        let applies = try file.isApplicant(person, at: now, keyring: keyring, in: transaction)
        let closure =
            try applies
            ? CaseClosure.ofApplicant(
                file, person, at: now, calendar: calendar, shelf: cases.shelf, keyring: keyring, in: transaction)
            : CaseClosure.of(
                file, for: person, lanes: file.everyLane(of: person, at: now), at: now, calendar: calendar,
                shelf: cases.shelf, keyring: keyring, in: transaction)
        return ChildCase(
            step: step, id: file.record.id, office: office.id, officeName: office.name, slug: office.slug,
            number: file.record.number, title: file.procedure.title, isOpen: file.state.isOpen, isViewers: applies,
            zone: calendar.zone, history: HistoryEntry.entries(of: file, forApplicant: true, closure))
    }
}
