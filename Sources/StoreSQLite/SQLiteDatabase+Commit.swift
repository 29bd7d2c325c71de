import GRDB
import Store

extension SQLiteDatabase {
    /// Commits what waits, together: each in a savepoint of its own, so that one that fails is undone alone, and nobody is
    /// answered before the commit of all is on the disk.
    func commitWaiting() {
        let jobs = waiting.take(groupSize)
        guard jobs.count > 1 else {
            jobs.forEach(commitAlone)
            return
        }
        do {
            let failures = try DatabaseFailure.telling {
                try pool.writeWithoutTransaction { try commit(jobs, on: $0) }
            }
            for (job, failure) in failures { job.fail(failure) }
            settle(jobs.filter { !$0.isSettled })
        } catch DatabaseFailure.busy where jobs.allSatisfy({ !$0.isPerformed }) {
            // Another process writes, and each of them has waited for it.
            for job in jobs { job.fail(DatabaseFailure.busy) }
        } catch {
            // SQLite undoes a whole transaction when the disk is full, and a commit may fail: then each stands for itself,
            // also one that was refused by what another did, which is undone now.
            jobs.forEach(commitAlone)
        }
    }

    /// - Returns: those that failed by themselves, and why.
    private func commit(
        _ jobs: [any WriteJob], on connection: GRDB.Database
    ) throws -> [(any WriteJob, any Error)] {
        var failures: [(any WriteJob, any Error)] = []
        try connection.inTransaction(.immediate) {
            for job in jobs {
                do {
                    try connection.inSavepoint {
                        try DatabaseFailure.telling { try job.perform(in: SQLiteTransaction(connection)) }
                        return .commit
                    }
                } catch {
                    failures.append((job, error))
                    // The transaction of those before it may be gone with it.
                    guard connection.isInsideTransaction else { throw error }
                }
            }
            return .commit
        }
        return failures
    }

    private func commitAlone(_ job: any WriteJob) {
        do {
            try DatabaseFailure.telling {
                try pool.writeWithoutTransaction { connection in
                    try connection.inTransaction(.immediate) {
                        try job.perform(in: SQLiteTransaction(connection))
                        return .commit
                    }
                }
            }
            settle([job])
        } catch {
            job.fail(error)
        }
    }

    private func settle(_ jobs: [any WriteJob]) {
        var askedWork: Set<String> = []
        for job in jobs { askedWork.formUnion(job.commit()) }
        bell.ring(askedWork)
    }
}
