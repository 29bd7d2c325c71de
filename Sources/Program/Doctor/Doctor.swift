import Services
import Store

/// Looks whether an installation is well: what it is set to, what it stands on, who answers. Changes nothing but a probe in
/// the place of files, which it takes away again; works beside a running service.
struct Doctor: Sendable {
    let settings: Settings
    /// A folder of backups to look into.
    var backups: String?
    var machine: @Sendable () -> Int64 = MachineClock.milliseconds
    /// Where units of systemd are.
    var unitPlaces = UnitSandbox.places

    /// In the order in which one thing needs another.
    func findings() async -> [DoctorFinding] {
        var found = settingFindings + userFindings
        let folder = DataFolder(settings: settings)
        let content: DataFolder.Content
        do {
            content = try await folder.content()
        } catch {
            // Only a server can fail to say what it holds.
            content = .nothing
            found.append(DoctorFinding("basis data", .error, Wording.of(error), advice: Self.serverAdvice))
        }
        found += folderFindings
        found += await unitFindings(folder)
        switch content {
        case .real, .demo: found += await dataFindings(folder)
        case .unfinishedDemo:
            found.append(
                DoctorFinding(
                    "data", .error, "Data contoh di \(settings.dataPlace) belum selesai dibuat.",
                    advice: "Jalankan balai demo lagi."))
        case .nothing:
            found.append(
                DoctorFinding(
                    "data", .error, "Belum ada data di \(settings.dataPlace).",
                    advice: "Jalankan balai init, atau perbaiki BALAI_DATA atau BALAI_DATABASE."))
        }
        found += await mailFindings() + addressFindings() + serviceFindings() + limitFindings
        if let backups { found.append(await backupFinding(backups)) }
        return found
    }

    private var settingFindings: [DoctorFinding] {
        let source = settings.file.map { "lingkungan dan \($0)" } ?? "lingkungan, tanpa berkas pengaturan"
        return [DoctorFinding("pengaturan", .ok, "Semua terbaca, dari \(source).")]
            + settings.warnings.map {
                DoctorFinding("pengaturan", .warning, $0, advice: "Perbaiki namanya atau izinnya.")
            }
    }

    /// A finding of a check that throws what is wrong.
    /// - Parameter body: what is well, in a sentence.
    func finding(
        _ check: String, advice: String? = nil, _ body: () async throws -> String
    ) async -> DoctorFinding {
        do {
            return DoctorFinding(check, .ok, try await body())
        } catch {
            return DoctorFinding(check, .error, Wording.of(error), advice: advice)
        }
    }

    static let serverAdvice =
        "Periksa BALAI_DATABASE, apakah server basis data berjalan, dan apakah mesin ini boleh tersambung (pg_hba.conf)."
}
