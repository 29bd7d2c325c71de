import ArgumentParser
import Services
import Store

/// `balai admin`: administrators, from the server.
struct AdminCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "admin", abstract: "Administrator kantor induk, dari server.",
        subcommands: [AdminRecoverCommand.self])
}

/// `balai admin recover`: a way in when nobody can log in as the root office's administrator.
struct AdminRecoverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recover",
        abstract: "Buat tautan bagi administrator kantor induk, bila tidak ada yang dapat masuk.",
        discussion: """
            Petugas yang sudah ada mendapat peran administrator dan tautan kata sandi baru; kata sandi lama, kode masuk, dan \
            semua perangkatnya tidak berlaku lagi, seketika. Hanya ponselnya yang hilang: tambahkan --paksa. Nama pengguna yang belum ada \
            menjadi akun baru. Tautan tampil sekali. Siapa yang menjalankan perintah ini dicatat; administrator dan \
            pemeriksa membacanya. Boleh dijalankan selagi Balai melayani.
            """)

    @Option(name: .customLong("pengguna"), help: "Nama pengguna: petugas yang sudah ada, atau yang baru.")
    var username: String
    @Option(name: .customLong("nama"), help: "Nama lengkap, untuk akun baru.")
    var name: String?
    @Option(name: .customLong("surel"), help: "Alamat email, untuk akun baru.")
    var email: String?
    @Flag(name: .customLong("paksa"), help: "Juga bila masih ada administrator yang dapat masuk.")
    var isForced = false

    func run() async throws {
        let recovered = try await perform(Settings())
        Console.say(
            """
            “\(username)” sekarang administrator kantor induk. Tautan ini berlaku sekali dan tidak ditampilkan lagi:
                \(recovered.link)
            """)
    }

    /// - Throws: `OperatorTrouble` where it is not needed, or what was typed is wrong.
    func perform(_ settings: Settings) async throws -> InvitedOfficer {
        try await DataInUse.lookingThrough(settings) { _, environment in
            do {
                return try await RecoverAdministrator(environment)(
                    NewOfficer(name: name ?? "", username: username, email: email), by: SystemUser.name,
                    isForced: isForced)
            } catch let needless as RecoverAdministrator.NotNeeded {
                throw OperatorTrouble(
                    "Masih ada administrator yang dapat masuk: \(needless.administrators.joined(separator: ", ")). Mintalah "
                        + "tautan kepadanya, atau tambahkan --paksa.")
            } catch let troubles as FieldTroubles where troubles.messages["nama"] != nil {
                throw OperatorTrouble("“\(username)” belum mempunyai akun. Tambahkan --nama untuk membuatnya.")
            } catch let troubles as FieldTroubles {
                throw OperatorTrouble(troubles.messages.values.sorted().joined(separator: ". ") + ".")
            }
        }
    }
}
