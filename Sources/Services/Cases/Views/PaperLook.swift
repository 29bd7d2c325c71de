public import Procedures
public import Store

/// An uploaded file of a case, for somebody who may see the case.
public struct PaperLook: Sendable {
    public let file: PaperFile
    public let blob: Blob

    /// - Throws: `CaseMissing` when there is no such case or file, or it is closed to the person.
    public static func load(
        _ blob: String, of caseID: String, office: String, for person: Person, blobs: Blobs, _ environment: Environment,
        _ cases: CaseServices
    ) async throws -> PaperLook {
        try await environment.database.read { transaction in
            let look = try CaseLook(caseID, office, person, environment, cases, in: transaction)
            guard let file = look.papers.values.joined().first(where: { $0.blob == blob }),
                let found = try find(blob, caseID, office, blobs, environment.keyring, in: transaction)
            else { throw CaseMissing() }
            return PaperLook(file: file, blob: found)
        }
    }

    /// The file under the case's key, or under that of the case whose part this one is.
    private static func find(
        _ blob: String, _ caseID: String, _ office: String, _ blobs: Blobs, _ keyring: Keyring,
        in transaction: any ReadTransaction
    ) throws -> Blob? {
        guard let record = try CaseRecord.find(caseID, of: office, in: transaction), let wrapped = record.wrappedKey
        else { return nil }
        let key = try CaseKey.unwrap(wrapped, by: keyring, for: CaseFile.keyContext(office, caseID))
        do {
            return try blobs.find(blob, office: office, sealing: key, in: transaction)
        } catch let failure as SealFailure {
            guard let parent = record.parent else { throw failure }
            return try find(blob, parent.caseID, office, blobs, keyring, in: transaction)
        }
    }
}
