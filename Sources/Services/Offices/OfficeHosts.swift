public import Store

/// The host names under which an office's pages are found.
enum OfficeHosts {
    /// - Returns: it, as it is kept.
    /// - Throws: `FieldTroubles` at `host`.
    @discardableResult
    static func add(_ typed: String, to office: String, in transaction: any Transaction) throws -> String {
        let host = HostName.bare(typed)
        guard HostName.mayBeAnOffices(host) else {
            throw FieldTroubles(["host": "Isi nama host saja, misalnya desa-contoh.id"])
        }
        let taken = try transaction.row("SELECT office_id FROM office_hosts WHERE host = \(host)")
        guard taken == nil else { throw FieldTroubles(["host": "Host “\(host)” sudah dipakai"]) }
        try OfficeRevision.change(in: transaction) {
            _ = try transaction.execute("INSERT INTO office_hosts (host, office_id) VALUES (\(host), \(office))")
        }
        return host
    }

    static func remove(_ host: String, from office: String, in transaction: any Transaction) throws {
        try OfficeRevision.change(in: transaction) {
            _ = try transaction.execute("DELETE FROM office_hosts WHERE host = \(host) AND office_id = \(office)")
        }
    }
}

extension ReadOffices {
    /// The host names of an office, in the order of the alphabet: links in mails begin with the first.
    public func hosts(of office: String, in transaction: any ReadTransaction) throws -> [String] {
        try transaction.rows("SELECT host FROM office_hosts WHERE office_id = \(office) ORDER BY host").map {
            $0.text("host")
        }
    }
}
