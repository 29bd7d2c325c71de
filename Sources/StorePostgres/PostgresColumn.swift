import Store

/// Values in libpq's binary form, and back into the same as SQLite gives.
enum PostgresColumn {
    /// The types that are asked for and given, by their numbers (`pg_type.oid`, fixed for ever).
    enum ObjectID {
        static let boolean: UInt32 = 16
        static let bytes: UInt32 = 17
        static let shortInteger: UInt32 = 21
        static let middleInteger: UInt32 = 23
        static let objectID: UInt32 = 26
        static let integer: UInt32 = 20
        static let text: UInt32 = 25
        /// `"char"`, `name`, `unknown`, `char(n)`, `varchar(n)`.
        static let otherTexts: Set<UInt32> = [18, 19, 705, 1042, 1043]
        static let shortReal: UInt32 = 700
        static let real: UInt32 = 701
        static let numeric: UInt32 = 1700
        static let nothing: UInt32 = 2278
    }

    /// - Throws: for a type that the portable subset does not have.
    static func value(_ bytes: UnsafeRawBufferPointer, type: UInt32) throws -> SQLValue {
        switch type {
        case ObjectID.integer: return .integer(Int64(bitPattern: bigEndian(bytes)))
        case ObjectID.text: return .text(String(decoding: bytes, as: UTF8.self))
        case ObjectID.bytes: return .blob(Array(bytes))
        case ObjectID.boolean: return .integer(bytes.first == 0 ? 0 : 1)
        case ObjectID.real: return .real(Double(bitPattern: bigEndian(bytes)))
        case ObjectID.shortReal: return .real(Double(Float(bitPattern: UInt32(truncatingIfNeeded: bigEndian(bytes)))))
        case ObjectID.numeric: return try PostgresNumeric.value(bytes)
        case ObjectID.nothing: return .null
        case _ where ObjectID.otherTexts.contains(type): return .text(String(decoding: bytes, as: UTF8.self))
        case ObjectID.shortInteger: return .integer(Int64(Int16(truncatingIfNeeded: bigEndian(bytes))))
        case ObjectID.middleInteger: return .integer(Int64(Int32(truncatingIfNeeded: bigEndian(bytes))))
        case ObjectID.objectID: return .integer(Int64(bigEndian(bytes)))
        default: throw DatabaseFailure.statement("a column of type \(type), which SQLite does not have")
        }
    }

    /// The type by which a value is bound; 0 leaves it to the server, which a NULL must.
    static func type(of value: SQLValue) -> UInt32 {
        switch value {
        case .null: 0
        case .integer: ObjectID.integer
        case .real: ObjectID.real
        case .text: ObjectID.text
        case .blob: ObjectID.bytes
        }
    }

    /// - Throws: for text with a zero byte, which both engines would cut.
    static func append(_ value: SQLValue, to bytes: inout [UInt8]) throws {
        switch value {
        case .null: break
        case .integer(let number): append(UInt64(bitPattern: number), to: &bytes)
        case .real(let number): append(number.bitPattern, to: &bytes)
        case .text(let text):
            guard !text.utf8.contains(0) else { throw DatabaseFailure.statement("a value cannot be bound") }
            bytes.append(contentsOf: text.utf8)
        case .blob(let blob): bytes.append(contentsOf: blob)
        }
    }

    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    static func bigEndian(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
}
