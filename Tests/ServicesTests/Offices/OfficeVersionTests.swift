import Forms
import Procedures
@testable import Services
import Store
import Testing

/// Offices write SOPs of their own: neither the numbers of their versions nor SOPs of the same name meet.
@Suite struct OfficeVersionTests {
    /// An SOP that others call, with one question.
    private static func child(_ question: String) -> String {
        """
        sop: anak
        versi: 1
        judul: Anak
        untuk: [desa]
        pelaksana:
          pelapor: {nama: Pelapor, pihak: pemohon, siapa: [pegawai]}
          operator: {nama: Operator, peran: operator}
        formulir: {data: {\(question): {label: Data, jenis: teks, wajib: ya}}}
        akhir: {beres: {judul: Beres, jenis: berhasil}, batal: {judul: Batal, jenis: dicabut}}
        pencabutan: {akhir: batal}
        langkah:
          ajukan: {kegiatan: Mengajukan, oleh: pelapor, isi: [data], lalu: periksa}
          periksa: {kegiatan: Memeriksa, oleh: operator, waktu: 1 hari kerja, lalu: beres}
        uji:
          - {nama: Beres, jalan: [ajukan, periksa], akhir: beres}
          - {nama: Batal, jalan: [ajukan, cabut], akhir: batal}

        """
    }

    private static let parent = """
        sop: induk
        versi: 1
        judul: Induk
        untuk: [desa]
        pelaksana:
          pelapor: {nama: Pelapor, pihak: pemohon, siapa: [pegawai]}
          operator: {nama: Operator, peran: operator}
        formulir: {data: {nama: {label: Nama, jenis: teks, wajib: ya}}}
        akhir: {selesai: {judul: Selesai, jenis: berhasil}, batal: {judul: Batal, jenis: dicabut}}
        pencabutan: {akhir: batal}
        langkah:
          ajukan: {kegiatan: Mengajukan, oleh: pelapor, isi: [data], lalu: panggil}
          panggil: {kegiatan: Memanggil, sub: anak, oleh: pelapor, dengan: {data.nama: data.nama}, hasil: {beres: selesai, batal: batal}}
        uji:
          - {nama: Selesai, jalan: [ajukan, {panggil: beres}], akhir: selesai}
          - {nama: Batal, jalan: [ajukan, {panggil: batal}], akhir: batal}

        """

    private func adopt(_ source: String, _ name: String, at office: Office, _ regency: Regency) async throws {
        regency.clock.turn(seconds: 1)
        _ = try await AdoptProcedure(regency.environment, catalogue: ServicesCatalogue.base)(
            source: Array(source.utf8), fileName: "\(name).sop.yaml", at: office.id,
            AdoptionTerms(
                sopNumber: "1/2026", firstDay: regency.clock.now.date(in: .wib), approvedBy: "Kepala Desa"),
            by: regency.admin)
    }

    private func check(_ source: String, at office: Office, _ regency: Regency) async throws -> CheckedSource {
        let environment = regency.environment
        let surroundings = try await environment.database.read {
            try CheckedSource.surroundings(of: office.id, environment, ProcedureShelf(), in: $0)
        }
        return CheckedSource(Array(source.utf8), in: surroundings)
    }

    /// A clock that was an hour ahead when a part was adopted has been put right since.
    @Test func whatWasAddedUnderAClockThatWasAheadIsFound() async throws {
        let regency = try await Regency.make()
        try await adopt(Self.child("nama"), "anak", at: regency.villageA, regency)
        try await adopt(Self.parent, "induk", at: regency.villageA, regency)
        let hash = Hexadecimal.text(Digest.sha256(Array(Self.parent.utf8)))
        let read = try await regency.environment.database.write { transaction in
            try transaction.execute("UPDATE procedures SET added_at = added_at + 3600 WHERE name = 'anak'")
            return try ProcedureShelf().procedure(hash, in: transaction)
        }
        #expect(read.name == "induk")
    }

    @Test func aNumberThatAnotherOfficeUsedIsFree() async throws {
        let regency = try await Regency.make()
        try await adopt(Self.child("nama"), "anak", at: regency.villageA, regency)
        #expect(try await check(Self.child("alamat"), at: regency.villageB, regency).isAccepted)
        try await adopt(Self.child("alamat"), "anak", at: regency.villageB, regency)
        // At the same office it is not.
        #expect(try await !check(Self.child("umur"), at: regency.villageB, regency).isAccepted)
        await #expect(throws: ProcedureRefused.self) {
            try await adopt(Self.child("umur"), "anak", at: regency.villageB, regency)
        }
    }

    /// Another office's SOP of the same name was added between both: whoever reads them anew still finds the one beside
    /// which the caller was written.
    @Test func anSOPOfTheSameNameElsewhereLeavesCallersReadable() async throws {
        let regency = try await Regency.make()
        try await adopt(Self.child("nama"), "anak", at: regency.villageA, regency)
        try await adopt(Self.child("alamat"), "anak", at: regency.villageB, regency)
        try await adopt(Self.parent, "induk", at: regency.villageA, regency)
        let cases = CaseServices()
        let (office, day) = (regency.villageA.id, regency.clock.now.date(in: .wib))
        let titles = try await regency.environment.database.read { transaction in
            try Adoption.allInForce(at: office, on: day, in: transaction).map {
                try cases.procedure($0.procedureHash, in: transaction).title
            }
        }
        #expect(titles == ["Anak", "Induk"])
    }

    /// Another office's may be the later one and could be called as well: what it says is not what this office's SOP says.
    @Test func aCallerKnowsWhatItsOwnOfficeCallsSo() async throws {
        let regency = try await Regency.make()
        let theirs = Self.child("nama").replacing("judul: Beres", with: "judul: Rampung di tempat lain")
        try await adopt(Self.child("nama"), "anak", at: regency.villageA, regency)
        try await adopt(theirs, "anak", at: regency.villageB, regency)
        try await adopt(Self.parent, "induk", at: regency.villageA, regency)
        try await adopt(theirs.replacing("versi: 1", with: "versi: 2"), "anak", at: regency.villageB, regency)
        let (office, day) = (regency.villageA.id, regency.clock.now.date(in: .wib))
        let label = try await regency.environment.database.read { transaction in
            let adoption = try #require(try Adoption.inForce("induk", at: office, on: day, in: transaction))
            return try CaseServices().procedure(adoption.procedureHash, in: transaction)
                .step("panggil")?.outcome("beres")?.label
        }
        #expect(label == "Beres")
    }

    /// What nobody asks for any more goes when the shelf is full, and is read again when somebody does.
    @Test func theShelfHoldsNoMoreThanItMay() async throws {
        let regency = try await Regency.make()
        for name in ["satu", "dua", "tiga"] {
            try await adopt(
                Self.child("nama").replacing("sop: anak", with: "sop: \(name)"), name, at: regency.villageA, regency)
        }
        let (environment, office) = (regency.environment, regency.villageA.id)
        let hashes = try await environment.database.read { try Adoption.all(at: office, in: $0).map(\.procedureHash) }
        /// How many statements it takes to ask for the first once more after the others.
        func cost(_ shelf: ProcedureShelf) async throws -> Int {
            try await environment.database.read { transaction in
                for hash in hashes { _ = try shelf.procedure(hash, in: transaction) }
            }
            return try await StatementCounter.counting {
                let title = try await environment.database.read {
                    try shelf.procedure(hashes[0], in: $0).title
                }
                #expect(title == "Anak")
            }.counts.statements
        }
        #expect(try await cost(ProcedureShelf()) == 0)
        #expect(try await cost(ProcedureShelf(weight: 1000)) == 1)
    }

    /// However many versions there are, each is read once, and not once for each that is asked for.
    @Test func versionsAreReadOnceTogether() async throws {
        let regency = try await Regency.make()
        for name in ["satu", "dua", "tiga", "empat"] {
            try await adopt(
                Self.child("nama").replacing("sop: anak", with: "sop: \(name)"), name, at: regency.villageA, regency)
        }
        let (environment, office, shelf) = (regency.environment, regency.villageA.id, ProcedureShelf())
        func cost() async throws -> Int {
            try await StatementCounter.counting {
                _ = try await environment.database.read {
                    try AdoptedCatalogue.around(office, shelf, environment, in: $0).catalogue.procedures.count
                }
            }.counts.statements
        }
        let first = try await cost()
        let second = try await cost()
        #expect(first > second, "texts are read once")
        #expect(first - second <= 2 * 4)
    }
}
