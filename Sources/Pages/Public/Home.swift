extension Page {
    /// `{base}/`
    public static func home(_ view: HomeView, in frame: FrameView) -> Page {
        let base = frame.office.base
        return Frame.page(
            view.search == nil ? view.title : "Cari layanan", in: frame,
            """
            <div class=cols><div><h1>\(view.title)</h1><p class=lede>\(view.lede)</p>
            \(SearchForm(action: "\(base)/", name: "q", label: "Apa yang ingin Anda urus?",
                value: view.search?.query ?? "").html)
            \(view.opening.map(opening))\(view.search.map(found))</div>
            <aside aria-label="Lacak permohonan"><div class="panel act"><h2>Sudah mengajukan?</h2>
            \(SearchForm(action: "\(base)/lacak", name: "kode", label: "Kode permohonan", value: "", button: "Lacak",
                hint: "Ada pada tanda terima", isQuiet: true).html)
            <p class=small><a\(link: "href", "\(base)/permohonan-saya")>Kode hilang? Buka lewat email</a></p></div></aside></div>
            \(view.mostUsed.isEmpty ? nil : mostUsed(view.mostUsed))
            \(view.note.map { "<p class=note>\($0)</p>" })\((view.note != nil || !view.doors.isEmpty) && view.groups.isEmpty ? nil : all(view.groups))
            \(view.elsewhere.map { "<p>\($0.html)</p>" })
            \(view.doors.isEmpty
                ? nil : "<h2>\(HomeView.doorsTitle)</h2>\(LinkRow.list(view.doors.map(\.row), inTwoColumns: true))")
            <p><a\(link: "href", "\(base)/laporan")>Ketepatan waktu layanan kantor ini</a><br>\
            <a\(link: "href", "\(base)/kepuasan")>Kepuasan pemohon kantor ini</a></p>
            """)
    }

    private static func opening(_ opening: OpeningView) -> HTML {
        """
        <p class=small>\(TagView(text: opening.text, kind: opening.isOpen ? .ok : .neutral).html) \
        <span class=soft>\(opening.note.map { "\($0) " })Permohonan dapat dikirim kapan saja.</span></p>
        """
    }

    private static func found(_ search: HomeView.SearchResult) -> HTML {
        if search.offices.rows.isEmpty, search.services.rows.isEmpty {
            return "<p class=note role=status>Tidak ada layanan yang cocok dengan “\(search.query)”. "
                + "Coba kata lain, atau pilih dari daftar.</p>\(wider(search))"
        }
        return """
            \(matches(search.offices, "kantor", search.query))\(matches(search.services, "layanan", search.query))\
            \(wider(search))
            """
    }

    /// “20 dari 449 layanan cocok dengan “domisili””.
    private static func matches(_ found: HomeView.Found, _ noun: String, _ query: String) -> HTML? {
        if found.rows.isEmpty { return nil }
        let isCut = found.count > found.rows.count
        let all = Digits.grouped(found.count)
        let count = isCut ? "\(found.rows.count) dari \(all)" : all
        let hint: HTML = """
            <p class="small soft">Tidak ada di sini? Tambahkan nama desa atau kantornya pada pencarian.</p>
            """
        return """
            <h2>\(count) \(noun) cocok dengan “\(query)”</h2>
            \(LinkRow.list(found.rows.map(\.row)))\(hint, when: isCut)
            """
    }

    private static func wider(_ search: HomeView.SearchResult) -> HTML? { search.wider.map { "<p>\($0.html)</p>" } }

    private static func mostUsed(_ services: [ServiceRow]) -> HTML {
        """
        <h2>Paling sering diurus</h2><ul class=grid>\(services.map { service in
            "<li class=panel><b><a\(link: "href", service.href)>\(service.title)</a></b><br>"
                + "<small>\(service.time)</small></li>"
        })</ul>
        """
    }

    private static func all(_ groups: [HomeView.ServiceGroup]) -> HTML {
        let services = groups.flatMap(\.services)
        if services.isEmpty {
            return EmptyState(
                title: "Belum ada layanan",
                text: "Layanan tampil di sini setelah SOP-nya ditetapkan."
            ).html
        }
        let legend: HTML = """
            <p class="small soft">Layanan bertanda \(TagView(text: "Datang", kind: .soon).html) tetap harus diurus di \
            kantor. Selebihnya cukup dari rumah.</p>
            """
        return """
            \(groups.enumerated().map { index, group in
                "<h2>\(group.title)</h2>\(legend, when: index == 0 && services.contains(where: \.needsVisit))"
                    + LinkRow.list(group.services.map(\.row), inTwoColumns: true)
            })
            """
    }
}
