import Store

/// Something that is wrong with the data, said to whoever runs Balai: without names of people.
public struct Finding: Hashable, Sendable, Codable {
    /// For programs: `berkas-hilang`.
    public let kind: String
    /// Which case, book or file: `<kantor>/<nomor>`.
    public let place: String
    public let text: String
}

extension Finding {
    static func damagedBackup(file: String) -> Finding {
        Finding(kind: "cadangan-rusak", place: file, text: "hilang, terpotong, atau berubah isinya")
    }

    static func key(_ failure: KeyFailure) -> Finding {
        Finding(kind: "kunci", place: "kunci", text: failure.description)
    }

    static func missingFile(_ place: String) -> Finding {
        Finding(
            kind: "berkas-hilang", place: place, text: "disebut database, tetapi hilang atau terpotong di penyimpanan")
    }

    /// A file of which a case speaks and no row.
    static func unnamedFile(_ place: String, of number: String) -> Finding {
        Finding(
            kind: "berkas-hilang", place: place,
            text: "disebut riwayat permohonan \(number), tetapi barisnya hilang tanpa peristiwa yang menghapusnya")
    }

    static func unreadable(_ place: String, rows: Int) -> Finding {
        Finding(kind: "baris", place: place, text: "\(rows) baris tidak terbaca")
    }

    static func damagedFile(_ place: String) -> Finding {
        Finding(kind: "berkas-rusak", place: place, text: "rusak, berubah, atau tidak dapat dibuka dengan kuncinya")
    }

    static func chain(_ place: String, _ text: String) -> Finding {
        Finding(kind: "riwayat", place: place, text: text)
    }

    static func projection(_ place: String, _ text: String) -> Finding {
        Finding(kind: "daftar", place: place, text: text)
    }

    static func erasureUndone(_ place: String, _ text: String) -> Finding {
        Finding(kind: "penghapusan-batal", place: place, text: text)
    }

    static func copiesLeft(_ place: String, at offices: [String]) -> Finding {
        Finding(
            kind: "salinan-tersisa", place: place,
            text: "isinya dihapus, tetapi salinan tugasnya di \(offices.joined(separator: ", ")) belum; coba lagi yang "
                + "tertunda")
    }

    static func register(_ place: String, _ text: String) -> Finding {
        Finding(kind: "nomor", place: place, text: text)
    }
}
