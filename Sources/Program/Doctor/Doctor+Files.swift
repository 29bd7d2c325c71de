import Connectors
import FoundationEssentials
import Glibc
import Store

extension Doctor {
    /// Writes a file where uploads lie, reads it, and takes it away again.
    func filesFinding() async -> DoctorFinding {
        await finding("berkas", advice: "Periksa folder berkas, atau BALAI_BLOBS dan BALAI_S3_….") {
            if settings.s3 == nil, !FileManager.default.fileExists(atPath: settings.blobs) {
                throw OperatorTrouble("Folder \(settings.blobs) tidak ada. Kembalikan dari cadangan.")
            }
            let store = try settings.openBlobs()
            try await store.check()
            let place = BlobPlace(office: "doctor", id: Identifier.random())
            do {
                try await Self.probe(store, place)
                try await store.remove(place)
            } catch {
                try? await store.remove(place)
                throw error
            }
            // In a folder the probe had one of its own.
            if settings.s3 == nil { rmdir("\(settings.blobs)/\(place.office)") }
            return "\(settings.s3.map { "\($0.address)" } ?? settings.blobs): menulis, membaca, dan menghapus berhasil."
        }
    }

    private static func probe(_ store: any BlobStore, _ place: BlobPlace) async throws {
        let bytes = Array("uji balai doctor".utf8)
        let sink = try await store.create(place)
        do {
            try await sink.write(bytes)
            try await sink.finish()
        } catch {
            await sink.abandon()
            throw error
        }
        guard try await store.open(place).read(upTo: 100) == bytes else {
            throw OperatorTrouble("Berkas yang baru ditulis terbaca lain.")
        }
    }
}
