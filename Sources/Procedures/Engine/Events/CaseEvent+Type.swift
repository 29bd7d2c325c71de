extension CaseEvent.Body {
    /// The version of the way in which events of this type are written now.
    public var version: Int { type.version }

    /// The event's stable name: what is stored beside its bytes, and never changes.
    public var typeName: String { type.rawValue }

    /// The stable name of a move to another version.
    public static let movedTypeName = EventType.moved.rawValue

    var type: EventType {
        switch self {
        case .opened: .opened
        case .arrived: .arrived
        case .joined: .joined
        case .stepOpened: .stepOpened
        case .stepConfirmed: .stepConfirmed
        case .stepCompleted: .stepCompleted
        case .stepSkipped: .stepSkipped
        case .stepExpired: .stepExpired
        case .claimed: .claimed
        case .released: .released
        case .assigned: .assigned
        case .effectRequested: .effectRequested
        case .effectEnded: .effectEnded
        case .effectFailed: .effectFailed
        case .effectUncertain: .effectUncertain
        case .effectRetried: .effectRetried
        case .lateEffectResult: .lateEffectResult
        case .subRequested: .subRequested
        case .subOpened: .subOpened
        case .subEnded: .subEnded
        case .registerRequested: .registerRequested
        case .corrected: .corrected
        case .limitStarted: .limitStarted
        case .limitPaused: .limitPaused
        case .limitResumed: .limitResumed
        case .limitExtended: .limitExtended
        case .limitMet: .limitMet
        case .limitExpired: .limitExpired
        case .recomputed: .recomputed
        case .earliestMoved: .earliestMoved
        case .reminded: .reminded
        case .escalated: .escalated
        case .withdrawn: .withdrawn
        case .lateAct: .lateAct
        case .ended: .ended
        case .moved: .moved
        case .retentionSet: .retentionSet
        case .retentionOver: .retentionOver
        case .contentErased: .contentErased
        }
    }
}

/// The names of all events.
enum EventType: String, CaseIterable {
    case opened = "permohonan-dibuka"
    case arrived = "cabang-tiba"
    case joined = "cabang-bergabung"
    case stepOpened = "langkah-dibuka"
    case stepConfirmed = "langkah-dikonfirmasi"
    case stepCompleted = "langkah-selesai"
    case stepSkipped = "langkah-dilewati"
    case stepExpired = "waktu-habis"
    case claimed = "tugas-diambil"
    case released = "tugas-dilepas"
    case assigned = "tugas-didisposisikan"
    case effectRequested = "efek-diminta"
    case effectEnded = "efek-selesai"
    case effectFailed = "efek-gagal"
    case effectUncertain = "efek-tidak-pasti"
    case effectRetried = "efek-diulang"
    case lateEffectResult = "hasil-terlambat"
    case subRequested = "sub-diminta"
    case subOpened = "sub-dibuka"
    case subEnded = "sub-selesai"
    case registerRequested = "buku-dicatat"
    case corrected = "isian-diperbaiki"
    case limitStarted = "batas-mulai"
    case limitPaused = "batas-berhenti"
    case limitResumed = "batas-berjalan-lagi"
    case limitExtended = "batas-diperpanjang"
    case limitMet = "batas-terpenuhi"
    case limitExpired = "batas-habis"
    case recomputed = "batas-dihitung-ulang"
    case earliestMoved = "paling-cepat-dihitung-ulang"
    case reminded = "diingatkan"
    case escalated = "dieskalasi"
    case withdrawn = "dicabut"
    case lateAct = "perbuatan-terlambat"
    case ended = "permohonan-berakhir"
    case moved = "versi-dipindah"
    case retentionSet = "masa-simpan-ditetapkan"
    case retentionOver = "masa-simpan-berakhir"
    case contentErased = "isi-dihapus"
}

extension CaseEvent.Body {
    /// The name of the event that erased a case. It lies under a key that is made for it (docs/decisions/0035).
    public static let erasureTypeName = EventType.contentErased.rawValue

    /// The names of all types, for whoever must know each of them.
    public static let typeNames = EventType.allCases.map(\.rawValue)
}
