/// Why a file cannot be stored or read.
public enum BlobFailure: Error, Hashable, Sendable {
    case missing(id: String)
    /// Another file lies at the place of a new one.
    case taken(id: String)
    /// Cut, altered, or not the file that the row names.
    case altered(id: String)
    /// More bytes than allowed.
    case tooLarge(limit: Int)
    /// The disk is full, or what the service grants.
    case full
    /// The store does not answer, or not now; the same may work later.
    case unreachable(cause: String)
    /// The store does not do it, and will not until somebody changes a setting or a right there.
    case refused(cause: String)
}

extension BlobFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missing: "Berkas ini tidak ada lagi di penyimpanan."
        case .taken: "Di penyimpanan sudah ada berkas lain dengan nama yang sama; tidak ada yang ditimpa."
        case .altered: "Berkas ini rusak atau telah diubah di penyimpanan."
        case .tooLarge(let limit): "Berkas terlalu besar; paling besar \(limit / 1_000_000) MB."
        case .full: "Ruang penyimpanan penuh; berkas tidak disimpan."
        case .unreachable(let cause): "Penyimpanan berkas tidak dapat dihubungi: \(cause)"
        case .refused(let cause): "Penyimpanan berkas menolak: \(cause)"
        }
    }
}

extension BlobFailure {
    /// The store has the file no more, or not as it was: no other try will find it.
    public var isLoss: Bool {
        switch self {
        case .missing, .altered: true
        case .taken, .tooLarge, .full, .unreachable, .refused: false
        }
    }

    /// Runs `body` and says what the system said about a file in the words of this floor.
    package static func telling<Value>(_ id: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let failure as FileFailure where failure.isMissing {
            throw BlobFailure.missing(id: id)
        } catch let failure as FileFailure where failure.isThereAlready {
            throw BlobFailure.taken(id: id)
        } catch let failure as FileFailure where failure.isFull {
            throw BlobFailure.full
        }
    }
}
