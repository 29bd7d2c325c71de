/// How many are here, and who waits for whom, as metrics (docs/decisions/0033).
struct CrowdMeasures {
    let web: WebServices

    var families: [MetricFamily] {
        let limits = web.configuration.limits
        return [
            MetricFamily(
                "balai_connections_open", .gauge, "Sambungan pengunjung yang terbuka.", Double(web.connections.count)),
            MetricFamily(
                "balai_connections_limit", .gauge, "Sambungan pengunjung yang dilayani sekaligus.",
                Double(limits.connections)),
            MetricFamily(
                "balai_line_waiting", .gauge, "Yang menunggu giliran halaman berat.",
                [("cari", web.searches), ("daftar", web.lists), ("angka", web.readings)].map { name, line in
                    .init([("line", name)], Double(line.waiting))
                }),
            MetricFamily(
                "balai_room_bytes", .gauge, "Isi kiriman yang sedang diterima.",
                [
                    .init([("room", "formulir")], Double(web.rooms.forms.held)),
                    .init([("room", "unggahan")], Double(web.rooms.uploads.held)),
                ]),
            MetricFamily(
                "balai_room_limit_bytes", .gauge, "Batas isi kiriman yang sedang diterima.",
                [
                    .init([("room", "formulir")], Double(limits.formMemory)),
                    .init([("room", "unggahan")], Double(limits.uploads)),
                ]),
        ]
    }
}
