import FoundationEssentials
import Services
import Store

/// The logo that an office shows, for what is printed or sent on: fetched after the transaction in which it was found. One
/// that is lost leaves its place empty (`balai verify` tells of it); a store that does not answer now is an error.
struct PrintedLogo: Sendable {
    private let source: String?
    private let blob: Blob?

    init(of office: Office?, _ visit: Visit, in transaction: any ReadTransaction) throws {
        let shown = office.flatMap { visit.logos.of($0.id) }
        source = shown.map { $0.address(of: $0.logo.print) }
        blob = try shown.flatMap { try ReadLogo(visit.web.environment, visit.web.blobs).printed($0, in: transaction) }
    }

    /// Its bytes by their source, as drawings name it.
    /// - Throws: `BlobFailure`.
    func pictures(_ web: WebServices) async throws -> [String: [UInt8]] {
        guard let source, let bytes = try await bytes(web) else { return [:] }
        return [source: bytes]
    }

    /// The picture itself as an address, for a file that is opened anywhere.
    /// - Throws: `BlobFailure`.
    func inline(_ web: WebServices) async throws -> String? {
        try await bytes(web).map { "data:image/jpeg;base64,\(Data($0).base64EncodedString())" }
    }

    private func bytes(_ web: WebServices) async throws -> [UInt8]? {
        guard let blob else { return nil }
        do {
            return try await web.logos.bytes(of: blob, web.blobs)
        } catch let failure as BlobFailure where failure.isLoss {
            return nil
        }
    }
}
