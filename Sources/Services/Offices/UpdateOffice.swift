import Forms
import Procedures
import Store

/// Changes what an office shows of itself: name, colour, letterhead, contacts.
public struct UpdateOffice: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameters:
    ///   - region: code or name, as it was typed; nil: it stays as it is.
    ///   - seen: the ``OfficeFacts`` that were shown; nil: whatever they are now.
    /// - Throws: `Denial`; `FieldTroubles` at `nama`, `warna`, `wilayah`, `tempat`, those of the contacts, or `kantor` where they are others by now.
    public func callAsFunction(
        _ id: String, name: String, accent: String, letterhead: Letterhead, contacts: OfficeContacts,
        region: String? = nil, seen: String? = nil, by person: Person
    ) async throws {
        let environment = environment
        let name = try PersonName.check(name)
        let accent = try Accent(accent)
        guard !letterhead.place.isBlank else {
            throw FieldTroubles(["tempat": "Isi tempat surat dibuat; surat dan buku mencantumkannya di depan tanggal"])
        }
        let contacts = try contacts.checked()
        try await environment.database.write { transaction in
            let work = try Administration.of(id, by: person, environment, in: transaction)
            if let seen, try OfficeFacts.hash(of: work.office, in: transaction) != seen {
                throw FieldTroubles(["kantor": Self.stale])
            }
            let above = try work.office.parent.flatMap { try Office.find($0, in: transaction) }
            let code =
                region == nil
                ? work.office.regionCode
                : try TypedRegion.code(
                    region, below: above?.regionCode, kind: work.office.kind.name, office: id, in: transaction)
            let letterhead = try JSONColumn.text(letterhead)
            try OfficeRevision.change(in: transaction) {
                _ = try transaction.execute(
                    """
                    UPDATE offices SET name = \(name), accent = \(accent.hex), letterhead = \(letterhead),
                        region_code = \(code)
                    WHERE id = \(id)
                    """)
            }
            try contacts.replace(of: id, in: transaction)
            try work.record(.officeChanged, of: work.office.slug, name, in: transaction)
        }
    }

    private static let stale =
        "Belum disimpan. Data kantor ini sudah diubah orang lain setelah halaman ini dibuka. Periksa lagi, lalu kirim lagi"
}
