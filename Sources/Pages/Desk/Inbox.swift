extension Page {
    /// `/meja`
    public static func inbox(_ view: InboxView, in frame: FrameView) -> Page {
        let shown = view.groups.reduce(0) { $0 + $1.rows.count }
        let search = SearchForm(
            action: "/meja", name: "q", label: "Cari tugas", value: view.query,
            hint: "Nomor agenda, kode, nama, atau layanan",
            isQuiet: true, keeps: view.keeps, csrf: frame.csrf)
        return Frame.page(
            "Tugas saya", in: frame,
            """
            <h1>Tugas saya</h1>\(view.absences.map { $0.html(csrf: frame.csrf) })
            \(givenUp(view.givenUp), when: !view.givenUp.isEmpty)\(untold(view.untold), when: !view.untold.isEmpty)\(own(view.own), when: !view.own.isEmpty)\
            \(Tab.bar(view.saved, name: "Saringan tersimpan", least: 1))\(Tab.bar(view.filters, name: "Saringan tugas"))\
            \(view.narrowing?.html)\(search.html)\(view.keeping?.html(csrf: frame.csrf))
            \(view.groups.isEmpty ? empty(view) : list(view, csrf: frame.csrf))
            \(foot(shown: shown, view), when: !view.groups.isEmpty)
            <p>\(LinkView(label: "Permohonan saya", href: "/permohonan").html) · \
            \(LinkView(label: "Teks siap pakai", href: "/daftar-tugas/teks").html)</p>
            \(keys(view.hasKeys, csrf: frame.csrf), when: !view.groups.isEmpty || !view.query.isEmpty)
            """)
    }

    /// Shown by the script: without one there are no keys.
    private static func keys(_ areOn: Bool, csrf: String) -> HTML {
        let words: HTML =
            areOn
            ? "Papan ketik: <kbd>j</kbd> dan <kbd>k</kbd> berpindah, <kbd>x</kbd> mencentang, <kbd>Enter</kbd> membuka, <kbd>/</kbd> mencari."
            : "Pintasan papan ketik dimatikan."
        let button: HTML = """
            <button class="btn alt" name=pintasan value="\(areOn ? "mati" : "hidup")">\
            \(raw: areOn ? "Matikan pintasan" : "Nyalakan pintasan")</button>
            """
        return """
            <div id=pintasan class=small hidden data-keadaan="\(areOn ? "hidup" : "mati")">\
            <p>\(words)</p>\(HTML.form("/daftar-tugas/pintasan", csrf: csrf, button))</div>
            """
    }

    private static func givenUp(_ links: [LinkView]) -> HTML {
        """
        <p class="note bad"><b>Ada pekerjaan tertunda.</b> Sistem berhenti mencoba: \
        \(links.enumerated().map { "\(", ", when: $0.offset > 0)\($0.element.html)" }).</p>

        """
    }

    /// Applicants whom no mail reaches.
    private static func untold(_ links: [LinkView]) -> HTML {
        """
        <p class="note bad"><b>Pemohon belum diberi tahu.</b> Kabarnya tidak sampai lewat email: \
        \(links.enumerated().map { "\(", ", when: $0.offset > 0)\($0.element.html)" }).</p>

        """
    }

    /// Cases that the reader's office applied for elsewhere: nobody else's inbox has them.
    private static func own(_ todos: [TodoView]) -> HTML {
        """
        <section class="panel act" aria-label="Permohonan Anda"><h2>Perlu Anda lakukan sebagai pemohon</h2>\
        \(todos.map(\.html))</section>
        """
    }

    private static func empty(_ view: InboxView) -> HTML {
        if view.query.isEmpty, !view.isNarrowed {
            return EmptyState(
                title: "Tidak ada tugas",
                text: view.hasNoPart ? EmptyState.noPart : "Tugas tampil di sini begitu permohonan sampai kepada Anda."
            ).html
        }
        return EmptyState(
            title: "Tidak ada yang cocok",
            text: view.query.isEmpty
                ? "Tidak ada tugas pada saringan ini." : "Tidak ada tugas yang cocok dengan “\(view.query)”.",
            act: LinkView(label: "Tampilkan semua tugas", href: "/meja")
        ).html + elsewhere(view.elsewhere)
    }

    /// What is no task of the reader's may be a case of their office all the same.
    private static func elsewhere(_ links: [LinkView]) -> HTML {
        guard !links.isEmpty else { return "" }
        return "<ul class=plain>\(links.map { "<li>\($0.html)</li>" as HTML })</ul>"
    }

    /// With ticks it is a form: what is ticked is done at once. One task alone needs no tick.
    private static func list(_ view: InboxView, csrf: String) -> HTML {
        guard view.groups.flatMap(\.rows).count(where: { $0.tick != nil }) > 1 else {
            return inboxTable(view.groups, hasTicks: false)
        }
        let table = inboxTable(view.groups)
        return HTML.form(
            view.together, csrf: csrf,
            """
            \(table)<div class=bar><button class=btn>Selesaikan yang dipilih…</button> \
            <small>Centang beberapa tugas dari langkah yang sama. Halaman berikutnya menanyakan keputusannya.</small></div>
            """)
    }

    static func inboxTable(_ groups: [InboxView.Group], hasTicks: Bool = true) -> HTML {
        """
        <div class=scroll tabindex=0 role=region aria-label="Daftar tugas"><table class=inbox>\
        <caption class=vh>Tugas menurut batas waktu, paling mendesak di atas</caption>
        <thead class=wide><tr><th scope=col>Tugas</th><th scope=col>Layanan</th><th scope=col>Pemohon</th>\
        <th scope=col>Nomor agenda</th><th scope=col>Dipegang</th><th scope=col>Batas waktu</th></tr></thead>
        \(groups.map { group($0, hasTicks) })</table></div>
        """
    }

    private static func group(_ group: InboxView.Group, _ hasTicks: Bool) -> HTML {
        """
        <tbody><tr><th colspan=6 scope=rowgroup>\(group.when.title)\(group.count.map { " <span class=soft>\($0)</span>" as HTML })</th></tr>
        \(group.rows.map { row($0, in: group.when, hasTicks) })</tbody>

        """
    }

    private static func row(_ row: TaskRow, in group: InboxView.When, _ hasTicks: Bool) -> HTML {
        let service = [row.service, row.office].compactMap(\.self).joined(separator: " · ")
        let due = due(row.due, in: group)
        return """
            <tr><td>\(hasTicks ? row.tick.map { tick($0, row) } : nil)<a\(link: "href", row.href)>\(row.title)</a><small class=narrow>\(due.mark)\(due.time.map { " · \($0)" })</small>\
            <small class=narrow>\(service) · \(row.applicant) · <span class=nb>\(row.code)</span>\
            \(row.holder.map { " · \($0)" })</small></td>\
            <td class=wide>\(service)</td><td class=wide>\(row.applicant)</td><td class="wide nb">\(row.code)</td>\
            <td class="wide nb">\(row.holder ?? "")</td><td class=wide>\(due.mark)<small>\(due.time)</small></td></tr>
            """
    }

    private static func tick(_ value: String, _ row: TaskRow) -> HTML {
        #"<label><input type=checkbox name=tugas value="\#(value)"><span class=vh>Pilih \#(row.code)</span></label>"#
    }

    private static func due(_ due: DueView, in group: InboxView.When) -> (mark: HTML, time: HTML?) {
        switch due {
        case .none: ("Tidak diatur", nil)
        case .at(let due): (due.mark, due.time.html(group == .today ? due.time.clock : due.time.short))
        case .paused(let since, let left): ("Waktu berhenti", "\(DueView.rest(left, since: since))")
        }
    }

    private static func foot(shown: Int, _ view: InboxView) -> HTML {
        """
        <p class="small soft">\(Digits.grouped(shown)) dari \(Digits.grouped(view.total)) tugas.\
        \(view.more.map { " \($0.html)" })</p>\
        \(view.note.map { #"<p class="small soft">\#($0)</p>"# })
        """
    }
}

extension InboxView.When {
    var title: String {
        switch self {
        case .late: "Terlambat"
        case .today: "Hari ini"
        case .tomorrow: "Besok"
        case .thisWeek: "Pekan ini"
        case .later: "Nanti"
        case .open: "Tanpa batas waktu"
        }
    }
}
