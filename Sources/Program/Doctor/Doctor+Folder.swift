import Glibc

extension Doctor {
    /// Whoever runs this looks with the rights of another than the service.
    var userFindings: [DoctorFinding] {
        var status = stat()
        guard stat(settings.data, &status) == 0, status.st_uid != geteuid() else { return [] }
        let owner = getpwuid(status.st_uid).map { String(cString: $0.pointee.pw_name) } ?? "uid \(status.st_uid)"
        return [
            DoctorFinding(
                "pengguna", .warning,
                "Folder data milik \(owner), sedangkan perintah ini dijalankan sebagai \(SystemUser.name).",
                advice: "Jalankan sebagai pemiliknya: sudo -u \(owner) balai doctor.")
        ]
    }

    /// Folder, rights and room.
    var folderFindings: [DoctorFinding] {
        var status = stat()
        guard stat(settings.data, &status) == 0 else {
            return [
                DoctorFinding(
                    "folder data", .error, "\(settings.data) tidak dapat dibuka: \(String(cString: strerror(errno))).",
                    advice: "Buat dengan balai init, atau perbaiki BALAI_DATA.")
            ]
        }
        return [rights(status), room].compactMap(\.self)
    }

    private func rights(_ status: stat) -> DoctorFinding {
        guard access(settings.data, R_OK | W_OK | X_OK) == 0 else {
            return DoctorFinding(
                "folder data", .error, "\(settings.data) tidak dapat ditulisi oleh \(SystemUser.name).",
                advice: "Jalankan sebagai pemiliknya, atau perbaiki pemiliknya dengan chown.")
        }
        guard status.st_mode & 0o077 == 0 else {
            return DoctorFinding(
                "folder data", .warning, "\(settings.data) dapat dibuka pengguna lain mesin ini.",
                advice: "Jalankan chmod 700 \(settings.data).")
        }
        return DoctorFinding("folder data", .ok, "\(settings.data) hanya terbuka bagi pemiliknya.")
    }

    private var room: DoctorFinding? {
        var disk = statvfs()
        guard statvfs(settings.data, &disk) == 0 else { return nil }
        let free = (UInt64(disk.f_bavail) * UInt64(disk.f_frsize)) >> 20
        let text = "\(free) MiB kosong di disk folder data."
        let advice = "Tambah ruang. Bila disk penuh, kiriman ditolak sampai ada ruang lagi."
        switch free {
        case ..<200: return DoctorFinding("ruang", .error, text, advice: advice)
        case ..<2048: return DoctorFinding("ruang", .warning, text, advice: advice)
        default: return DoctorFinding("ruang", .ok, text)
        }
    }
}
