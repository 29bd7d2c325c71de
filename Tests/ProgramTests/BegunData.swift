import Logging
import Services
import Store

@testable import Program

extension Settings {
    /// What `balai init` makes of these settings, with one uploaded file; to be closed by who asked.
    func begunWithFile() async throws -> House {
        _ = try await InitCommand.parse([
            "--nama", "Kabupaten Uji", "--slug", "uji", "--admin-nama", "Ayu Uji", "--admin-pengguna", "ayu",
        ]).perform(self)
        let house = try await House.open(self, keyring: KeyFile.load(from: realKey), logger: Logger(label: "test"))
        let written = try await house.blobs.write(Array("%PDF-1.4 uji".utf8), office: "root")
        let (blobs, keyring) = (house.blobs, house.environment.keyring)
        try await house.database.write {
            try blobs.keep(written, mediaType: "application/pdf", at: 1, sealing: keyring, in: $0)
        }
        return house
    }
}
