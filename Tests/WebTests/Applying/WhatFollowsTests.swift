import Forms
import Procedures
import Testing

@testable import Web

/// What pages say before and after sending: who has it next, and until when, from the SOP alone.
@Suite struct WhatFollowsTests {
    /// What the page says of one SOP.
    struct Said: Sendable {
        let next: String
        var limit: [String?]?
    }

    private static let shipped: [String: Said] = [
        "akun-aplikasi": Said(next: "Tim Teknis menerima permohonan lebih dulu."),
        "email-domain": Said(
            next: "Kepala Dinas menerima permohonan lebih dulu.",
            limit: ["Batas waktu seluruhnya", "10 hari kalender", nil]),
        "email-perangkat-daerah": Said(
            next: "Tim Pengelola Email menerima permohonan lebih dulu.",
            limit: ["Batas waktu seluruhnya", "1 hari kerja", nil]),
        // Two more steps are theirs before the time begins, and it ends when their papers are checked.
        "email-perangkat-desa": Said(
            next: "Help Desk menerima permohonan lebih dulu.",
            limit: [
                "Batas waktu untuk “Memverifikasi data dan dokumen”", "2 hari kerja",
                "Mengunggah dokumen dan mengirimkan permohonan",
            ]),
        "hak-data-pribadi": Said(
            next: "Petugas Layanan Informasi menerima permohonan lebih dulu.",
            limit: ["Batas waktu untuk “Melaksanakan keputusan atas data”", "3x24 jam", nil]),
        "keberatan-informasi": Said(
            next: "Petugas Layanan Informasi menerima permohonan lebih dulu.",
            limit: ["Batas waktu untuk “Memutuskan keberatan secara tertulis”", "30 hari kerja", nil]),
        // What the call is about decides.
        "panggilan": Said(
            next: "Petugas Layanan atau Petugas Layanan Kantor Atasan menerima permohonan lebih dulu.",
            limit: ["Batas waktu seluruhnya", "1 hari kerja", nil]),
        // How long depends on its kind, which nobody knows yet.
        "pengaduan": Said(next: "Admin Pengaduan menerima permohonan lebih dulu."),
        "permohonan-informasi": Said(
            next: "Petugas Layanan Informasi menerima permohonan lebih dulu.",
            limit: ["Batas waktu untuk “Mengirim pemberitahuan tertulis”", "10 hari kerja", nil]),
        "surat-layanan-mandiri": Said(
            next: "Langkah berikut untuk Anda: Melihat konsep surat lalu mengajukannya.",
            limit: [
                "Batas waktu untuk “Menyiapkan surat dan mengabari warga”", "3 hari kerja",
                "Melihat konsep surat lalu mengajukannya",
            ]),
    ]

    private func procedure(_ name: String) throws -> Procedure {
        try #require(ShippedFlowTests.catalogue.procedures[name])
    }

    @Test(arguments: ShippedFlowTests.names)
    func ofEveryShippedSOPItIsTrue(name: String) throws {
        let (procedure, said) = (try procedure(name), try #require(Self.shipped[name]))
        #expect(procedure.afterSending(isAssisted: false) == said.next)
        let limit: [String?]? = SentLimit(procedure).map { [$0.title, $0.amount.written, $0.since] }
        #expect(limit == said.limit)
    }

    @Test func anOfficerIsNotToldOfAStepOfTheirOwn() throws {
        #expect(
            try procedure("surat-layanan-mandiri").afterSending(isAssisted: true)
                == "Langkah berikut untuk pemohon: Melihat konsep surat lalu mengajukannya.")
    }

    /// Whoever chooses among outcomes is told of each.
    @Test(arguments: [
        (
            "surat-layanan-mandiri", "ajukan",
            "Setelah dikirim: bila “Ajukan”, Operator Desa menerimanya; bila “Ubah konsep”, langkah berikut untuk Anda: "
                + "Mengubah konsep surat."
        ),
        (
            "pengaduan", "nilai",
            "Setelah dikirim: bila “Sudah terjawab”, permohonan selesai; bila “Belum terjawab”, Admin Pengaduan "
                + "menerimanya."
        ),
        ("pengaduan", "lengkapi", "Setelah dikirim, Admin Pengaduan menerimanya."),
        (
            "email-perangkat-desa", "isi-data",
            "Setelah dikirim, langkah berikut untuk Anda: Mengunggah dokumen dan mengirimkan permohonan."
        ),
    ])
    func afterAnAnswerTheWaysAreTold(name: String, step: String, words: String) throws {
        let procedure = try procedure(name)
        let outcomes = try #require(procedure.step(step)).outcomes
        #expect(procedure.afterAnswer(outcomes) == words)
    }

    /// The page and the receipt of a report that whoever wrote it must still send.
    @Test func beforeAndAfterSendingThePagesSaySo() async throws {
        let regency = try await CounterSOP.village()
        let report = """
            batas: {jawaban: {waktu: 3 hari kerja, sejak: kirim, sampai: telaah}}
            formulir: {l: {isi: {label: Isi, jenis: teks, wajib: ya}}}
            akhir:
              tuntas: {judul: Tuntas, jenis: berhasil}
              gugur: {judul: Gugur, jenis: kedaluwarsa}
              dicabut: {judul: Dicabut, jenis: dicabut}
            pencabutan: {akhir: dicabut}
            langkah:
              susun: {kegiatan: Menyusun laporan, oleh: pelapor, isi: [l], lalu: kirim}
              kirim: {kegiatan: Mengirimkan laporan, oleh: pelapor, kelengkapan: [l], habis: {setelah: 5 hari kerja, lalu: gugur}, lalu: telaah}
              telaah: {kegiatan: Menelaah laporan, oleh: operator, waktu: 1 hari kerja, lalu: tuntas}
            uji:
              - {nama: Tuntas, jalan: [susun, kirim, telaah], akhir: tuntas}
              - {nama: Gugur, mulai: 2026-03-02 09:00, jalan: [susun, {pada: 2026-03-09 16:01}], akhir: gugur}
            """
        try await CounterSOP.adopt("lapor", report, in: regency) {
            $0.replacing("siapa: [pegawai, umum]", with: "siapa: [umum, anonim]")
        }
        let browser = regency.site.browser()
        try await browser.get("/k/aren/layanan/lapor")
        let draft = String(try await browser.post("/k/aren/layanan/lapor/ajukan").location.dropLast(2))
        try await browser.post("\(draft)/1", [("l.isi", "Lampu jalan mati")])
        let check = try await browser.get("\(draft)/periksa")
        let next = "Langkah berikut untuk Anda: Mengirimkan laporan."
        #expect(check.words.contains(next))
        #expect(check.words.contains("Batas waktu untuk “Menelaah laporan” 3 hari kerja sejak “Mengirimkan laporan”."))
        #expect(!check.words.contains("Batas waktu seluruhnya"))
        let receipt = try await browser.get(try await browser.post("\(draft)/periksa").location)
        #expect(receipt.words.contains(next))
        #expect(!receipt.words.contains("Batas waktu"))
    }
}
