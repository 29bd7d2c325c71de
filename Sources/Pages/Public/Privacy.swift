extension Page {
    /// `{base}/privasi`
    public static func privacy(_ view: PrivacyView, in frame: FrameView) -> Page {
        let office = frame.office
        return Frame.page(
            "Data pribadi Anda", in: frame,
            """
            \(Crumb(above: [LinkView(label: "Layanan", href: "\(office.base)/")], here: "Data pribadi").html)
            <div class=cols><div><h1>Data pribadi Anda</h1>
            <p class=lede>Apa yang disimpan \(office.name), untuk apa, dan berapa lama.</p>
            <h2>Untuk apa</h2>
            <p class=read>Data yang Anda isi dipakai untuk menjalankan layanan yang Anda minta, dan untuk membuktikan \
            bahwa layanan itu dijalankan menurut aturannya. Dasarnya tugas pelayanan publik (UU 25/2009) dan pasal 20 \
            UU 27/2022. Data tidak dijual, dan tidak dipakai untuk iklan.</p>
            <h2>Siapa yang membacanya</h2>
            <ul class=read><li>Petugas yang mengerjakan langkah permohonan Anda, dan pemeriksa yang mengawasi kantor.</li>
            <li>Kantor lain, hanya bila SOP layanannya menyerahkan langkah kepada kantor itu.</li>
            <li>Setiap kali permohonan dibuka, namanya dicatat. Jabatan dan kantor yang membuka tampil di halaman \
            permohonan Anda, dan disimpan \(view.openingYears) tahun.</li></ul>
            <h2>Bagaimana dijaga</h2>
            <ul class=read><li>Jawaban, berkas, nama, dan kontak disimpan tersegel: berkas data tanpa kuncinya tidak \
            dapat dibaca.</li>
            <li>Halaman ini hanya memakai kuki untuk masuk dan untuk menjaga formulir. Tidak ada pelacak, dan tidak ada \
            bagian dari situs lain.</li>
            <li>Bila data bocor, Anda diberi tahu tertulis paling lambat 3 kali 24 jam (pasal 46 UU 27/2022).</li></ul>
            <h2>Berapa lama</h2>
            <p class=read>Konsep yang tidak dikirim dihapus \(view.draftDays) hari kalender sesudah perubahan terakhir. \
            Permohonan yang dikirim menjadi arsip kantor: disimpan sampai kantor memusnahkannya menurut jadwal retensi \
            arsipnya (UU 43/2009). Yang masa simpannya tertulis di bawah ini dihapus sendiri lebih dulu, dihitung sejak \
            permohonan selesai.</p>
            <p class=read>Yang tetap ada sesudah itu: nomor, tanggal, dan hasil permohonan, baris buku register (nama dan \
            perihal), dan cadangan data, paling lama sampai cadangan itu sendiri dihapus. Akun dan kontak disimpan \
            selama dipakai; catatan masuk (sesi) sehari.</p>
            <p class=read>Penilaian layanan disimpan tanpa nama dan tanpa permohonannya, jadi tidak dapat dicari kembali. \
            Saran yang ditulis bersamanya dihapus sesudah \(view.remarkYears) tahun.</p>
            \(view.services.map(\.html))\
            \("<p class=read>Kantor ini belum membuka layanan daring.</p>", when: view.services.isEmpty && frame.closed == nil)</div>
            <aside aria-label="Hak Anda"><div class=panel><h2>Hak Anda</h2>
            <p>Anda boleh meminta salinan data Anda, perbaikannya, penghentian pemakaiannya, penarikan persetujuan, dan \
            penghapusannya. Kantor melaksanakannya paling lambat 3 kali 24 jam sejak permintaan diterima; waktu itu berhenti selama \
            kantor menunggu Anda melengkapinya. Penghapusan menurut aturan kearsipan.</p>
            \(view.request.map { "<p>\($0.html)</p>" })\
            \("<p>Sampaikan di loket \(office.name).</p>", when: view.request == nil)\
            \(view.complaint.map { "<p>Keberatan atas cara data dipakai: \($0.html)</p>" })</div></aside></div>
            """)
    }
}

extension PrivacyView.Service {
    fileprivate var html: HTML {
        let heading: HTML = href.map { "<a\(link: "href", $0)>\(title)</a>" as HTML } ?? "\(title)"
        return """
            <section><h3>\(heading)</h3>\(ended.map { "<p class=read>\($0)</p>" })\(kept.list)\
            \(legalBasis.isEmpty ? nil : "<p class=\"small soft\">Dasar hukum: \(legalBasis.joined(separator: "; ")).</p>")\
            </section>
            """
    }
}
