import Forms
import Logging
import Procedures
import Services
import Store

@testable import Program

/// A clock that does not go on: Monday 2 March 2026, 09:00 WIB.
private struct StillClock: Clock {
    let now = Instant(CalendarDate(iso: "2026-03-02")!, TimeOfDay("09:00")!, .wib)
}

extension Settings {
    /// Data with the root office `uji` and its administrator `ayu`, on which it stays 2 March 2026, 09:00 WIB; to be closed
    /// by who asked.
    func stillHouse(in folder: TemporaryFolder) async throws -> House {
        try DataFolder(settings: self).make()
        let house = try await House.open(
            self, keyring: KeyFile.create(at: folder.path + "/kunci"), clock: StillClock(),
            logger: Logger(label: "test"))
        _ = try await CreateRoot(house.environment)(
            NewOffice(
                name: "Kabupaten Uji", slug: "uji", kind: "kabupaten", letterhead: Letterhead(above: [], place: "Uji")),
            administrator: NewOfficer(name: "Ayu Uji", username: "ayu"))
        return house
    }
}
