/// An SOP file of sixty steps: ten blocks of a form, a check that may return it, two branches side by side and a join,
/// with runs that `uji` walks to the end.
enum GeneratedProcedure {
    static let fileName = "enam-puluh.sop.yaml"
    static let steps = 60
    private static let blocks = 10

    static let source: String = {
        let forms = (0..<blocks).map { block in
            """
              data\(block):
                nama: {label: Nama \(block), jenis: teks, wajib: ya, maks: 100}
                jumlah: {label: Jumlah \(block), jenis: angka, wajib: ya, min: 1, maks: 1000}
            """
        }
        let runs = (0..<blocks).map { returned in
            let acts = (0..<blocks).flatMap { block -> [String] in
                let check =
                    block == returned
                    ? ["cek\(block): tidak", "isi\(block)", "cek\(block): ya"] : ["cek\(block): ya"]
                return ["isi\(block)"] + check + ["kiri\(block)", "kanan\(block)", "satu\(block)", "tutup\(block)"]
            }
            let list = acts.map { $0.contains(":") ? "{\($0)}" : $0 }.joined(separator: ", ")
            return "  - {nama: Blok \(returned) dikembalikan, jalan: [\(list)], akhir: selesai}"
        }
        return """
            sop: enam-puluh
            versi: 1
            judul: Enam puluh langkah
            untuk: [desa]
            pelaksana:
              warga: {nama: Warga, pihak: pemohon, siapa: [warga], dibantu: [operator]}
              operator: {nama: Operator, peran: operator}
              kades: {nama: Kepala Desa, peran: kepala}
            formulir:
            \(forms.joined(separator: "\n"))
            akhir:
              selesai: {judul: Selesai, jenis: berhasil}
              dicabut: {judul: Dicabut, jenis: dicabut}
            pencabutan: {akhir: dicabut}
            langkah:
            \((0..<blocks).map(block).joined(separator: "\n"))
            uji:
            \(runs.joined(separator: "\n"))
              - {nama: Dicabut, jalan: [isi0, cabut], akhir: dicabut}

            """
    }()

    private static func block(_ number: Int) -> String {
        """
          isi\(number):
            kegiatan: Mengisi data \(number)
            oleh: warga
            isi: [data\(number)]
            waktu: 1 hari kerja
            lalu: cek\(number)
          cek\(number):
            keputusan: Memeriksa data \(number)
            oleh: operator
            kelengkapan: [data\(number)]
            waktu: 1 hari kerja
            hasil:
              ya: [kiri\(number), kanan\(number)]
              tidak: {lalu: isi\(number), alasan: untuk-pemohon}
          kiri\(number):
            kegiatan: Mencatat data \(number)
            oleh: operator
            waktu: 30 menit
            lalu: satu\(number)
          kanan\(number):
            kegiatan: Menimbang data \(number)
            oleh: kades
            waktu: 2 jam
            lalu: satu\(number)
          satu\(number):
            kegiatan: Menggabungkan hasil \(number)
            oleh: operator
            gabung: [kiri\(number), kanan\(number)]
            waktu: 1 hari kerja
            lalu: tutup\(number)
          tutup\(number):
            kegiatan: Menyetujui hasil \(number)
            oleh: kades
            waktu: 1 hari kerja
            lalu: \(number + 1 < blocks ? "isi\(number + 1)" : "selesai")
        """
    }
}
