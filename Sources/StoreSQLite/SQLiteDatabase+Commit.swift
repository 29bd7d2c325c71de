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
            try DatabaseFailure.telling { try pool.writeWithoutTransaction { try commit(jobs, on: $0) } }
            settle(jobs)
        } catch {
            // SQLite undoes a whole transaction when the disk is full, and a commit may fail: then each stands for itself.
            jobs.filter { !$0.isSettled }.forEach(commitAlone)
        }
    }

    private func commit(_ jobs: [any WriteJob], on connection: GRDB.Database) throws {
        try connection.inTransaction(.immediate) {
            for job in jobs {
                do {
                    try connection.inSavepoint {
                        try DatabaseFailure.telling { try job.perform(in: SQLiteTransaction(connection)) }
                        return .commit
                    }
                } catch {
                    job.fail(error)
                    // The transaction of those before it may be gone with it.
                    guard connection.isInsideTransaction else { throw error }
                }
            }
            return .commit
        }
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
