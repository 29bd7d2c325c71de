import FoundationEssentials
import Store

/// A data folder into which a backup is put back.
extension DataFolder {
    /// Lies in the folder while a restore is under way, and behind one that was interrupted.
    private static let restoring = "pemulihan.belum"

    /// Nothing lies there but what an interrupted restore has left, which never holds a database that has its name.
    var isFreeForRestore: Bool {
        get throws {
            let names = Set(try Folder(settings.data).names())
            guard names.contains(Self.restoring) else { return names.isEmpty }
            return names.isSubset(of: [Self.restoring, "berkas", "demo", "balai.sqlite.part", "unggahan"])
        }
    }

    /// A restore was begun here, into the place that the settings name for files, and did not come to its end.
    var isBeingRestored: Bool {
        FileManager.default.contents(atPath: "\(settings.data)/\(Self.restoring)") == Data(settings.blobsPlace.utf8)
    }

    /// - Throws: `OperatorTrouble` where a server already holds data.
    func refuseDataOnServer() async throws {
        // A folder was looked at already; the mark of a demonstration may lie in one.
        guard settings.server != nil else { return }
        guard try await content() == .nothing else {
            throw OperatorTrouble("Di \(settings.dataPlace) sudah ada data, dan tidak ada yang ditimpa.")
        }
    }

    func beginRestore() throws {
        try make()
        guard
            FileManager.default.createFile(
                atPath: "\(settings.data)/\(Self.restoring)", contents: Data(settings.blobsPlace.utf8))
        else {
            throw OperatorTrouble("Folder \(settings.data) tidak dapat ditulisi.")
        }
    }

    /// Whoever restores has looked at the machine: what the data know of time is as old as the backup.
    func endRestore() throws {
        try Folder(settings.data).remove(Self.restoring)
        ClockTrust(folder: settings.data).accept(MachineClock().now)
    }
}
