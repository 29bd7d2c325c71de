import Documents
import Services
import Store
import Web

extension House {
    /// What the floors beside the web tell of themselves.
    func measures() async -> [MetricFamily] {
        let use = database.use
        let pictures = await pictures.use
        let pools =
            use.pools + environment.passwords.use + [
                PoolUse(
                    name: "picture", busy: pictures.busy, limit: pictures.limit, waiting: pictures.waiting,
                    queue: pictures.queue)
            ]
        return [
            MetricFamily(
                "balai_build_info", .gauge, "Versi program dan basis datanya.",
                [.init([("version", Program.version), ("engine", use.engine)], 1)]),
            MetricFamily(
                "balai_commit_duration_seconds", .histogram,
                "Waktu sejak sebuah penulisan diminta sampai tersimpan di disk.",
                MetricFamily.Sample.histogram(use.commits)),
            MetricFamily(
                "balai_database_connections", .gauge, "Sambungan ke server basis data yang terbuka.",
                use.connections.map { [.init([], Double($0))] } ?? []),
            family("balai_pool_busy", "Yang sedang bekerja.", pools) { $0.busy },
            family("balai_pool_limit", "Yang dapat bekerja bersamaan.", pools) { $0.limit },
            family("balai_pool_waiting", "Yang menunggu giliran.", pools) { $0.waiting },
            family("balai_pool_queue_limit", "Yang dapat menunggu; lebih dari itu ditolak.", pools) { $0.queue },
            MetricFamily(
                "balai_mail_silence_seconds", .gauge,
                "Selama berapa lama server surat tidak menerima apa pun dari mesin ini; 0 bila menerima.",
                [.init([], Double(mail.seconds ?? 0))]),
        ] + ProcessUse.families
    }

    private func family(
        _ name: String, _ help: String, _ pools: [PoolUse], _ value: (PoolUse) -> Int
    ) -> MetricFamily {
        MetricFamily(name, .gauge, help, pools.map { .init([("pool", $0.name)], Double(value($0))) })
    }
}
