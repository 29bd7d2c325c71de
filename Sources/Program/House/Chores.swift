import Glibc
import Logging
import Services
import Store

extension House {
    /// What is done once a day: removing what has expired. Ends when the task is cancelled.
    func runChores() async {
        while !Task.isCancelled {
            await attempt("sesi dan tautan") { try await SweepIdentity(environment)() }
            await attempt("draf permohonan") { try await SweepDrafts(environment)() }
            await attempt("tugas kantor lain") { try await SweepHandovers(environment)() }
            await attempt("berkas tanpa pemilik") {
                _ = try await blobs.removeOrphans(in: database, now: Int64(time(nil)))
            }
            try? await Task.sleep(for: .seconds(86_400))
        }
    }

    private func attempt(_ what: String, _ work: () async throws -> Void) async {
        do {
            try await work()
        } catch {
            logger.error("Pembersihan harian (\(what)) gagal: \(Wording.of(error))")
        }
    }
}
