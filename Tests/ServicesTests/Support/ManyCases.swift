import Forms
import Procedures
@testable import Services
import Store
import Synchronization
import Testing

/// Many real cases of one SOP at a `RuleDesk`: opened by the engine, many in a transaction, without drafts.
struct ManyCases {
    /// Over after a working day, if nobody answers.
    static let report = """
        akhir:
          selesai: {judul: Laporan selesai, jenis: berhasil}
          gugur: {judul: Tidak dijawab, jenis: kedaluwarsa}
        langkah:
          ajukan: {kegiatan: Melapor, oleh: pelapor, lalu: jawab}
          jawab: {kegiatan: Menjawab laporan, oleh: kaur, waktu: 1 hari kerja, habis: {lalu: gugur}, lalu: selesai}
        uji:
          - {nama: Dijawab, jalan: [ajukan, jawab], akhir: selesai}
        """

    let desk: RuleDesk
    private let adoption: Adoption
    private let procedure: Procedure

    init(_ desk: RuleDesk) async throws {
        self.desk = desk
        adoption = try await desk.adopt("laporan", Self.report)
        let first = try await desk.apply("laporan")
        procedure = try await desk.look(first, as: desk.kades).procedure
        try await desk.complete("jawab", of: first, by: desk.kaur)
    }

    func open(_ count: Int) async throws {
        for begun in stride(from: 0, to: count, by: 200) {
            let (desk, adoption, procedure) = (desk, adoption, procedure)
            try await desk.environment.database.write { transaction in
                let opening = CaseOpening(environment: desk.environment, cases: desk.cases, transaction: transaction)
                for _ in begun..<min(begun + 200, count) {
                    _ = try opening.open(
                        DraftContent(), of: procedure, under: adoption,
                        applicant: CaseApplicant(account: desk.applicant.id), seat: nil, name: "Pelapor",
                        actor: Actor(person: desk.applicant.id, lanes: ["pelapor"]), parent: nil)
                }
            }
        }
    }

    /// How many cases have so many events of this type.
    func counts(of type: String) async throws -> [Int64: Int] {
        let rows = try await desk.environment.database.read {
            try $0.rows("SELECT case_id, COUNT(*) AS n FROM case_events WHERE type = \(type) GROUP BY case_id")
        }
        return Dictionary(grouping: rows) { $0.int("n") }.mapValues(\.count)
    }
}

/// The clock of cases, and in what order its timers are taken.
final class NotingClock: WorkHandler {
    private let real: CaseClock
    let taken = Mutex<[WorkClaim]>([])

    init(_ environment: Environment, _ cases: CaseServices) { real = CaseClock(environment, cases) }

    func perform(_ claim: WorkClaim) async throws -> WorkRecord {
        taken.withLock { $0.append(claim) }
        return try await real.perform(claim)
    }

    func cause(of error: any Error, in claim: WorkClaim) -> String { real.cause(of: error, in: claim) }
}
