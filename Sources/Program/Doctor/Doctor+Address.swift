import Glibc
import Services

extension Doctor {
    /// What visitors type, and who stands before us.
    func addressFindings() async -> [DoctorFinding] {
        guard !settings.isLoopback else {
            return [
                DoctorFinding(
                    "alamat", .warning, "\(settings.address) hanya dapat dibuka di mesin ini.",
                    advice: "Isi BALAI_ADDRESS dengan alamat umum, misalnya https://layanan.contoh.go.id.")
            ]
        }
        return [scheme, name, proxies]
    }

    private var scheme: DoctorFinding {
        guard settings.address.hasPrefix("https://") else {
            return DoctorFinding(
                "alamat", .error,
                "\(settings.address) tidak memakai https: peramban menolak kuki, dan tidak ada yang dapat masuk.",
                advice: "Pasang proksi TLS, dan tulis BALAI_ADDRESS dengan https://.")
        }
        return DoctorFinding("alamat", .ok, settings.address)
    }

    private var name: DoctorFinding {
        let host = settings.hostHeader.split(separator: ":").first.map(String.init) ?? settings.hostHeader
        guard NetworkName.isKnown(host) else {
            return DoctorFinding(
                "nama domain", .error, "\(host) tidak ditemukan di DNS.",
                advice: "Daftarkan namanya di DNS, atau perbaiki BALAI_ADDRESS.")
        }
        return DoctorFinding("nama domain", .ok, "\(host) ada di DNS.")
    }

    private var proxies: DoctorFinding {
        guard !settings.trustedProxies.isEmpty else {
            return DoctorFinding(
                "proksi", .warning,
                "BALAI_TRUSTED_PROXIES kosong: semua pengunjung terlihat dari satu alamat, alamat proksi.",
                advice: "Isi dengan alamat IP proksi, misalnya 127.0.0.1 bila di mesin yang sama.")
        }
        return DoctorFinding(
            "proksi", .ok, "Dipercaya: \(settings.trustedProxies.map(\.description).sorted().joined(separator: ", ")).")
    }
}

enum NetworkName {
    /// Whether the machine finds addresses of a name.
    static func isKnown(_ host: String) -> Bool {
        var found: UnsafeMutablePointer<addrinfo>?
        defer { if found != nil { freeaddrinfo(found) } }
        return getaddrinfo(host, nil, nil, &found) == 0
    }
}
