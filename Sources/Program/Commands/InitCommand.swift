import ArgumentParser
import Forms
import Services
import Store

/// `balai init`: a real office, once.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Buat data baru: kunci, kantor induk, dan administrator pertama.",
        discussion: "Kunci dibuat di BALAI_KEY, di luar folder data. Simpan salinannya di tempat lain yang aman.")

    @Option(name: .customLong("nama"), help: "Nama kantor induk, misalnya 'Kabupaten Contoh'.")
    var name: String
    @Option(name: .customLong("jenis"), help: "Jenis kantor induk: kabupaten atau kota.")
    var kind = "kabupaten"
    @Option(name: .customLong("slug"), help: "Nama pendek untuk alamat, misalnya 'contoh'.")
    var slug: String
    @Option(name: .customLong("zona"), help: "Zona waktu: WIB, WITA, atau WIT.")
    var zone = "WIB"
    @Option(name: .customLong("tempat"), help: "Tempat surat dibuat. Bawaan: nama kantor.")
    var place: String?
    @Option(name: .customLong("admin-nama"), help: "Nama administrator pertama.")
    var administratorName: String
    @Option(name: .customLong("admin-pengguna"), help: "Nama pengguna administrator pertama.")
    var administratorUsername: String
    @Option(name: .customLong("admin-surel"), help: "Alamat email administrator pertama.")
    var administratorEmail: String?

    func run() async throws {
        let settings = try Settings()
        let invited = try await perform(settings)
        Console.say(
            """
            Kantor induk “\(name)” sudah dibuat di \(settings.dataPlace).
            Berkas kunci: \(settings.realKey)
                Simpan salinannya di tempat lain yang aman: tanpa berkas itu data tidak dapat dibaca lagi.
            Kunci tanda tangan audit: \(SigningKeyFile.path(beside: settings.realKey))
                Cetak kunci umumnya dengan balai audit kunci dan simpan di luar server.
            Tautan untuk \(administratorName), berlaku sekali dan paling lama 7 hari:
                \(invited.link)
            Jalankan balai serve, lalu buka tautan itu.
            """)
    }

    /// Makes key, database and root office.
    /// - Throws: `OperatorTrouble`, or what the use case refuses; then no data are left.
    func perform(_ settings: Settings) async throws -> InvitedOfficer {
        let folder = DataFolder(settings: settings)
        switch try await folder.content() {
        case .nothing: break
        case .real: throw OperatorTrouble("Di \(settings.dataPlace) sudah ada data. Tidak ada yang diubah.")
        case .demo, .unfinishedDemo:
            throw OperatorTrouble(
                "Di \(settings.dataPlace) ada data contoh. Pilih tempat lain dengan "
                    + "\(settings.server == nil ? "BALAI_DATA" : "BALAI_DATABASE").")
        }
        guard let zone = Zone(rawValue: zone.uppercased()) else {
            throw OperatorTrouble("Zona “\(zone)” tidak dikenal. Pilih WIB, WITA, atau WIT.")
        }
        try folder.refuseInside(settings.realKey)
        try await folder.refuseRootsInside()
        try await settings.refuseUsedBucket()
        let roots = try await folder.roots()
        guard !roots.isBegun else {
            throw OperatorTrouble(
                "Folder akar audit \(roots.path) berisi akar dari data lain. Pilih folder lain dengan BALAI_AUDIT, "
                    + "atau kembalikan data itu dari salinannya.")
        }
        return try await create(settings, folder, zone)
    }

    /// Data that could not be finished are taken away again.
    private func create(_ settings: Settings, _ folder: DataFolder, _ zone: Zone) async throws -> InvitedOfficer {
        let keyring = try KeyFile.loadOrCreate(at: settings.realKey)
        try SigningKeyFile.loadOrCreate(at: SigningKeyFile.path(beside: settings.realKey))
        try folder.make()
        let house = try await House.open(settings, keyring: keyring, logger: .balai(settings))
        do {
            let invited = try await CreateRoot(house.environment)(
                office(zone, settings),
                administrator: NewOfficer(
                    name: administratorName, username: administratorUsername, email: administratorEmail))
            try await house.close()
            return invited
        } catch {
            try await house.close()
            // On a server only the empty tables are left, which the next try uses.
            if settings.server == nil { try folder.removeDatabase() }
            throw error
        }
    }

    private func office(_ zone: Zone, _ settings: Settings) -> NewOffice {
        NewOffice(
            name: name, slug: slug, kind: kind, zone: zone,
            letterhead: Letterhead(above: ["Pemerintah \(name)"], place: place ?? name),
            hosts: settings.isLoopback ? ["localhost"] : [])
    }
}
