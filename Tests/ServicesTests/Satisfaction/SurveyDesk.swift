import Forms
import Procedures
import Services
import Store
import Testing

/// A village whose service was judged: cases that ended, and answers about them.
final class SurveyDesk: Sendable {
    let desk: RuleDesk

    private static let letter = """
        formulir: {f: {nama: {label: Nama, jenis: teks, wajib: ya}}}
        akhir:
          selesai: {judul: Surat terbit, jenis: berhasil}
          ditolak: {judul: Ditolak, jenis: ditolak}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan surat, oleh: pelapor, isi: [f], lalu: periksa}
          periksa: {keputusan: Memeriksa surat, oleh: kaur, waktu: 1 hari kerja, hasil: {ya: selesai, tidak: {lalu: ditolak, alasan: untuk-pemohon}}}
        uji:
          - {nama: Selesai, jalan: [ajukan, {periksa: ya}], akhir: selesai}
        """

    /// It is Monday 2 March 2026, 09:00.
    init(services: [String] = ["surat"]) async throws {
        desk = try await RuleDesk()
        for name in services {
            try await desk.adopt(name, Self.letter, applicant: "siapa: [pegawai, umum], dibantu: [operator]")
        }
        turn(to: "2026-03-02")
    }

    var environment: Environment { desk.environment }
    var office: String { desk.office }
    var answer: AnswerSurvey { AnswerSurvey(environment, desk.cases) }

    func turn(to day: String) {
        desk.regency.clock.turn(to: Instant(CalendarDate(iso: day)!, TimeOfDay("09:00")!, .wib))
    }

    /// A case that was decided.
    func ended(_ service: String = "surat", _ outcome: String = "ya") async throws -> String {
        let id = try await desk.apply(service, ["f.nama": "Budi Contoh"])
        try await desk.complete(
            "periksa", outcome, of: id, by: desk.kaur, reason: outcome == "ya" ? nil : "Bukan warga desa")
        return id
    }

    /// The same mark for every element, unless said otherwise.
    static func marks(_ mark: Int = 3, _ others: [String: Int] = [:], remark: String? = nil) -> [String: String] {
        var typed = Dictionary(
            uniqueKeysWithValues: SatisfactionElement.allCases.map { ($0.rawValue, "\(others[$0.rawValue] ?? mark)") })
        typed["saran"] = remark
        return typed
    }

    /// A case that was decided, and what its applicant thinks of it.
    @discardableResult
    func judged(
        _ typed: [String: String] = SurveyDesk.marks(), service: String = "surat", times count: Int = 1
    ) async throws -> String {
        var last = ""
        for _ in 0..<count {
            last = try await ended(service)
            try await answer(typed, of: last, office: office, by: desk.applicant)
        }
        return last
    }

    func report(_ period: String) async throws -> SatisfactionReport {
        let (environment, office) = (environment, office)
        return try await environment.database.read {
            try SatisfactionReport.load(#require(ReportPeriod(period)), of: office, environment, in: $0)
        }
    }

    func remarks(_ period: String, from offset: Int = 0, as person: Person) async throws -> [String] {
        let (environment, office) = (environment, office)
        return try await environment.database.read {
            try SatisfactionRemark.list(
                #require(ReportPeriod(period)), of: office, from: offset, for: person, environment, in: $0
            ).remarks.map(\.text)
        }
    }

    func chance(_ id: String) async throws -> SurveyChance {
        let (environment, office, cases) = (environment, office, desk.cases)
        return try await environment.database.read {
            try SurveyChance.of(id, at: office, environment, cases, in: $0)
        }
    }

    func count(_ sql: SQL) async throws -> Int {
        try await environment.database.read { Int(try #require(try $0.row(sql)).int("n")) }
    }

    func answers() async throws -> Int { try await count("SELECT COUNT(*) AS n FROM survey_answers") }
}
