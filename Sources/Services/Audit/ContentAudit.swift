import Forms
import Procedures
import Store

/// What a case's key should open, opened: the body of each event, that it says what stands beside it in clear, and what
/// is kept for a time only (`simpan`), which is gone only where an event says that the time is over. Of a case that was
/// erased there is one event that opens, under a key of its own; everything before it is gone with the case's key.
struct ContentAudit {
    let office: AuditedOffice
    let row: StoredCase
    private var key: CaseKey?
    private var erasureKey: CaseKey?
    /// The number of the event that erased it, as far as it opens.
    private var erasedBy: Int?
    /// Whether a key is there that does not open.
    private var isShut = false
    private var periods: PeriodKeys?
    private(set) var findings: [AuditFinding] = []
    /// Hash of the SOP's version that the events read so far say it runs.
    private var version: String?
    /// Periods of which something was kept and the key is not there.
    private var shut: Set<String> = []
    /// Periods that are over, as events say.
    private var over: Set<String> = []

    init(_ row: StoredCase, of office: AuditedOffice, _ keyring: Keyring) {
        self.row = row
        self.office = office
        do {
            key = try row.key(at: office.id, keyring)
            erasureKey = try row.erasureKey(at: office.id, keyring)
        } catch {
            isShut = true
            tell(.unreadable, "Kunci permohonan \(row.number) tidak terbuka dengan berkas kunci ini.")
            return
        }
        guard let key else { return }
        do {
            periods = try row.periods(at: office.id, under: key)
        } catch {
            tell(.unreadable, "Kunci masa simpan permohonan \(row.number) tidak terbuka.")
        }
    }

    mutating func open(_ event: StoredEvent) {
        if event.type == CaseEvent.Body.erasureTypeName { return open(erasure: event) }
        if let erasedBy {
            tell(
                .eventsAdded,
                "Peristiwa ke-\(event.sequence) permohonan \(row.number) dicatat sesudah isinya dihapus (peristiwa ke-"
                    + "\(erasedBy)).")
        }
        guard let key else { return }
        var shut: Set<String> = []
        do {
            let place = EventLog.context(of: office.id, row.id, event.sequence)
            let body = try key.open(event.sealed, for: place)
            let opened = try CaseEventCoding.decode(
                type: event.type, version: event.version, bytes: body
            ) { period, sealed in
                guard let key = periods?[period] else {
                    shut.insert(period)
                    return nil
                }
                return try key.open(
                    sealed, for: EventLog.retainedContext(of: office.id, row.id, event.sequence, period))
            }
            compare(opened, with: event)
        } catch {
            tell(.unreadable, "Isi peristiwa ke-\(event.sequence) permohonan \(row.number) tidak terbuka.")
        }
        self.shut.formUnion(shut)
    }

    private mutating func open(erasure event: StoredEvent) {
        do {
            guard let erasureKey else { throw SealFailure.altered }
            let body = try erasureKey.open(event.sealed, for: EventLog.context(of: office.id, row.id, event.sequence))
            let opened = try CaseEventCoding.decode(type: event.type, version: event.version, bytes: body)
            compare(opened, with: event)
            if case .contentErased(let erased) = opened.body { compare(erased.opening) }
            erasedBy = event.sequence
        } catch {
            tell(.unreadable, "Isi peristiwa ke-\(event.sequence) permohonan \(row.number) tidak terbuka.")
        }
    }

    private mutating func compare(_ opened: CaseEvent, with event: StoredEvent) {
        if opened.occurred != event.occurred || opened.recorded != event.recorded {
            tell(
                .eventAltered,
                "Waktu pada baris peristiwa ke-\(event.sequence) permohonan \(row.number) bukan yang tertulis di dalamnya."
            )
        }
        if event.sequence == 1 { compare(opening: opened) }
        if case .moved(let moved) = opened.body { version = moved.to }
        if case .retentionOver(let end) = opened.body { over.insert(end.amount.periodName) }
    }

    private mutating func compare(opening first: CaseEvent) {
        guard case .opened(let opening) = first.body else {
            return tell(.eventAltered, "Peristiwa pertama permohonan \(row.number) bukan pembukaannya.")
        }
        compare(opening)
    }

    private mutating func compare(_ opening: Opening) {
        if opening.number != row.number {
            tell(.rowAltered, "Baris permohonan \(row.number) adalah milik permohonan \(opening.number).")
        }
        version = opening.procedureHash
    }

    /// After the last event.
    mutating func finish() {
        if let version, version != row.procedureHash {
            tell(.rowAltered, "Baris permohonan \(row.number) menyebut SOP lain daripada yang dijalankannya.")
        }
        if !isShut { judgeErasure() }
        // What periods it had went with everything else.
        if erasedBy != nil { return }
        for period in shut.subtracting(over).sorted() {
            tell(
                .keyGone,
                "Yang disimpan \(period) dalam permohonan \(row.number) tidak terbuka: kuncinya hilang sebelum masanya "
                    + "berakhir.")
        }
        for period in over.sorted() where periods?[period] != nil {
            tell(
                .keyKept,
                "Masa simpan \(period) permohonan \(row.number) sudah berakhir, tetapi kuncinya belum dimusnahkan.")
        }
    }

    /// A key is gone by the event that says so, and by nothing else.
    private mutating func judgeErasure() {
        guard erasedBy != nil else {
            if key == nil {
                tell(
                    .keyGone,
                    "Kunci permohonan \(row.number) hilang: isinya tidak dapat dibuka dan tidak dapat diperiksa.")
            }
            if erasureKey != nil, key != nil {
                tell(.rowAltered, "Baris permohonan \(row.number) menyebut penghapusan yang tidak ada di riwayatnya.")
            }
            return
        }
        if key != nil || row.sealedPeriods != nil {
            tell(.keyKept, "Isi permohonan \(row.number) sudah dihapus, tetapi kuncinya belum dimusnahkan.")
        }
    }

    private mutating func tell(_ kind: AuditFinding.Kind, _ message: String) {
        findings.append(AuditFinding(kind: kind, office: office.slug, caseNumber: row.number, message: message))
    }
}
