import Forms
import Procedures
import Store

extension CaseWriter {
    /// Destroys what a case kept for a time that is over (`simpan`), in the transaction of the event that says so: the key
    /// under which answers and names of files lie, and the rows of the files with their keys. The bytes of the files are
    /// unreadable from then on, and are removed after the transaction.
    func destroyWhatIsOver(_ events: [CaseEvent], of file: inout CaseFile, at now: Instant) throws {
        let over = events.compactMap { event -> RetentionOver? in
            if case .retentionOver(let over) = event.body { over } else { nil }
        }
        guard !over.isEmpty else { return }
        let record = file.record
        for each in over {
            try removeFiles(of: each, from: file, at: now)
            file.periods?.destroy(each.amount.periodName)
        }
        try transaction.execute(
            """
            UPDATE cases SET retention_sealed = \(file.sealedPeriods)
            WHERE office_id = \(record.office) AND id = \(record.id)
            """)
        if over.contains(where: file.namesApplicant) {
            let name = environment.keyring.seal(
                Array(ApplicantName.erased.utf8),
                for: SealContext(table: "cases", column: "applicant_name_sealed", row: [record.office, record.id]))
            try transaction.execute(
                """
                UPDATE cases SET applicant_name_sealed = \(name)
                WHERE office_id = \(record.office) AND id = \(record.id)
                """)
        }
        // What is in memory is from now on what can still be read.
        file.events = try EventLog.events(of: record, key: file.key, file.periods, in: transaction)
        if let state = CaseState.fold(file.events) { file.state = state }
    }

    /// All that were ever handed in, also where another took their place or the paper was not asked for any more. One that
    /// a parent's case lent stays there.
    private func removeFiles(of over: RetentionOver, from file: CaseFile, at now: Instant) throws {
        let record = file.record
        let papers = file.procedure.retention.papers(of: over.amount)
        var removed: Set<String> = []
        for paper in file.events.flatMap(\.givenPapers) where papers.contains(paper.name) {
            for each in paper.files where !each.isShownOriginal {
                guard try Blobs.disown(each.blob, office: record.office, sealedBy: file.key, in: transaction) else {
                    continue
                }
                removed.insert(each.blob)
            }
        }
        try BlobRemover.ask(
            removed.sorted(), office: record.office, subject: record.id, name: over.amount.periodName,
            dueAt: now.seconds, keyring: environment.keyring, in: transaction)
    }
}

extension CaseFile {
    var sealedPeriods: [UInt8]? {
        periods?.sealed(by: key, for: CaseFile.periodsContext(record.office, record.id))
    }

    /// Whether lists may call the applicant by an answer that was kept so long.
    fileprivate func namesApplicant(_ over: RetentionOver) -> Bool {
        let asked = procedure.step(procedure.start).map { procedure.questions(of: $0) } ?? []
        let paths = procedure.retention.fields(of: over.amount)
        return asked.contains { $0.path.field == ApplicantName.field && paths.contains($0.path) }
    }
}

extension CaseEvent {
    /// The files that came with it, by paper.
    var givenPapers: [(name: String, files: [PaperFile])] {
        let papers: [String: [PaperFile]] =
            switch body {
            case .stepCompleted(let done): done.papers
            case .lateAct(let act): act.content?.papers ?? [:]
            default: [:]
            }
        return papers.map { ($0.key, $0.value) }
    }
}
