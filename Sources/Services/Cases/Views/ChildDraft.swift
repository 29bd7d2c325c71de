import Procedures
public import Store

/// The form of a sub-procedure that has not been sent.
public struct ChildDraft: Sendable, Hashable {
    public let id: String
    /// The office that will handle it, and its name in addresses.
    public let office: String
    public let slug: String

    /// By the step that asked for it.
    static func waiting(of file: CaseFile, in transaction: any ReadTransaction) throws -> [String: ChildDraft] {
        guard file.state.subs.contains(where: { $0.child == nil }) else { return [:] }
        let rows = try transaction.rows(
            """
            SELECT d.id, d.office_id, d.parent_step, o.slug FROM drafts d JOIN offices o ON o.id = d.office_id
            WHERE d.office_id IN \(list: file.offices.children.sorted()) AND d.parent_case = \(file.record.id)
                AND d.case_id IS NULL
            """)
        return Dictionary(
            rows.map { row in
                (
                    row.text("parent_step"),
                    ChildDraft(id: row.text("id"), office: row.text("office_id"), slug: row.text("slug"))
                )
            }, uniquingKeysWith: { $1 })
    }

    /// The office that will handle, or handles, what was asked for in a form of the person's own case: the way to it leads
    /// through the case, since residents log in at one office.
    /// - Throws: `CaseMissing` where the case is not theirs, or has no such form.
    public static func office(
        of draft: String, in caseID: String, at office: String, by person: Person, _ environment: Environment,
        _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws -> Office {
        let keyring = environment.keyring
        let file = try CaseFile.open(
            caseID, of: office, at: environment.now, shelf: cases.shelf, keyring: keyring, in: transaction)
        let children = file.offices.children.sorted()
        guard !children.isEmpty,
            try file.isApplicant(person, at: environment.now, keyring: keyring, in: transaction),
            let row = try transaction.row(
                """
                SELECT office_id FROM drafts
                WHERE office_id IN \(list: children) AND id = \(draft) AND parent_case = \(caseID)
                """),
            let found = try Office.find(row.text("office_id"), in: transaction)
        else { throw CaseMissing() }
        return found
    }
}
