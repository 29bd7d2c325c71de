import Forms
import Procedures
import Store

/// An address below one of the office's zones; one holder at a time.
enum MailboxAddress {
    /// Whether an address follows the naming rule: 3–40 characters before the @ out of `a-z`, digits and single inner
    /// dots, hyphens or underscores, and a zone that this office serves.
    static func check(_ address: String, for office: String, in transaction: any ReadTransaction) throws {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw FieldTroubles(["alamat": "Alamat email berbentuk nama@domain, misalnya sekretariat@desa.contoh"])
        }
        guard isLocalPart(parts[0]) else {
            throw FieldTroubles([
                "alamat": "Bagian sebelum @ berisi 3–40 huruf kecil, angka, titik, atau tanda hubung, diawali huruf"
            ])
        }
        let zones = try ServedZones.forMail(of: office, in: transaction)
        guard zones.contains(where: { parts[1] == $0 || parts[1].hasSuffix("." + $0) }) else {
            let known = zones.isEmpty ? "belum ada" : zones.joined(separator: ", ")
            throw FieldTroubles(["alamat": "Domain “\(parts[1])” tidak dilayani di sini; yang dilayani: \(known)"])
        }
    }

    static func isLocalPart(_ text: Substring) -> Bool {
        let bytes = Array(text.utf8)
        guard (3...40).contains(bytes.count), (0x61...0x7A).contains(bytes[0]) else { return false }
        var previousWasMark = false
        for byte in bytes {
            switch byte {
            case 0x61...0x7A, 0x30...0x39: previousWasMark = false
            case 0x2E, 0x2D, 0x5F:
                if previousWasMark { return false }
                previousWasMark = true
            default: return false
            }
        }
        return !previousWasMark
    }

    /// Notes that a case holds the address. Refuses one that somebody has.
    static func take(_ address: String, for call: EffectCall, in transaction: any Transaction) throws {
        let taken = try transaction.row(
            """
            SELECT case_id FROM mail_addresses
            WHERE office_id = \(call.office) AND address = \(address) AND released_at IS NULL
            """)
        if taken != nil {
            throw FieldTroubles([
                "alamat":
                    "Alamat \(address) sudah dipakai. Pilih hasil “Alamat sudah dipakai orang lain”, atau buat alamat lain"
            ])
        }
        try transaction.execute(
            """
            INSERT INTO mail_addresses (office_id, address, case_id, taken_at)
            VALUES (\(call.office), \(address), \(call.caseID), \(call.now.seconds))
            """)
    }

    static func release(_ address: String, for call: EffectCall, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            UPDATE mail_addresses SET released_at = \(call.now.seconds)
            WHERE office_id = \(call.office) AND address = \(address) AND case_id = \(call.caseID)
                AND released_at IS NULL
            """)
    }
}
