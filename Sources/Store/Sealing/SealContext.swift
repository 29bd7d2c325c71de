/// The place that a sealed value belongs to. It is authenticated with the value: bytes copied into another row, column
/// or table no longer open.
public struct SealContext: Hashable, Sendable {
    public let table: String
    public let column: String
    /// The row's primary key, office first.
    public let row: [String]

    public init(table: String, column: String, row: [String]) {
        self.table = table
        self.column = column
        self.row = row
    }

    var bytes: [UInt8] { LengthPrefixed.bytes(([table, column] + row).map { Array($0.utf8) }) }
}

/// What seals: the keyring of the installation, or the key of a case.
public protocol Sealing: Sendable {
    func seal(_ content: [UInt8], for context: SealContext) -> [UInt8]

    /// - Throws: `SealFailure`.
    func open(_ sealed: [UInt8], for context: SealContext) throws -> [UInt8]
}

extension Sealing {
    public func seal(_ text: String, for context: SealContext) -> [UInt8] { seal(Array(text.utf8), for: context) }

    public func openText(_ sealed: [UInt8], for context: SealContext) throws -> String {
        String(decoding: try open(sealed, for: context), as: UTF8.self)
    }
}

/// Why a sealed value does not open.
public enum SealFailure: Error, Hashable, Sendable {
    /// Sealed with a key that is not in the keyring.
    case unknownKey(KeyName)
    /// Altered, cut, or moved from the place it was sealed for.
    case altered
}

extension SealFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownKey(let name): "Data ini disegel dengan kunci \(name) yang tidak ada dalam berkas kunci."
        case .altered: "Data tersegel ini rusak atau telah diubah."
        }
    }
}
