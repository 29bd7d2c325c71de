import Store

/// The host names under which an office's pages are found.
enum OfficeHosts {
    /// Throws `FieldTroubles` at `host`.
    static func add(_ typed: String, to office: String, in transaction: any Transaction) throws {
        let host = HostName.bare(typed)
        guard HostName.mayBeAnOffices(host) else {
            throw FieldTroubles(["host": "Tulis nama host, misalnya desa-contoh.id"])
        }
        let taken = try transaction.row("SELECT office_id FROM office_hosts WHERE host = \(host)")
        guard taken == nil else { throw FieldTroubles(["host": "Host “\(host)” sudah dipakai"]) }
        try OfficeRevision.change(in: transaction) {
            _ = try transaction.execute("INSERT INTO office_hosts (host, office_id) VALUES (\(host), \(office))")
        }
    }
}
