/// What it costs to take something in for good: an answer, an application, a step of an officer.
struct SubmittingFigures {
    let servers: ServerPair
    let accounts: DemoAccounts
    private static let service = "/k/kominfo/layanan/email-domain"
    private static let answers = [
        "pengelola.nama": "Arum Samudra", "pengelola.nik": "0000000101900001", "pengelola.surel": "arum@surel.contoh",
        "pengelola.hp": "(000) 0000300", "pengelola.instansi": "Desa Awan Biru",
    ]
    private static let papers = ["berkas.sk", "berkas.surat-permohonan", "berkas.ktp"]
    /// Applications a round.
    private static let batch = 10
    private static let rounds = 4

    func all() throws -> [Figure] {
        let villager = try accounts.browser("operator", of: "Desa Awan Biru", at: servers.balai)
        let drafts = try (0..<Self.batch * (Self.rounds + 1)).map { _ in try fillIn(villager) }
        let sent = try sending(drafts, of: villager)
        let cases = try drafts.map { draft in
            try villager.open(draft + "/terkirim")
            guard let id = villager.value(after: "href=\"/k/kominfo/permohonan/"), !id.contains("/") else {
                throw BenchmarkTrouble("the receipt names no case")
            }
            return id
        }
        return [try answering(villager), sent, try stepping(cases)]
    }

    /// - Returns: how the addresses of a draft begin that only waits to be sent.
    private func fillIn(_ applicant: Browser) throws -> String {
        try applicant.open(Self.service)
        try applicant.send(Self.service + "/ajukan", [:])
        let root = applicant.path.split(separator: "/").dropLast().map { "/\($0)" }.joined()
        while !applicant.path.hasSuffix("/periksa") {
            let page = applicant.page.text
            if let (name, value) = Self.answers.first(where: { page.contains("name=\"\($0.key)\"") }) {
                try applicant.send(applicant.path, [name: value])
            } else if let name = Self.papers.first(where: { page.contains("name=\"\($0)\"") }) {
                try applicant.send(applicant.path, file: SampleFiles.pdf, as: name)
            } else {
                throw BenchmarkTrouble("\(applicant.path) asks for something unknown")
            }
        }
        return root
    }

    /// The first answers of drafts, one each, that can be sent over and over.
    func answers(_ count: Int) throws -> [Message] {
        let villager = try accounts.browser("operator", of: "Desa Awan Biru", at: servers.balai)
        return try (0..<count).map { _ in try firstAnswer(villager) }
    }

    private func firstAnswer(_ applicant: Browser) throws -> Message {
        try applicant.open(Self.service)
        try applicant.send(Self.service + "/ajukan", [:])
        guard let (name, value) = Self.answers.first(where: { applicant.page.text.contains("name=\"\($0.key)\"") })
        else { throw BenchmarkTrouble("\(applicant.path) asks for something unknown") }
        return applicant.form(applicant.path, [name: value])
    }

    /// The first answer of a draft, saved over and over.
    private func answering(_ applicant: Browser) throws -> Figure {
        let message = try firstAnswer(applicant)
        let comparison = try servers.compare(settling: 0.2) { _, load in
            try load.send(message, times: 200, expecting: 303)
            return 200
        }
        return figure("a submit: one answer of a draft saved", comparison)
    }

    private func sending(_ drafts: [String], of applicant: Browser) throws -> Figure {
        let messages = drafts.map { applicant.form($0 + "/periksa", [:]) }
        return figure("a submit: an application sent, its mail included", try each(messages))
    }

    /// The first step of the office: the chief orders the check.
    private func stepping(_ cases: [String]) throws -> Figure {
        let chief = try accounts.browser("kepala", of: "Komunikasi", at: servers.balai)
        let messages = try cases.map { id in
            try chief.open("/meja/kominfo/\(id)")
            guard let version = chief.value(after: "name=versi value=\"") else {
                throw BenchmarkTrouble("the chief is offered no step")
            }
            return chief.form("/meja/kominfo/\(id)/tugas/perintah-periksa/1", ["versi": version])
        }
        return figure("a submit: a step completed by an officer", try each(messages))
    }

    /// Messages that can be sent once only, a batch a round.
    private func each(_ messages: [Message]) throws -> Comparison {
        try servers.compare(rounds: Self.rounds, settling: 0.5) { round, load in
            try load.send(Array(messages[round * Self.batch..<(round + 1) * Self.batch]), expecting: 303)
            return Self.batch
        }
    }

    private func figure(_ name: String, _ comparison: Comparison) -> Figure {
        Figure(name, comparison, Quantity.cpu, beside: "plain text", budget: .times(30))
    }
}
