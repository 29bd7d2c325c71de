import Forms
import Procedures
import Store

/// One case looked through: the chain over its stored bytes, its numbers without gaps, its head, and that what its key
/// should open does open. Events come in pages, so that a long case takes no more memory than a short one.
struct CaseAudit {
    static let page = 200

    let office: Office
    let row: StoredCase
    let keyring: Keyring
    /// How the case stood when a root was made over it.
    var witness: CaseHead?

    private(set) var events = 0
    private(set) var findings: [AuditFinding] = []

    init(_ row: StoredCase, of office: Office, keyring: Keyring, witness: CaseHead? = nil) {
        self.office = office
        self.row = row
        self.keyring = keyring
        self.witness = witness
    }

    mutating func run(in transaction: any ReadTransaction) throws {
        var walk = ChainWalk()
        let key = unwrappedKey()
        var witnessed: [UInt8]?
        pages: while true {
            let page = try StoredEvent.page(
                of: office.id, row.id, after: walk.last, most: Self.page, in: transaction)
            for event in page {
                guard let event else {
                    walk.stumble()
                    break pages
                }
                events += 1
                let isWhole = walk.step(event)
                if let key, isWhole { open(event, with: key) }
                if event.sequence == witness?.count { witnessed = event.chainHash }
            }
            if page.count < Self.page { break }
        }
        judge(walk)
        if walk.isReadable { compare(with: walk.last, witnessed) }
    }

    private mutating func unwrappedKey() -> CaseKey? {
        guard let wrapped = row.wrappedKey else { return nil }
        do {
            return try CaseKey.unwrap(wrapped, by: keyring, for: CaseFile.keyContext(office.id, row.id))
        } catch {
            tell(.unreadable, "Kunci permohonan \(row.number) tidak terbuka dengan berkas kunci ini.")
            return nil
        }
    }

    private mutating func open(_ event: StoredEvent, with key: CaseKey) {
        do {
            let place = EventLog.context(of: office.id, row.id, event.sequence)
            _ = try CaseEventCoding.decode(
                type: event.type, version: event.version, bytes: key.open(event.sealed, for: place))
        } catch {
            tell(.unreadable, "Isi peristiwa ke-\(event.sequence) permohonan \(row.number) tidak terbuka.")
        }
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

    /// Against the root: what was there then must still be there, byte by byte.
    private mutating func compare(with last: Int, _ witnessed: [UInt8]?) {
        guard let witness else { return }
        if min(last, row.version) < witness.count {
            tell(
                .caseShrunk,
                "Permohonan \(row.number) menyusut: \(witness.count) peristiwa menurut akar \(witness.day.longText), "
                    + "sekarang \(min(last, row.version)).")
        } else if witnessed != witness.head {
            tell(
                .caseRewritten,
                "Riwayat permohonan \(row.number) ditulis ulang: bukan lagi yang disaksikan akar "
                    + "\(witness.day.longText).")
        }
    }

    private mutating func tell(_ kind: AuditFinding.Kind, _ message: String) {
        findings.append(AuditFinding(kind: kind, office: office.slug, caseNumber: row.number, message: message))
    }
}
