import Forms
import Store

/// One case looked through: the chain over its stored bytes, its numbers without gaps, its head, and that what its key
/// should open does open. Events come in pages, so that a long case takes no more memory than a short one.
struct CaseAudit {
    static let page = 200

    let office: AuditedOffice
    let row: StoredCase
    /// How the case stood whenever a root was made over it, in the order of the roots.
    let witnesses: [CaseHead]
    private let keyring: Keyring

    private(set) var events = 0
    private(set) var findings: [AuditFinding] = []

    init(_ row: StoredCase, of office: AuditedOffice, keyring: Keyring, witnesses: [CaseHead] = []) {
        self.office = office
        self.row = row
        self.keyring = keyring
        self.witnesses = witnesses
    }

    mutating func run(in transaction: any ReadTransaction) throws {
        var walk = ChainWalk()
        var content = ContentAudit(row, of: office, keyring)
        let listed = Set(witnesses.map(\.count))
        var heads: [Int: [UInt8]] = [:]
        pages: while true {
            let page = try StoredEvent.page(
                of: office.id, row.id, after: walk.last, most: Self.page, in: transaction)
            for event in page {
                guard let event else {
                    walk.stumble()
                    break pages
                }
                events += 1
                if walk.step(event) { content.open(event) }
                if listed.contains(event.sequence) { heads[event.sequence] = event.chainHash }
            }
            if page.count < Self.page { break }
        }
        content.finish()
        findings = content.findings
        judge(walk)
        if walk.isReadable { compare(with: walk.last, heads) }
    }

    private mutating func judge(_ walk: ChainWalk) {
        for trouble in walk.troubles {
            switch trouble {
            case .altered(let number):
                tell(.eventAltered, "Peristiwa ke-\(number) permohonan \(row.number) diubah sesudah dicatat.")
            case .missing(let numbers):
                let which =
                    numbers.count == 1 ? "\(numbers.lowerBound)" : "\(numbers.lowerBound) sampai \(numbers.upperBound)"
                tell(.eventsMissing, "Peristiwa ke-\(which) permohonan \(row.number) hilang.")
            }
        }
        guard walk.isReadable else { return }
        let (found, said) = (walk.last, row.version)
        if found < said {
            tell(
                .endCut,
                "Ujung riwayat permohonan \(row.number) terpotong: seharusnya \(said) peristiwa, yang ada \(found).")
        } else if found > said {
            tell(
                .eventsAdded,
                "Riwayat permohonan \(row.number) berisi \(found) peristiwa, padahal tercatat \(said).")
        } else if !walk.ends(with: row.head) {
            tell(.headAltered, "Kepala rantai permohonan \(row.number) bukan peristiwa terakhirnya.")
        }
    }

    /// Against the roots: what was there then must still be there, byte by byte, whatever came after it. The first that
    /// does not agree is told.
    private mutating func compare(with last: Int, _ heads: [Int: [UInt8]]) {
        let there = min(last, row.version)
        for witness in witnesses {
            if there < witness.count {
                return tell(
                    .caseShrunk,
                    "Permohonan \(row.number) menyusut: \(witness.count) peristiwa menurut akar "
                        + "\(witness.day.longText), sekarang \(there).")
            }
            if heads[witness.count] != witness.head {
                return tell(
                    .caseRewritten,
                    "Riwayat permohonan \(row.number) ditulis ulang: bukan lagi yang disaksikan akar "
                        + "\(witness.day.longText).")
            }
        }
        // As every root says by now; between two of them it was something else.
        for (before, after) in zip(witnesses, witnesses.dropFirst()) where !before.goesOn(as: after) {
            return tell(
                .caseShrunk,
                "Permohonan \(row.number) pernah menyusut: \(before.count) peristiwa menurut akar "
                    + "\(before.day.longText), \(after.count) menurut akar \(after.day.longText).")
        }
    }

    private mutating func tell(_ kind: AuditFinding.Kind, _ message: String) {
        findings.append(AuditFinding(kind: kind, office: office.slug, caseNumber: row.number, message: message))
    }
}
