extension Page {
    /// `{base}/aksesibilitas`: what these pages promise to whoever sees, hears or moves otherwise, and whom to tell.
    /// - Parameter complaint: where it goes that nobody answered; nil: nowhere through these pages.
    public static func accessibility(complaint: LinkView? = nil, in frame: FrameView) -> Page {
        let office = frame.office
        return Frame.page(
            "Aksesibilitas", in: frame,
            """
            \(Crumb(above: [LinkView(label: "Layanan", href: "\(office.base)/")], here: "Aksesibilitas").html)
            <h1>Aksesibilitas</h1>
            <p class=lede>Halaman ini dibuat agar dapat dipakai setiap orang, juga dengan pembaca layar, papan tombol, \
            atau tulisan yang diperbesar.</p>
            <h2>Yang kami jaga</h2>
            <ul class=read><li>Pedoman WCAG 2.2 tingkat AA, sesuai hak penyandang disabilitas atas layanan publik \
            (pasal 19 UU 8/2016).</li>
            <li>Semua dapat dikerjakan tanpa tetikus, tanpa JavaScript, dan pada layar selebar 320 titik.</li>
            <li>Keadaan permohonan selalu tertulis dengan kata, tidak hanya dengan warna. Bagan alir punya daftar \
            langkah yang dapat dibacakan.</li>
            <li>Waktu mengisi tidak dibatasi: konsep disimpan, dan dapat dilanjutkan kemudian.</li>
            <li>Gambar dalam <a\(link: "href", "\(office.base)/bantuan")>Bantuan</a> hanya memperlihatkan apa yang sudah \
            tertulis di sampingnya.</li></ul>
            <h2>Yang belum</h2>
            <ul class=read><li>Setiap perubahan diperiksa dengan program pemeriksa, terang dan gelap. Pemeriksaan \
            bersama penyandang disabilitas belum dilakukan. Karena itu kami menyebutnya sesuai sebagian, menurut penilaian \
            sendiri.</li>
            <li>Berkas yang diunggah tampil bagi petugas sebagai gambar halaman, tanpa teks. Tombol Unduh memberi berkas \
            aslinya.</li>
            <li>Berkas PDF yang diunggah orang dan dokumen SOP dalam PDF belum bertanda untuk pembaca layar. Dokumen \
            SOP juga tersedia sebagai halaman.</li></ul>
            <h2>Bila ada yang tidak dapat Anda pakai</h2>
            <p class=read>Sampaikan kepada \(office.name)\(contact(office)): sebut halaman mana, apa yang tidak dapat, dan \
            alat bantu yang Anda pakai. Petugas loket dapat mengisikan permohonan bersama Anda.</p>
            \(complaint.map { "<p class=read>Tidak ditanggapi? Anda boleh \($0.html).</p>" })
            """)
    }
}
