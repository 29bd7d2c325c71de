import Forms
import Procedures
@testable import Services
import Store
import Testing

/// A village whose head erases cases; and how one looks for what is left of a word.
struct ErasureDesk {
    static let permit = """
        berkas: {ktp: {nama: KTP, simpan: 90 hari kalender}, denah: {nama: Denah}}
        formulir:
          data:
            nama: {label: Nama, jenis: teks, wajib: ya}
            sebab: {label: Sebab, jenis: paragraf, wajib: ya, simpan: 1 tahun}
        akhir:
          terbit: {judul: Izin terbit, jenis: berhasil}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        lanjutan: {lagi: {sop: lapor, sesudah: [terbit], dengan: {data.nama: data.nama}}}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [data], unggah: [ktp, denah], catat: [{buku: register-permohonan, isi: {perihal: data.nama}}], lalu: periksa}
          periksa: {keputusan: Memeriksa permohonan, oleh: kaur, kelengkapan: [data, ktp, denah], waktu: 1 hari kerja, hasil: {ya: terbit, tidak: {lalu: ajukan, alasan: untuk-pemohon}}}
        uji:
          - {nama: Terbit, jalan: [ajukan, {periksa: ya}], akhir: terbit}
        """

    static let basis = "Keputusan 7/2026, UU 27/2022 pasal 8"

    let desk: RuleDesk
    /// The head, who has just confirmed their password.
    let head: Person

    init() async throws {
        desk = try await RuleDesk()
        try await desk.adopt("lapor", ErasureDesk.plain)
        try await desk.adopt("izin", ErasureDesk.permit)
        head = try await ConfirmPassword(desk.environment)(Regency.password, by: desk.kades)
    }

    func apply() async throws -> String {
        try await desk.apply(
            "izin", ["data.nama": "Siti Rahasia", "data.sebab": "Pindah rumah"], papers: ["ktp", "denah"])
    }

    /// Granted, with what followed done.
    func ended() async throws -> String {
        let id = try await apply()
        try await desk.complete("periksa", "ya", of: id, by: desk.kaur, note: "Siti Rahasia sudah datang")
        try await desk.work()
        return id
    }

    func erase(_ id: String, basis: String = basis, by person: Person? = nil) async throws {
        try await EraseCase(desk.environment, desk.cases)(id, of: desk.office, basis: basis, by: person ?? head)
    }

    func number(of id: String) async throws -> String {
        try await desk.environment.database.read {
            try $0.row("SELECT number FROM cases WHERE id = \(id)")?.text("number") ?? ""
        }
    }

    /// Columns in which a word lies, of all that the installation's key opens, and of all events that a case's key opens.
    func places(of word: String) async throws -> Set<String> {
        let keyring = desk.environment.keyring
        return try await desk.environment.database.read { transaction in
            var found: Set<String> = []
            for column in SealedColumn.all {
                let rows = try transaction.rows(
                    """
                    SELECT office_id, \(name: column.key), \(name: column.column) FROM \(name: column.table)
                    WHERE \(name: column.column) IS NOT NULL
                    """)
                for row in rows {
                    let key = Array(row.values.dropFirst().dropLast())
                    let context = column.context(office: row.text("office_id"), row: key)
                    let sealed = row.blob(column.column.description)
                    guard let bytes = try? keyring.open(sealed, for: context) else { continue }
                    if String(decoding: bytes, as: UTF8.self).contains(word) { found.insert(column.name) }
                }
            }
            for row in try transaction.rows("SELECT office_id, id FROM cases") {
                let (office, id) = (row.text("office_id"), row.text("id"))
                guard let stored = try StoredCase.find(id, of: office, in: transaction) else { continue }
                let keys = [try stored.key(at: office, keyring), try stored.erasureKey(at: office, keyring)]
                for event in try StoredEvent.page(of: office, id, after: 0, most: 1000, in: transaction) {
                    let sequence = event?.sequence ?? 0
                    for key in keys.compactMap(\.self) {
                        let place = EventLog.context(of: office, id, sequence)
                        guard let bytes = try? key.open(event?.sealed ?? [], for: place) else { continue }
                        if String(decoding: bytes, as: UTF8.self).contains(word) { found.insert("case_events") }
                    }
                }
            }
            return found
        }
    }
}
