import ArgumentParser
import Forms
import Services
import Store

/// `balai audit mulai-lagi`: another chain of roots, where the folder of the old one is gone for good.
struct AuditAnewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mulai-lagi", abstract: "Mulai rantai akar baru, bila folder akar yang lama memang hilang.",
        discussion: """
            Selama database mencatat akar yang tidak ada di folder akar, tidak ada akar baru yang ditulis. Kembalikan \
            folder itu dari salinannya bila ada. Perintah ini melepas rantai yang lama: yang dilepas, kapan, dan oleh \
            siapa dicatat, dan disebut oleh setiap balai audit verify sesudahnya. Selama Balai lain bekerja dengan data \
            itu, rantai itu mungkin masih ditulisnya di folder lain: perintah ini menolak, kecuali dengan --hilang.
            """)

    @Flag(name: .customLong("hilang"), help: "Folder yang lama memang hilang, juga di mesin lain.")
    var isLost = false

    func run() async throws {
        let (last, written) = try await perform(Settings())
        Console.say("Rantai akar sampai \(last) dilepas. \(written) akar ditulis pada rantai yang baru.")
    }

    /// - Returns: the newest day that was left, and how many roots were written.
    /// - Throws: `OperatorTrouble`, `SigningKeyFailure`.
    func perform(_ settings: Settings) async throws -> (last: String, written: Int) {
        try await DataInUse.lookingThrough(settings) { data, environment in
            try await expectAlone(data)
            let folder = DataFolder(settings: settings)
            try await folder.refuseRootsInside()
            let roots = try await folder.roots()
            let key = try SigningKeyFile.load(from: await folder.auditKey())
            guard let begun = try await BeginRootsAnew(environment, folder: roots, key: key)(by: SystemUser.name) else {
                throw OperatorTrouble(
                    "Tidak ada yang perlu dimulai lagi: folder akar \(roots.path) sudah berisi, atau database tidak mencatat "
                        + "akar lain.")
            }
            return (begun.last.longText, begun.written?.written ?? 0)
        }
    }

    /// - Throws: `OperatorTrouble` where others work with the data, who may write the chain that would be left.
    private func expectAlone(_ data: DataInUse) async throws {
        let others = try await data.others()
        guard !isLost, !others.isEmpty else { return }
        throw OperatorTrouble(
            "Balai lain bekerja dengan data ini: \(others.joined(separator: "; ")). Mungkin ia yang menulis akar, di "
                + "folder lain; rantainya akan dilepas. Pakai folder yang sama di semua mesin, atau isi "
                + "BALAI_AUDIT=mesin-lain di sini. Bila foldernya memang hilang: balai audit mulai-lagi --hilang.")
    }
}
