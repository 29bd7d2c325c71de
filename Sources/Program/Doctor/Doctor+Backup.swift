import Store

extension Doctor {
    /// Whether the newest backup is of today or yesterday.
    func backupFinding(_ typed: String) async -> DoctorFinding {
        let folder = BackupFolder(path: RealPath.of(typed))
        do {
            let newest = try await folder.newest()
            let hours = (machine() / 1000 - newest.manifest.takenAt) / 3600
            guard hours >= 0 else {
                return DoctorFinding(
                    "cadangan", .error, "Cadangan terakhir \(newest.name) bertanggal di masa depan.",
                    advice: "Periksa jam mesin ini, lalu jalankan balai backup \(folder.path).")
            }
            let text = "Cadangan terakhir \(newest.name), \(hours) jam yang lalu."
            guard hours <= 36 else {
                return DoctorFinding(
                    "cadangan", .warning, text, advice: "Jalankan balai backup \(folder.path), dan periksa jadwalnya.")
            }
            return DoctorFinding("cadangan", .ok, text)
        } catch {
            return DoctorFinding(
                "cadangan", .error, Wording.of(error), advice: "Jalankan balai backup \(folder.path).")
        }
    }
}
