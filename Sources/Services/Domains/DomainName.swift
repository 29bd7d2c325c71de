import Forms
import Procedures
import Store

/// A name below one of the office's zones; one holder at a time.
enum DomainName {
    /// Labels of RFC 1035 §2.3.1, at most 63 characters each and 253 in all, below a zone that this office serves.
    static func check(_ name: String, for office: String, in transaction: any ReadTransaction) throws {
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, name.utf8.count <= 253, labels.allSatisfy(isLabel) else {
            throw FieldTroubles([
                "nama":
                    "Nama domain berisi huruf kecil, angka, dan tanda hubung, dipisah titik; misalnya randu.desa.contoh"
            ])
        }
        let zones = try ServedZones.forDomains(of: office, in: transaction)
        guard zones.contains(where: { name.hasSuffix("." + $0) }) else {
            let known = zones.isEmpty ? "belum ada" : zones.joined(separator: ", ")
            throw FieldTroubles(["nama": "Nama domain harus di bawah zona yang dilayani di sini: \(known)"])
        }
    }

    static func isLabel(_ label: Substring) -> Bool {
        let bytes = Array(label.utf8)
        guard (1...63).contains(bytes.count), bytes.first != 0x2D, bytes.last != 0x2D else { return false }
        return bytes.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    static func take(_ name: String, ip: IPv4?, for call: EffectCall, in transaction: any Transaction) throws {
        let holder = try transaction.row(
            "SELECT case_id FROM domain_names WHERE office_id = \(call.office) AND name = \(name) AND released_at IS NULL"
        )
        if holder != nil {
            throw FieldTroubles([
                "hasil": "Domain \(name) sudah dipakai. Pilih hasil “Nama sudah dipakai”"
            ])
        }
        try transaction.execute(
            """
            INSERT INTO domain_names (office_id, name, ip_address, case_id, taken_at)
            VALUES (\(call.office), \(name), \(ip?.number), \(call.caseID), \(call.now.seconds))
            """)
    }

    static func release(_ name: String, for call: EffectCall, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            UPDATE domain_names SET released_at = \(call.now.seconds)
            WHERE office_id = \(call.office) AND name = \(name) AND case_id = \(call.caseID) AND released_at IS NULL
            """)
    }
}
