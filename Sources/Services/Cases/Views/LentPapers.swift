import Procedures
import Store

/// Papers that a case was lent by the one whose part it is: their files stay there, and go with it (`simpan`).
enum LentPapers {
    /// The papers, by name, of which a file is in no row any more.
    static func gone(
        from papers: [String: [PaperFile]], of record: CaseRecord, in transaction: any ReadTransaction
    ) throws -> Set<String> {
        let files = papers.mapValues { $0.filter { !$0.isShownOriginal }.map(\.blob) }
        guard record.parent != nil, files.contains(where: { !$0.value.isEmpty }) else { return [] }
        var offices = [record.office]
        var above = record.parent
        while let link = above {
            offices.append(link.office)
            above = try CaseRecord.find(link.caseID, of: link.office, in: transaction)?.parent
        }
        let there = try transaction.rows(
            """
            SELECT id FROM blobs
            WHERE office_id IN \(list: Set(offices).sorted()) AND id IN \(list: files.values.joined().sorted())
            """
        ).map { $0.text("id") }
        return Set(files.filter { !Set($0.value).isSubset(of: there) }.keys)
    }
}
