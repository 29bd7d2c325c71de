import Connectors
import Logging
import Store

extension Settings {
    /// Where uploaded files lie.
    /// - Throws: `FileFailure`.
    func openBlobs() throws -> any BlobStore {
        guard let s3 else { return try FolderBlobStore(path: blobs) }
        return S3BlobStore(s3, spool: spool)
    }

    /// New data begin where nothing lies: what no row names is removed after a week, and in a bucket that other data use
    /// that would be all of theirs.
    /// - Throws: `OperatorTrouble`, `BlobFailure`.
    func refuseUsedBucket() async throws {
        guard let s3, try await !S3BlobStore(s3, spool: spool).isEmpty() else { return }
        throw OperatorTrouble(
            "Di \(s3.address) sudah ada berkas, mungkin milik data lain. Tidak ada yang diubah. Pilih tempat kosong dengan "
                + "BALAI_BLOBS, misalnya \(s3.address)-baru, atau kosongkan tempat itu.")
    }
}

extension House {
    /// Whether the service keeps files for us, before anybody sends one. One that does not answer now may do so later, and
    /// much can be done without files until then; `/healthz` names the cause.
    /// - Throws: `BlobFailure.refused`: a setting or a right is wrong.
    func proveBlobs() async throws {
        guard let s3 = settings.s3 else { return }
        do {
            guard try await !S3BlobStore(s3, spool: settings.spool).prove() else { return }
            logger.warning(
                "\(s3.endpoint) mengabaikan If-None-Match: hanya nama acak yang menjaga agar tidak ada berkas tertimpa."
            )
        } catch let failure as BlobFailure {
            if case .refused = failure { throw failure }
            logger.error("\(failure)")
        }
    }
}
