import Forms
import Procedures
import Services
import Store
import Testing

/// What the checker says of an SOP in force is found once an office and day: what else is in force there, and then, may
/// be other.
@Suite struct ProcedureCheckTests {
    private static let source = """
        sop: izin
        versi: 1
        judul: Izin keramaian
        untuk: [desa]
        pelaksana:
          pelapor: {nama: Pelapor, pihak: pemohon, siapa: [umum]}
          operator: {nama: Operator, peran: operator}
        akhir: {terbit: {judul: Terbit, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, lalu: periksa}
          periksa: {kegiatan: Memeriksa permohonan, oleh: operator, waktu: 1 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, periksa], akhir: terbit}
          - {nama: Dicabut, jalan: [ajukan, cabut], akhir: dicabut}
        """

    private func adopt(_ regency: Regency, at office: Office) async throws -> Adoption {
        try await AdoptProcedure(regency.environment, catalogue: ServicesCatalogue.base)(
            source: Array(ProcedureCheckTests.source.utf8), fileName: "izin.sop.yaml", at: office.id,
            AdoptionTerms(
                sopNumber: "1", firstDay: regency.clock.now.date(in: .wib), approvedBy: "Kepala Desa"),
            by: regency.admin
        ).adoption
    }

    /// How many statements a look at the check takes: one where it is known, to find the office's day.
    private func cost(_ adoption: Adoption, _ regency: Regency) async throws -> Int {
        let (environment, shelf) = (regency.environment, ProcedureShelf())
        return try await StatementCounter.counting {
            let question = try await environment.database.read {
                try ProcedureCheck.ask(of: adoption, environment, shelf, in: $0)
            }
            let check = try #require(await ProcedureCheck.answer(question, by: Proofs()))
            #expect(check.errors == 0 && check.examples == 2 && check.markings != nil)
        }.counts.statements
    }

    @Test func itIsKeptForAnOfficeAndADay() async throws {
        let regency = try await Regency.make()
        let (first, second) = (
            try await adopt(regency, at: regency.villageA), try await adopt(regency, at: regency.villageB)
        )
        #expect(first.procedureHash == second.procedureHash)
        #expect(try await cost(first, regency) > 1)
        #expect(try await cost(first, regency) == 1)
        // The same file in another office stands among other procedures.
        #expect(try await cost(second, regency) > 1)
        #expect(try await cost(second, regency) == 1)
        // Until midnight, and no longer.
        regency.clock.turn(days: 1)
        #expect(try await cost(first, regency) > 1)
        #expect(try await cost(first, regency) == 1)
    }
}
