import Glibc
import Logging
import Services
import Store

extension House {
    /// What is done at start and then once a day: making rows of older rules anew, and removing what has expired; and the
    /// day's roots, asked for every hour so that no day is missed, and what was erased taken out of the engine's files; all
    /// of it only while the clock is believed. Ends when the task is cancelled.
    func runChores() async {
        var hour = 0
        while !Task.isCancelled {
            guard await runChores(hour: hour) else {
                try? await Task.sleep(for: .seconds(10))
                continue
            }
            try? await Task.sleep(for: .seconds(3_600))
            hour += 1
        }
    }

    /// - Returns: false where nothing was done, since the clock is not believed: what is swept by a wrong one is gone, and a
    ///   root of its day would vouch for it.
    func runChores(hour: Int) async -> Bool {
        guard clockTrust.doubt == nil else { return false }
        if hour.isMultiple(of: 24) { await runDailyChores() }
        // What hindered it, a backup for one, is over an hour later.
        await attempt("sisa yang dihapus") { try await database.scrub() }
        await attempt("ringkasan pagi") { try await SendDigests(environment, cases)() }
        await attempt("akar audit") { try await writeRoots() }
        return true
    }

    private func runDailyChores() async {
        await attempt("daftar permohonan") { try await rebuildCases() }
        await attempt("daftar penghapusan isi") { try await keepErasures() }
        await attempt("sesi dan tautan") { try await SweepIdentity(environment)() }
        await attempt("draf permohonan") { try await sweepDrafts() }
        await attempt("tugas kantor lain") { try await SweepHandovers(environment)() }
        await attempt("pemberitahuan lama") { try await SweepNotices(environment)() }
        await attempt("catatan pembukaan") { try await SweepOpenings(environment)() }
        await attempt("urutan penilaian layanan") { try await ShuffleAnswers(environment)() }
        await attempt("saran lama") { try await SweepRemarks(environment)() }
        await attempt("salinan sebelum pembaruan") {
            try await database.removeCopies(
                labelled: Migrator.copyLabel, keptBefore: Int64(time(nil)) - Migrator.copyKeptDays * 86_400)
        }
        await attempt("berkas tanpa pemilik") {
            _ = try await blobs.removeOrphans(
                of: ReadOffices(environment).everyID(), in: database, now: Int64(time(nil)))
        }
    }

    private func rebuildCases() async throws {
        let done = try await RebuildCases(environment, cases).everyOffice()
        if done.rebuilt > 0 { logger.info("Daftar permohonan dibangun ulang: \(done.rebuilt) permohonan") }
        if !done.failed.isEmpty {
            let (count, first) = (done.failed.count, done.failed[0])
            logger.error("Daftar permohonan tidak dapat dibangun ulang: \(count) permohonan, yang pertama \(first)")
        }
    }

    private func sweepDrafts() async throws {
        for left in try await SweepDrafts(environment)() {
            logger.error("Pekerjaan harian (draf permohonan kantor \(left.office)) gagal: \(Wording.of(left.error))")
        }
    }

    private func attempt(_ what: String, _ work: () async throws -> Void) async {
        do {
            try await work()
        } catch {
            logger.error("Pekerjaan harian (\(what)) gagal: \(Wording.of(error))")
        }
    }
}
