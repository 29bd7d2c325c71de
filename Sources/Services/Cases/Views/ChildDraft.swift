import Procedures
import Store

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
}
