import FoundationEssentials
import Services

/// What `balai verify` says.
enum VerificationText {
    static func of(_ result: VerifyCommand.Result) -> String {
        let found = result.verification
        var lines = found.findings.map { "\(result.name): \($0.place): \($0.text)" }
        if let reason = found.notLookedInto { lines.append("\(result.name): \(sentence(reason))") }
        if result.areErasuresElsewhere == true {
            lines.append(
                "\(result.name): penghapusan isi tidak dicocokkan, karena daftarnya ditulis mesin lain "
                    + "(BALAI_AUDIT=mesin-lain). Jalankan balai verify juga di sana.")
        }
        let looked =
            "\(found.cases) permohonan (\(found.events) peristiwa), \(found.books) buku, \(found.files) berkas diperiksa"
        let closed = found.closedFiles > 0 ? "; \(found.closedFiles) berkas tertutup hanya dilihat keberadaannya" : ""
        lines.append("\(result.name): \(looked)\(closed): \(outcome(found)).")
        return lines.map { $0 + "\n" }.joined()
    }

    static func json(_ results: [VerifyCommand.Result]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(results), as: UTF8.self)
    }

    private static func sentence(_ reason: Verification.Unlooked) -> String {
        switch reason {
        case .olderSchema:
            "dibuat dengan skema yang lebih lama. Hanya berkas dan kuncinya yang diperiksa; isinya dapat diperiksa sesudah "
                + "dikembalikan."
        case .newerSchema:
            "dibuat versi Balai yang lebih baru. Hanya berkas dan kuncinya yang diperiksa; periksa isinya dengan versi itu."
        case .closedSnapshot:
            "cadangan PostgreSQL. Hanya berkas dan nama kuncinya yang diperiksa; isinya dapat diperiksa sesudah "
                + "dikembalikan."
        case .unusable: "isinya tidak diperiksa, karena kesalahan di atas."
        }
    }

    private static func outcome(_ found: Verification) -> String {
        found.isClean ? "semua benar" : "\(found.findings.count) kesalahan"
    }
}
