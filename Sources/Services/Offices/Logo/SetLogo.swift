public import Store
import Forms

/// A logo whose files are written already.
public struct NewLogo: Sendable {
    public struct Picture: Sendable {
        let blob: WrittenBlob
        let width: Int
        let height: Int

        public init(blob: WrittenBlob, width: Int, height: Int) {
            (self.blob, self.width, self.height) = (blob, width, height)
        }
    }

    let screen: Picture
    let print: Picture

    public init(screen: Picture, print: Picture) { (self.screen, self.print) = (screen, print) }
}

/// Gives an office a logo of its own, in place of the one it had, or takes it away.
public struct SetLogo: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameters:
    ///   - logo: nil: the office shows that of the office above it again.
    ///   - seen: the hash of the printed picture that was there when its administrator decided; nil: none was.
    /// - Throws: `Denial`; `FieldTroubles` at `logo` where it is another by now.
    public func callAsFunction(
        _ logo: NewLogo?, of office: String, seen: String?, by person: Person
    ) async throws {
        let environment = environment
        try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let old = work.office.logo
            guard old?.print.hash == seen else { throw FieldTroubles(["logo": Self.stale]) }
            let next = try logo.map { try keep($0, of: office, in: transaction) }
            let text = try next.map(JSONColumn.text)
            try OfficeRevision.change(in: transaction) {
                _ = try transaction.execute("UPDATE offices SET logo = \(text) WHERE id = \(office)")
            }
            try old?.forget(of: office, environment, in: transaction)
            try work.record(
                .logoChanged, of: work.office.slug, next == nil ? "logo dihapus" : "logo dipasang", in: transaction)
        }
    }

    private static let stale =
        "Belum diubah. Logo kantor ini sudah diganti orang lain setelah halaman ini dibuka. Periksa lagi, lalu kirim lagi"

    private func keep(_ logo: NewLogo, of office: String, in transaction: any Transaction) throws -> OfficeLogo {
        func kept(_ picture: NewLogo.Picture) throws -> OfficeLogo.Picture {
            try Blobs.name(
                picture.blob, mediaType: "image/jpeg", at: environment.now.seconds, sealing: environment.keyring,
                in: transaction)
            return OfficeLogo.Picture(
                blob: picture.blob.place.id, hash: Hexadecimal.text(Array(picture.blob.digest.prefix(10))),
                width: picture.width, height: picture.height)
        }
        return OfficeLogo(screen: try kept(logo.screen), print: try kept(logo.print))
    }
}

extension OfficeLogo {
    /// Its files are no office's any more, and go soon.
    func forget(of office: String, _ environment: Environment, in transaction: any Transaction) throws {
        for blob in blobs { try Blobs.disown(blob, office: office, in: transaction) }
        try BlobRemover.ask(
            blobs, office: office, subject: office, name: print.blob, dueAt: environment.now.seconds,
            keyring: environment.keyring, in: transaction)
    }
}
