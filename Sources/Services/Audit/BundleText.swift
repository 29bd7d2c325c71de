import Forms
import Procedures
import Store

/// `baca-dulu.txt`: what the file holds, what happened in the case, and how it is checked.
struct BundleText {
    let contents: BundleContents
    let place: RootProof.Place?

    private var bundle: CaseBundle { contents.bundle }

    var text: String {
        [head, history, papers, left, check].filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private var head: String {
        let state =
            contents.findings.isEmpty
            ? "Rantainya sah." : "TEMUAN:\n" + contents.findings.map { "- \($0.message)" }.joined(separator: "\n")
        return """
            Permohonan \(bundle.row.number), \(bundle.office.name)
            \(bundle.title ?? "SOP-nya tidak ada")
            \(state)\(erased)

            Berkas ini memuat data pribadi tanpa segel. Simpan dan musnahkan sebagaimana mestinya.
            """
    }

    private var erased: String {
        for event in bundle.events.reversed() {
            guard case .contentErased(let erased)? = event.read?.body else { continue }
            let when = event.stored.recorded.text(in: bundle.office.zone)
            return "\nIsi permohonan ini dihapus \(when) berdasarkan: \(erased.basis)"
        }
        return ""
    }

    private var history: String {
        let zone = bundle.office.zone
        let lines = bundle.events.map { event in
            let stored = event.stored
            let who = event.read.map { $0.actor.lane ?? $0.actor.person } ?? "tidak terbuka"
            return "\(stored.sequence). \(stored.recorded.text(in: zone))  \(stored.type)  (\(who))"
        }
        return "Riwayat (selengkapnya di peristiwa.jsonl)\n" + lines.joined(separator: "\n")
    }

    private var papers: String {
        contents.taken.isEmpty
            ? ""
            : "Berkas, dengan nomor peristiwanya di depan dan sidik SHA-256\n" + contents.taken.joined(separator: "\n")
    }

    private var left: String {
        contents.left.isEmpty ? "" : "Tidak disertakan\n" + contents.left.joined(separator: "\n")
    }

    /// That there is no root yet is another thing than that there is none to be believed.
    private var noRoot: String {
        let troubles = contents.evidence.findings
        guard contents.evidence.proof == nil, !troubles.isEmpty else {
            return "Belum ada akar yang memuat permohonan ini."
        }
        return "Akar yang ada tidak dapat dipercaya dan tidak disertakan; lihat temuan di atas."
    }

    private var check: String {
        let root =
            place.map { place in
                """
                Akar terakhir yang memuat permohonan ini:
                \(place.line)
                Sidik daun: SHA-256 atas bita 0 lalu daun. Simpul: SHA-256 atas bita 1, kiri, kanan (RFC 6962). Daun,
                urutan, dan jalannya ada di bukti.json.
                """
            } ?? noRoot
        return """
            Memeriksa
            Rantai: SHA-256 atas sidik sebelumnya (mula-mula 32 bita nol), lalu nomor, jenis, versi, terjadi, dicatat, dan
            bita tersegel, masing-masing didahului panjangnya dan titik dua. Hasilnya “rantai” pada baris itu.
            \(root)
            """
    }
}
