import Forms
import Store

/// With what an office is closed, as it was typed.
public struct ClosingTerms: Hashable, Sendable {
    /// Why, for the administration's record.
    public var reason: String
    /// The regulation, as it is cited; everybody reads it.
    public var legalBasis: String
    /// The office that takes over, by its name in addresses.
    public var successor: String

    public init(reason: String, legalBasis: String, successor: String) {
        self.reason = reason
        self.legalBasis = legalBasis
        self.successor = successor
    }

    static let longestReason = 500
    static let longestBasis = 200

    /// Reason and basis in one line each, and the office that takes over.
    /// - Throws: `FieldTroubles` at `alasan`, `peraturan`, `penerus`.
    func checked(
        for work: Administration, in transaction: any ReadTransaction
    ) throws -> (reason: String, legalBasis: String, successor: Office) {
        var troubles: [String: String] = [:]
        let reason = Self.line(reason, Self.longestReason, "alasan", "Isi alasan penutupannya", &troubles)
        let basis = Self.line(legalBasis, Self.longestBasis, "peraturan", "Isi peraturan yang mendasarinya", &troubles)
        let slug = successor.lowercased().split(whereSeparator: \.isWhitespace).joined()
        let next = slug.isEmpty ? nil : try Office.find(slug: slug, in: transaction)
        troubles["penerus"] = try Self.trouble(with: next, called: slug, for: work, in: transaction)
        guard troubles.isEmpty, let next else { throw FieldTroubles(troubles) }
        return (reason, basis, next)
    }

    /// Written in one line; it may not be blank, nor longer than that.
    static func line(
        _ typed: String, _ longest: Int, _ field: String, _ missing: String, _ troubles: inout [String: String]
    ) -> String {
        let text = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if text.isBlank || text.unicodeScalars.contains(where: { $0.value < 0x20 }) {
            troubles[field] = missing
        } else if text.count > longest {
            troubles[field] = "Paling panjang \(longest) huruf"
        }
        return text
    }

    private static func trouble(
        with office: Office?, called slug: String, for work: Administration, in transaction: any ReadTransaction
    ) throws -> String? {
        guard !slug.isEmpty else { return "Isi nama pendek kantor penerusnya" }
        guard let office else { return "Tidak ada kantor bernama pendek “\(slug)”" }
        guard office.id != work.office.id else { return "Penerusnya harus kantor lain" }
        guard office.isOpen else { return "\(office.name) sendiri sudah ditutup" }
        guard try work.administers(office.id, in: transaction) else {
            return "Pilih kantor yang Anda kelola; \(office.name) diurus administrator lain"
        }
        return nil
    }
}
