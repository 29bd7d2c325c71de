import Forms
import Store

/// Looks every case of an office, or of all offices, through, and holds it against the roots that were written outside
/// the database. Changes nothing, and may run while everybody works: a few cases a read transaction, each a snapshot of
/// its own. Memory holds one office's heads, some 200 bytes a case, and nothing else that grows with the data.
public struct VerifyAudit: Sendable {
    let environment: Environment
    /// nil: there are none to compare with.
    let witness: RootWitness?
    private let threads = FileThreads()

    public init(_ environment: Environment, witness: RootWitness? = nil) {
        self.environment = environment
        self.witness = witness
    }

    /// - Parameters:
    ///   - slug: one office; nil: all of them.
    ///   - batch: how many cases a transaction.
    /// - Throws: `OfficeTrouble.unknownOffice`, `DatabaseFailure`, `FileFailure`.
    public func callAsFunction(office slug: String? = nil, batch: Int = 50) async throws -> AuditReport {
        var report = AuditReport()
        let memory = try await environment.database.read { try RootMemory(in: $0) }
        // Lines before cases: what a root says was in the database before.
        let record =
            try await threads.run { [witness] in try witness?.record(beside: memory.tips) }
            ?? RootWitness.Record()
        // Offices after the lines: one that was made meanwhile may have a line already. With those that were removed: one
        // that goes meanwhile is either there or told of.
        let (all, removed) = try await environment.database.read { transaction in
            (try AuditedOffice.all(in: transaction), try RemovedOffices(in: transaction))
        }
        report.roots = record.lines
        report.mailed = witness?.mailedCount ?? 0
        for finding in record.findings where slug == nil || [slug, ""].contains(finding.office) { report.add(finding) }
        if record.lines == 0 { report.remarks.append("Belum ada akar di luar database untuk dibandingkan.") }

        let offices = all.offices.filter { slug == nil || $0.slug == slug }
        let ended = record.offices.values.filter { roots in
            !all.offices.contains { $0.id == roots.last.office } && (slug == nil || roots.last.slug == slug)
        }.sorted { ($0.last.slug, $0.last.office) < ($1.last.slug, $1.last.office) }
        let gone = ended.filter { removed.act(over: $0) == nil }.map(\.last)
        if slug != nil, offices.isEmpty, ended.isEmpty { throw OfficeTrouble.unknownOffice }
        let remembered = RememberedRoots(
            memory: memory, record: record, offices: all.offices, isChosen: witness?.isChosen ?? true)
        for finding in remembered.findings where slug == nil || finding.office == slug { report.add(finding) }
        report.remarks += remembered.remarks
        report.remarks += ended.compactMap { removed.remark(on: $0) }
        for last in gone { report.add(Self.gone(last)) }
        for office in offices { try await verify(office, batch: batch, beside: record, into: &report) }
        if slug == nil { try await lookForStrays(all.strays, but: Set(gone.map(\.office)), into: &report) }
        return report
    }

    private static func gone(_ last: RootLine) -> AuditFinding {
        AuditFinding(
            kind: .officeGone, office: last.slug, caseNumber: nil,
            message: "Kantor \(last.slug) tidak ada lagi; menurut akar \(last.day.longText) ia punya \(last.cases) "
                + "permohonan dengan \(last.events) peristiwa.")
    }

    private func verify(
        _ office: AuditedOffice, batch: Int, beside record: RootWitness.Record, into report: inout AuditReport
    ) async throws {
        report.offices += 1
        let roots = try await threads.run { [witness] () throws -> RootsOfOffice? in
            guard let roots = record.offices[office.id], let witness else { return nil }
            return try RootsOfOffice.read(roots, in: witness.folder)
        }
        roots?.findings.forEach { report.add($0) }
        let book = roots?.book ?? HeadBook()
        var unseen = book.heads
        var next: String? = ""
        while let after = next {
            let keyring = environment.keyring
            let looked = try await environment.database.read { transaction in
                try AuditBatch.look(office, after: after, most: batch, beside: book, keyring, in: transaction)
            }
            report.cases += looked.ids.count
            report.events += looked.events
            looked.findings.forEach { report.add($0) }
            for id in looked.ids { unseen[id] = nil }
            next = looked.next
        }
        for head in unseen.values.sorted(by: { $0.number < $1.number }) {
            report.add(
                AuditFinding(
                    kind: .caseGone, office: office.slug, caseNumber: head.number,
                    message: RootsOfOffice.goneText(head)))
        }
        let told = Set(book.gone.map(\.head.number) + unseen.values.map(\.number))
        let others = try await environment.database.read { transaction in
            try StrayRows.events(of: office, in: transaction)
                + CaseNumbers.all(of: office.id, in: transaction).flatMap { $0.findings(at: office, but: told) }
        }
        for finding in others { report.add(finding) }
        guard let witness else { return }
        let erasures = FindUndoneErasures(environment.database, folder: witness.folder)
        for finding in try await erasures.findings(at: office, under: witness.keys) { report.add(finding) }
    }

    private func lookForStrays(_ rows: Int, but told: Set<String>, into report: inout AuditReport) async throws {
        if rows > 0 {
            report.add(
                AuditFinding(
                    kind: .officeGone, office: "", caseNumber: nil, message: "\(rows) baris kantor tidak terbaca."))
        }
        for finding in try await environment.database.read({ try StrayRows.offices(in: $0, but: told) }) {
            report.add(finding)
        }
    }
}
