import Forms
import Procedures
import Services
import Testing
import Web

/// A village's service that its operator may file at the counter, with an original to be shown, a correction, and an
/// objection that may follow.
enum CounterSOP {
    static let root = "/meja/aren"

    private static let permit = """
        berkas:
          ktp: {nama: KTP, cara: bawa}
          kk: {nama: Kartu Keluarga, cara: keduanya}
          surat: {nama: Surat RT, wajib: tidak}
        formulir: {acara: {acara: {label: Acara, jenis: teks, wajib: ya}}}
        akhir:
          terbit: {judul: Izin terbit, jenis: berhasil}
          ditolak: {judul: Izin ditolak, jenis: ditolak}
          gugur: {judul: Gugur, jenis: kedaluwarsa}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        perbaikan: {isian: [acara.acara], sampai: setujui}
        lanjutan: {keberatan: {sop: keberatan, sesudah: [ditolak], dalam: 5 hari kerja, dengan: {k.acara: acara.acara}}}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [acara], unggah: [ktp, kk], lalu: periksa}
          periksa: {keputusan: Memeriksa izin, oleh: operator, kelengkapan: [ktp, kk], waktu: 1 hari kerja, hasil: {ya: setujui, kurang: {lalu: lengkapi, alasan: untuk-pemohon}}}
          lengkapi: {kegiatan: Melengkapi izin, oleh: pelapor, unggah: [ktp, surat], habis: {setelah: 2 hari kerja, lalu: gugur}, lalu: setujui}
          setujui: {keputusan: Menyetujui izin, oleh: kades, waktu: 1 hari kerja, hasil: {ya: terbit, tidak: {lalu: ditolak, alasan: untuk-pemohon}}}
        uji:
          - {nama: Terbit, jalan: [ajukan, {periksa: ya}, {setujui: ya}], akhir: terbit}
        """

    private static let objection = """
        formulir: {k: {acara: {label: Acara, jenis: teks, wajib: ya}}}
        akhir: {diputus: {judul: Diputus, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan keberatan, oleh: pelapor, isi: [k], lalu: putus}
          putus: {kegiatan: Memutus keberatan, oleh: kades, waktu: 1 hari kerja, lalu: diputus}
        uji:
          - {nama: Diputus, jalan: [ajukan, putus], akhir: diputus}
        """

    /// A regency with both in force at village A; it is Tuesday 10 March 2026, 09.00.
    /// - Parameter change: makes another file of one of them.
    static func village(_ change: (String) -> String = { $0 }) async throws -> Regency {
        let regency = try await Regency()
        try await regency.officer("kades", ["kepala"], in: regency.villageA)
        try await adopt("keberatan", objection, in: regency, change)
        try await adopt(in: regency, change)
        regency.clock.turn(to: Instant(CalendarDate(iso: "2026-03-10")!, TimeOfDay("09:00")!, .wib))
        return regency
    }

    /// Puts the permit, or another SOP with its lanes, in force.
    static func adopt(
        _ name: String = "izin", _ rest: String = permit, in regency: Regency, _ change: (String) -> String
    ) async throws {
        let source = """
            sop: \(name)
            versi: 1
            judul: Layanan \(name)
            untuk: [desa]
            pelaksana:
              pelapor: {nama: Pelapor, pihak: pemohon, siapa: [pegawai, umum], dibantu: [operator]}
              operator: {nama: Operator, peran: operator}
              kades: {nama: Kepala Desa, peran: kepala}
            \(rest)
            """
        // Of two versions adopted in one second either could be the later.
        regency.clock.turn(seconds: 1)
        let terms = AdoptionTerms(
            sopNumber: "001/SOP/2026", firstDay: regency.clock.now.date(in: .wib), approvedBy: "Kepala Desa")
        _ = try await AdoptProcedure(regency.environment, catalogue: ServicesCatalogue.base)(
            source: Array(change(source).utf8), fileName: "\(name).sop.yaml", at: regency.villageA.id, terms,
            by: regency.admin)
    }
}

extension Browser {
    /// Begins an application at the village's counter; returns the draft's address.
    func beginAtCounter(_ fields: [(String, String)] = []) async throws -> String {
        try await get("\(CounterSOP.root)/loket")
        let started = try await post(
            "\(CounterSOP.root)/loket",
            [("layanan", "izin"), ("nama", "Budi Contoh"), ("email", "budi@contoh.id"), ("kanal", "surat")] + fields)
        try #require(started.status == 303, "\(started.words)")
        return String(started.location.dropLast(2))
    }

    /// Begins one and answers everything; returns the draft's address.
    func fillAtCounter(_ fields: [(String, String)] = []) async throws -> String {
        let draft = try await beginAtCounter(fields)
        for (number, answer) in [("acara.acara", "Rapat RT"), ("asli.ktp", "ya"), ("asli.kk", "ya")].enumerated() {
            let next = try await post("\(draft)/\(number + 1)", [answer])
            try #require(next.status == 303, "\(next.words)")
        }
        return draft
    }

    /// Files it; returns the case's id.
    func fileAtCounter(_ fields: [(String, String)] = [], news: String = "budi@contoh.id") async throws -> String {
        let draft = try await fillAtCounter(fields)
        let sent = try await post("\(draft)/periksa", [("persetujuan", "lisan"), ("kabar", news)] + fields)
        try #require(sent.status == 303, "\(sent.words)")
        return try #require(
            try await get(sent.location).links.first { $0.hasPrefix("\(CounterSOP.root)/") && $0.count > 30 }
        ).lastPart
    }

    /// Does a step of the village through its form; where that is the applicant's, they said so to the officer.
    @discardableResult
    func doAtVillage(_ step: String, of id: String, _ fields: [(String, String)]) async throws -> Answer {
        let version = try #require(try await get("\(CounterSOP.root)/\(id)?tugas=\(step)").version)
        let given = [("versi", version), ("persetujuan", "lisan")]
        return try await post("\(CounterSOP.root)/\(id)/tugas/\(step)/1", given + fields)
    }
}
