import Forms
import Procedures
import Store

/// The office's addresses for hosting: ranges, out of which one address goes to one holder.
enum IPPool {
    /// The lowest address that nobody has; nil when the pool is used up.
    static func firstFree(of office: String, in transaction: any ReadTransaction) throws -> IPv4? {
        let ranges = try transaction.rows(
            "SELECT first_address, last_address FROM ip_pools WHERE office_id = \(office) ORDER BY first_address")
        let taken = Set(
            try transaction.rows(
                "SELECT address FROM ip_allocations WHERE office_id = \(office) AND released_at IS NULL"
            ).map { $0.int("address") })
        for range in ranges {
            let (first, last) = (range.int("first_address"), range.int("last_address"))
            if first <= last, let free = (first...last).first(where: { !taken.contains($0) }) {
                return IPv4(number: free)
            }
        }
        return nil
    }

    /// Gives an address of the pool to a case. Refuses one outside the pool, or that somebody has.
    static func take(_ typed: String, purpose: String, for call: EffectCall, in transaction: any Transaction) throws
        -> IPv4
    {
        guard let address = IPv4(typed) else {
            throw FieldTroubles(["alamat": "Alamat IP terdiri atas empat angka 0–255, misalnya 10.10.0.7"])
        }
        let inPool = try transaction.row(
            """
            SELECT first_address FROM ip_pools WHERE office_id = \(call.office)
                AND first_address <= \(address.number) AND last_address >= \(address.number)
            """)
        guard inPool != nil else {
            throw FieldTroubles(["alamat": "\(address) bukan bagian dari kumpulan alamat kantor ini"])
        }
        let holder = try transaction.row(
            """
            SELECT purpose FROM ip_allocations
            WHERE office_id = \(call.office) AND address = \(address.number) AND released_at IS NULL
            """)
        if let holder {
            throw FieldTroubles(["alamat": "\(address) sudah dipakai untuk \(holder.text("purpose"))"])
        }
        try transaction.execute(
            """
            INSERT INTO ip_allocations (office_id, address, purpose, case_id, taken_at)
            VALUES (\(call.office), \(address.number), \(purpose), \(call.caseID), \(call.now.seconds))
            """)
        return address
    }

    static func release(_ typed: String, for call: EffectCall, in transaction: any Transaction) throws {
        guard let address = IPv4(typed) else { return }
        try transaction.execute(
            """
            UPDATE ip_allocations SET released_at = \(call.now.seconds)
            WHERE office_id = \(call.office) AND address = \(address.number) AND case_id = \(call.caseID)
                AND released_at IS NULL
            """)
    }
}
