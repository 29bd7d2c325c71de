import Procedures
import Store

/// Papers of a case, some of which may have been lent by the one whose part it is: such a file stays there, and goes with
/// it (`simpan`).
struct LentPapers {
    /// The papers, by name, without the files that are in no row any more.
    let left: [String: [PaperFile]]
    /// Papers that lost a file.
    let gone: Set<String>

    init(among papers: [String: [PaperFile]], of record: CaseRecord, in transaction: any ReadTransaction) throws {
        let blobs = papers.values.joined().filter { !$0.isShownOriginal }.map(\.blob).sorted()
        guard record.parent != nil, !blobs.isEmpty else {
            (left, gone) = (papers, [])
            return
        }
        var offices = [record.office]
        var above = record.parent
        while let link = above {
            offices.append(link.office)
            above = try CaseRecord.find(link.caseID, of: link.office, in: transaction)?.parent
        }
        let found = try transaction.rows(
            "SELECT id FROM blobs WHERE office_id IN \(list: Set(offices).sorted()) AND id IN \(list: blobs)"
        ).map { $0.text("id") }
        let there = Set(found)
        let left = papers.compactMapValues { files in
            let kept = files.filter { $0.isShownOriginal || there.contains($0.blob) }
            return kept.isEmpty && !files.isEmpty ? nil : kept
        }
        self.left = left
        gone = Set(papers.filter { left[$0.key]?.count != $0.value.count }.keys)
    }
}
