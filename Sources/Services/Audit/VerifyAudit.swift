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
        let environment = environment
        let tips = try await environment.database.read { try RootTip.all(in: $0) }
        // Lines before cases: what a root says was in the database before.
        let record = try await threads.run { [witness] in try witness?.record(beside: tips) } ?? RootWitness.Record()
        report.roots = record.lines
        for finding in record.findings where slug == nil || [slug, ""].contains(finding.office) { report.add(finding) }
        if record.lines == 0 { report.remarks.append("Belum ada akar di luar database untuk dibandingkan.") }

        let all = try await environment.database.read { try ReadOffices(environment).all(in: $0) }
        let offices = all.filter { slug == nil || $0.slug == slug }
        let gone = record.offices.values.map(\.last).filter { last in
            !all.contains { $0.id == last.office } && (slug == nil || last.slug == slug)
        }
        if slug != nil, offices.isEmpty, gone.isEmpty { throw OfficeTrouble.unknownOffice }
        for tip in record.forgotten {
            let office = all.first { $0.id == tip.office }?.slug ?? tip.office
            if slug == nil || office == slug { report.add(Self.forgotten(tip, of: office)) }
        }
        for last in gone.sorted(by: { $0.slug < $1.slug }) { report.add(Self.gone(last)) }
        for office in offices { try await verify(office, batch: batch, beside: record, into: &report) }
        return report
    }

    private static func gone(_ last: RootLine) -> AuditFinding {
        AuditFinding(
            kind: .officeGone, office: last.slug, caseNumber: nil,
            message: "Kantor \(last.slug) tidak ada lagi; menurut akar \(last.day.longText) ia punya \(last.cases) "
                + "permohonan dengan \(last.events) peristiwa.")
    }

    private static func forgotten(_ tip: RootTip, of office: String) -> AuditFinding {
        AuditFinding(
            kind: .rootsMissing, office: office, caseNumber: nil,
            message:
                "Akar \(tip.day.longText), yang tercatat di database sebagai akar terakhir, hilang dari folder akar "
                + "atau diganti.")
    }

    private func verify(
        _ office: Office, batch: Int, beside record: RootWitness.Record, into report: inout AuditReport
    ) async throws {
        report.offices += 1
        let roots = try await threads.run { [witness] () throws -> RootsOfOffice? in
            guard let roots = record.offices[office.id], let witness else { return nil }
            return try RootsOfOffice.read(roots, in: witness.folder)
        }
        roots?.findings.forEach { report.add($0) }
        var unseen = roots?.book.heads ?? [:]
        var last = ""
        while true {
            let (after, heads, keyring) = (last, unseen, environment.keyring)
            let looked = try await environment.database.read { transaction in
                try AuditBatch.look(office, after: after, most: batch, beside: heads, keyring, in: transaction)
            }
            report.cases += looked.ids.count
            report.events += looked.events
            looked.findings.forEach { report.add($0) }
            for id in looked.ids { unseen[id] = nil }
            guard let end = looked.ids.last else { break }
            last = end
        }
        for head in unseen.values.sorted(by: { $0.number < $1.number }) {
            report.add(
                AuditFinding(
                    kind: .caseGone, office: office.slug, caseNumber: head.number,
                    message: RootsOfOffice.goneText(head)))
        }
        for finding in try await AuditBatch.orphans(of: office, environment) { report.add(finding) }
    }
}
