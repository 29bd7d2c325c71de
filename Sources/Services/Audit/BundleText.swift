import Forms
import Procedures
import Store

/// `baca-dulu.txt`: what the file holds, what happened in the case, and how it is checked.
struct BundleText {
    let bundle: CaseBundle
    let proof: RootProof.Place?

    var text: String {
        [head, history, papers, check].filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private var head: String {
        let what =
            bundle.row.wrappedKey == nil ? "Isi permohonan ini sudah dihapus; rantainya tetap ada." : bundle.title
        let state =
            bundle.findings.isEmpty
            ? "Rantainya sah." : "TEMUAN:\n" + bundle.findings.map { "- \($0.message)" }.joined(separator: "\n")
        return """
            Permohonan \(bundle.row.number), \(bundle.office.name)
            \(what)
            \(state)

            Berkas ini memuat data pribadi tanpa segel. Simpan dan musnahkan sebagaimana mestinya.
            """
    }

    private var history: String {
        let zone = bundle.office.zone
        let lines = bundle.events.enumerated().map { index, event in
            let written = bundle.bodies[index].flatMap { try? JSONBytes.decode(Written.self, from: $0) }
            let who = written.map { $0.oleh.lane ?? $0.oleh.person } ?? "-"
            return "\(event.sequence). \(event.recorded.text(in: zone))  \(event.type)  (\(who))"
        }
        return "Riwayat (selengkapnya di peristiwa.jsonl)\n" + lines.joined(separator: "\n")
    }

    /// Who did it, of what is written of an event.
    private struct Written: Decodable { let oleh: EventActor }

    private var papers: String {
        guard !bundle.papers.isEmpty else { return "" }
        return "Berkas, dengan sidik SHA-256\n"
            + bundle.papers.map { "\($0.name)  \($0.file.digest)" }.joined(separator: "\n")
    }

    private var check: String {
        let root =
            proof.map { place in
                """
                Akar terakhir yang memuat permohonan ini:
                \(place.line)
                Sidik daun: SHA-256 atas bita 0 lalu daun. Simpul: SHA-256 atas bita 1, kiri, kanan (RFC 6962). Daun,
                urutan, dan jalannya ada di bukti.json.
                """
            } ?? "Belum ada akar yang memuat permohonan ini."
        return """
            Memeriksa
            Rantai: SHA-256 atas sidik sebelumnya (mula-mula 32 bita nol), lalu nomor, jenis, versi, terjadi, dicatat, dan
            bita tersegel, masing-masing didahului panjangnya dan titik dua. Hasilnya “rantai” pada baris itu.
            \(root)
            """
    }
}
