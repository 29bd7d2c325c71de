import FoundationEssentials
import Logging
import Services
import Store

extension House {
    private var folder: DataFolder { DataFolder(settings: settings) }

    /// Writes the roots of today that are not written yet, and mails them where somebody is named for it; nothing where
    /// another machine does.
    /// - Throws: `SigningKeyFailure` for data from before there were roots: says how to make the key; `RootsAway`.
    func writeRoots() async throws {
        guard !settings.rootsElsewhere else { return }
        try await folder.refuseRootsInside()
        let key = try SigningKeyFile.load(from: await folder.auditKey())
        let roots = WriteDailyRoots(environment, folder: try await folder.roots(), key: key)
        guard let done = try await roots() else { return }
        if let first = done.lost.first {
            logger.error("Akar audit: \(done.lost.count) permohonan hilang dari database, yang pertama \(first)")
        }
        if let first = done.refused.first {
            let count = done.refused.count
            logger.error(
                "Akar audit: baris \(count) kantor berisi id atau nama pendek yang bukan nama, misalnya \(first)")
        }
        if let first = done.turned.first {
            let count = done.turned.count
            logger.error("Akar audit: \(count) permohonan menyusut atau ditulis ulang, yang pertama \(first)")
        }
        if let first = done.ahead.first {
            logger.error(
                "Akar audit: akar terakhir \(done.ahead.count) kantor dari hari yang belum tiba, misalnya \(first)")
        }
        guard let address = settings.auditMail else { return }
        try await MailRoots(environment)(done.lines, to: address, under: key.verifying)
    }
}

extension DataFolder {
    /// What cases are held against.
    /// - Parameters:
    ///   - path: the roots' folder, where it is not this installation's.
    ///   - typed: public keys in hexadecimal digits; none: this installation's own.
    ///   - mail: a file with lines that were mailed.
    /// - Throws: `OperatorTrouble`, `SigningKeyFailure`.
    func witness(at path: String?, keys typed: [String], mail: String?) async throws -> RootWitness {
        guard path != nil || !settings.rootsElsewhere else {
            throw OperatorTrouble(
                "Akar ditulis mesin lain (BALAI_AUDIT=mesin-lain). Jalankan perintah ini di sana, atau sebut salinan "
                    + "foldernya dengan --akar.")
        }
        let own = try await roots()
        let folder = path.map { RootFolder($0) } ?? own
        let mailed = try mail.map { path in
            guard let bytes = FileManager.default.contents(atPath: path) else {
                throw OperatorTrouble("Berkas \(path) tidak dapat dibaca.")
            }
            return String(decoding: bytes, as: UTF8.self)
        }
        let keys = try typed.map { digits in
            guard let key = VerifyingKey(hexadecimal: digits) else {
                throw OperatorTrouble("“\(digits)” bukan kunci umum audit: seharusnya 64 angka heksadesimal.")
            }
            return key
        }
        // Without a line there is nothing that a key could be asked of.
        let isAsked = folder.isBegun || mailed != nil
        let believed =
            keys.isEmpty && isAsked ? [try SigningKeyFile.load(from: await auditKey()).verifying] : keys
        let witness = RootWitness(folder: folder, keys: believed, mailed: mailed ?? "", isChosen: path != nil)
        if let mail, witness.mailedCount == 0 {
            throw OperatorTrouble(
                "Tidak ada baris akar dalam \(mail). Simpan email akar sebagai berkas teks atau .eml, dengan isinya utuh."
            )
        }
        return witness
    }
}
