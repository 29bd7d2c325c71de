import Forms
import Store

/// What the roots and their lists say of one office, and whether they agree with each other. Whether a case is still what
/// they say is `CaseAudit`'s.
struct RootsOfOffice: Sendable {
    let last: RootLine
    private(set) var book = HeadBook()
    private(set) var findings: [AuditFinding] = []

    static func read(_ roots: RootWitness.OfficeRoots, in folder: RootFolder) throws -> RootsOfOffice {
        var office = RootsOfOffice(last: roots.last)
        let lists = folder.heads(of: roots.last.office)
        for (day, hash) in roots.lists {
            var lines: [String] = []
            let found = try lists.read(day) { lines.append($0) }
            guard let found, found == hash else {
                let what = found == nil ? "hilang" : "diubah"
                office.tell(.headsAltered, nil, "Daftar kepala \(day.longText) \(what).")
                continue
            }
            for line in lines { office.book.read(line, of: day) }
        }
        office.judge()
        return office
    }

    private init(last: RootLine) { self.last = last }

    private mutating func judge() {
        for (head, day) in book.gone {
            tell(.caseGone, head.number, Self.goneText(head) + " Hilangnya tercatat pada akar \(day.longText).")
        }
        // Where a list is not the one that was signed, nothing can agree.
        guard !findings.contains(where: { $0.kind == .headsAltered }) else { return }
        if book.heads.count != last.cases || book.root != last.root {
            tell(.headsAltered, nil, "Daftar kepala tidak cocok dengan akar \(last.day.longText).")
        }
    }

    static func goneText(_ head: CaseHead) -> String {
        "Permohonan \(head.number) tidak ada lagi; menurut akar \(head.day.longText) ia punya \(head.count) peristiwa."
    }

    private mutating func tell(_ kind: AuditFinding.Kind, _ number: String?, _ message: String) {
        findings.append(AuditFinding(kind: kind, office: last.slug, caseNumber: number, message: message))
    }
}
