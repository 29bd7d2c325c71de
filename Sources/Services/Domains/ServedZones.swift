public import Store

/// The zones below which an office hands out addresses.
public enum ServedZones {
    public static func forMail(of office: String, in transaction: any ReadTransaction) throws -> [String] {
        try transaction.rows(
            "SELECT zone FROM served_zones WHERE office_id = \(office) AND for_mail = 1 ORDER BY zone"
        ).map { $0.text("zone") }
    }

    public static func forDomains(of office: String, in transaction: any ReadTransaction) throws -> [String] {
        try transaction.rows(
            "SELECT zone FROM served_zones WHERE office_id = \(office) AND for_domains = 1 ORDER BY zone"
        ).map { $0.text("zone") }
    }
}
