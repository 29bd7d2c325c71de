import Store

/// A logo that no stored file is behind: its row is gone. One that is there is looked at with all other files.
enum LogoFindings {
    static func findings(at office: AuditedOffice, in transaction: any ReadTransaction) throws -> [Finding] {
        let row = try transaction.row("SELECT logo FROM offices WHERE id = \(office.id)")
        guard let text = row?.textOrNil("logo") else { return [] }
        guard let logo = try? JSONColumn.read(OfficeLogo.self, text) else {
            return [.unreadable("\(office.slug)/logo", rows: 1)]
        }
        let named = try transaction.rows(
            "SELECT id FROM blobs WHERE office_id = \(office.id) AND id IN \(list: logo.blobs)"
        ).map { $0.text("id") }
        return logo.blobs.filter { !named.contains($0) }.map {
            .missingFile(BlobPlace(office: office.id, id: $0).backupPath)
        }
    }
}
