/// What it costs to be looked at: pages for everybody, and for who is signed in.
struct LookingFigures {
    let servers: ServerPair
    let accounts: DemoAccounts

    func all() throws -> [Figure] {
        let visitor = try Browser(servers.balai)
        let villager = try accounts.browser("operator", of: "Desa Awan Biru", at: servers.balai)
        try villager.open("/k/kominfo/permohonan")
        guard let own = villager.links.first(where: { Self.isCase($0) }) else {
            throw BenchmarkTrouble("the village's operator has no case")
        }
        return try [
            page("/", "a public page: front page", visitor, most: 12),
            page("/k/kominfo/layanan/email-domain", "a public page: a service", visitor, most: 12),
        ] + desk() + [page(own, "a signed-in page: the applicant's own case", villager, most: 15)]
    }

    /// The pages that officers look at most.
    func desk() throws -> [Figure] {
        let chief = try accounts.browser("kepala", of: "Komunikasi", at: servers.balai)
        try chief.open("/meja")
        guard let task = chief.links.first(where: { $0.hasPrefix("/meja/kominfo/") && $0.contains("?tugas=") }) else {
            throw BenchmarkTrouble("the chief of the demo has no task")
        }
        return try [
            page("/meja", "a signed-in page: the inbox", chief, most: 15),
            page(task, "a signed-in page: a case at the desk", chief, most: 15),
        ]
    }

    /// `/k/kominfo/permohonan/` and an identifier, without a task behind it.
    private static func isCase(_ link: String) -> Bool {
        link.hasPrefix("/k/kominfo/permohonan/") && link.split(separator: "/").count == 4
    }

    private func page(_ path: String, _ name: String, _ reader: Browser, most: Double) throws -> Figure {
        let headers = reader.headers.merging(["Accept-Encoding": "gzip"]) { $1 }
        let message = Message.get(path, port: servers.balai.port, headers: headers)
        let answer = try Connection(port: servers.balai.port).exchange(message)
        guard answer.header("content-encoding") == "gzip" else { throw BenchmarkTrouble("\(path) is not compressed") }
        try reader.open(path)
        let comparison = try servers.compare { _, load in
            try load.send(message, times: 400)
            return 400
        }
        let (size, sent) = (Quantity.bytes(Double(reader.page.body.count)), Quantity.bytes(Double(answer.body.count)))
        return Figure(
            "\(name) (\(size.text), sent as \(sent.text))", comparison, Quantity.cpu, beside: "plain text",
            budget: .times(most))
    }
}
