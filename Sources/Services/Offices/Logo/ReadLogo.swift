public import Store

/// A size of an office's logo, to be sent to whoever asks: it is public.
public struct ReadLogo: Sendable {
    let environment: Environment
    let blobs: Blobs

    public init(_ environment: Environment, _ blobs: Blobs) { (self.environment, self.blobs) = (environment, blobs) }

    /// - Parameter file: the last part of ``ShownLogo/address(of:)``.
    /// - Returns: nil where no office has such a logo now.
    public func callAsFunction(_ file: String, in transaction: any ReadTransaction) throws -> Blob? {
        let parts = file.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, parts[2] == "jpg", let office = try Office.find(slug: parts[0], in: transaction),
            let picture = office.logo?.pictures.first(where: { $0.hash == parts[1] })
        else { return nil }
        return try blob(of: picture, at: office.id, in: transaction)
    }

    /// The printed size of the logo that an office shows.
    public func printed(_ logo: ShownLogo, in transaction: any ReadTransaction) throws -> Blob? {
        try blob(of: logo.logo.print, at: logo.owner, in: transaction)
    }

    private func blob(
        of picture: OfficeLogo.Picture, at office: String, in transaction: any ReadTransaction
    ) throws -> Blob? {
        try blobs.find(picture.blob, office: office, sealing: environment.keyring, in: transaction)
    }
}
