import Services
import Store

extension House {
    /// Keeps beside the roots which cases were erased; where another machine writes them, that one does so within the
    /// day.
    /// - Parameter office: one office's, by its id; nil: every office's.
    /// - Throws: `OperatorTrouble`, `SigningKeyFailure`; `RootsAway`.
    func keepErasures(of office: String? = nil) async throws {
        guard !settings.rootsElsewhere else { return }
        let folder = DataFolder(settings: settings)
        try await folder.refuseRootsInside()
        let key = try SigningKeyFile.load(from: await folder.auditKey())
        try await KeepErasures(environment, folder: try await folder.roots(), key: key)(office: office)
    }
}

extension DataFolder {
    /// Which cases a restored backup has brought back although their content was erased, said to whoever restored it.
    func sayUndoneErasures() async {
        for finding in await undoneErasures() { Console.warn("balai: \(finding.place): \(finding.text).") }
        Console.say(
            "Permohonan yang isinya dihapus sesudah cadangan itu dibuat berisi lagi. Begitu folder akar audit ada, balai "
                + "verify menyebutnya; pimpinan kantornya menghapusnya lagi.")
    }

    /// None where that cannot be looked at now: data of an older schema, roots that are not there yet.
    func undoneErasures() async -> [Finding] {
        let found = try? await DataInUse.lookingThrough(settings) { data, _ in
            try await FindUndoneErasures(data.database, folder: try await roots())()
        }
        return found ?? []
    }
}
