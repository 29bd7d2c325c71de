import Forms
import Procedures
import Testing

/// What the table says, of a procedure written for it.
struct FlowChartTests {
    private static let source = """
        sop: contoh
        versi: 1
        judul: Contoh
        untuk: [dinas-kominfo]
        batas: {waktu: 10 hari kerja, jeda: warga}
        pelaksana:
          warga: {nama: Pemohon, pihak: pemohon, siapa: [umum]}
          kabid: {nama: Kabid, peran: kabid-tata-kelola}
          kadis: {nama: Kepala Dinas, peran: kepala}
        akhir:
          terbit: {judul: Terbit, jenis: berhasil}
          gugur: {judul: Gugur, jenis: kedaluwarsa}
        langkah:
          ajukan: {kegiatan: Mengajukan, oleh: warga, tahap: Permohonan, kelengkapan: [KTP, Surat pengantar], output: [Tanda terima], lalu: catat}
          catat: {kegiatan: Mencatat, oleh: kabid, cetak: tidak, lalu: periksa}
          periksa:
            keputusan: Memeriksa
            oleh: kabid
            waktu: 1 hari kerja
            hasil:
              ya: [cek, ukur]
              tidak: {lalu: lengkapi, label: Belum lengkap}
          lengkapi: {kegiatan: Melengkapi, oleh: warga, habis: {setelah: 5 hari kalender, lalu: gugur}, lalu: periksa}
          cek: {kegiatan: Mengecek, oleh: kabid, tahap: B. Penetapan, lalu: tetapkan}
          ukur: {kegiatan: Mengukur, oleh: [kabid, kadis], lalu: tetapkan}
          tetapkan: {kegiatan: Menetapkan, oleh: kadis, gabung: [cek, ukur], lalu: baca}
          baca: {kegiatan: Membaca hasil, oleh: warga, cetak: saja, waktu: 10 menit, lalu: terbit}
        uji:
          - {nama: Lancar, jalan: [ajukan, catat, {periksa: ya}, cek, ukur, tetapkan], akhir: terbit}
        """

    private let chart: FlowChart

    init() throws {
        let read = SOPReader.read(
            source: Array(Self.source.utf8), fileName: "contoh.sop.yaml", catalogue: TestCatalogue.shipped)
        chart = FlowChart(try #require(read.procedure), catalogue: TestCatalogue.shipped)
    }

    @Test func rowsAreNumberedByPhase() {
        let steps = chart.rows.filter { $0.shape != .capsule }
        #expect(steps.map(\.number) == ["A1", "A2", "A3", "B1", "B2", "B3", "B4"])
        #expect(steps.map(\.phase) == ["A. Permohonan", nil, nil, "B. Penetapan", nil, nil, nil])
    }

    @Test func whatIsNotPrintedIsPassedOver() {
        #expect(chart.row(of: .step("catat")) == nil)
        #expect(chart.row(of: .step("ajukan"))?.exits.map(\.targets) == [[.step("periksa")]])
        #expect(chart.row(of: .step("baca"))?.time == ["10 menit"])
    }

    @Test func outcomesLeadWhereTheFileSays() {
        let exits = chart.row(of: .step("periksa"))?.exits ?? []
        #expect(exits.map(\.label) == ["Ya", "Belum lengkap"])
        #expect(exits.map(\.targets) == [[.step("cek"), .step("ukur")], [.step("lengkapi")]])
        let late = chart.row(of: .step("lengkapi"))?.exits ?? []
        #expect(late.map(\.label) == [nil, "Waktu habis"])
        #expect(late.map(\.targets) == [[.step("periksa")], [.result("gugur")]])
    }

    @Test func severalActorsStandInSeveralColumns() {
        #expect(chart.lanes == ["Pemohon", "Kabid", "Kepala Dinas"])
        #expect(chart.row(of: .step("ukur"))?.lanes == [1, 2])
        #expect(chart.row(of: .step("periksa"))?.shape == .diamond)
    }

    @Test func theStandardStandsInItsCells() {
        let row = chart.row(of: .step("ajukan"))
        #expect(row?.supplies == ["KTP", "Surat pengantar"])
        #expect(row?.outputs == ["Tanda terima"])
        #expect(
            chart.notes == ["Batas waktu seluruh permohonan: 10 hari kerja, tidak dihitung selama menunggu Pemohon."])
    }

    @Test func endsFollowTheLastRow() {
        #expect(chart.rows.first?.node == .start)
        #expect(chart.rows.suffix(2).map(\.node) == [.result("terbit"), .result("gugur")])
    }
}
