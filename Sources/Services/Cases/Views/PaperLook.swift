public import Procedures
public import Store

/// An uploaded file of a case, for somebody who may see the case.
public struct PaperLook: Sendable {
    public let file: PaperFile
    /// What the SOP calls the paper.
    public let paper: String
    public let blob: Blob

    /// - Throws: `CaseMissing` when the case has no such file, or it is closed to who looks.
    public init(
        _ blob: String, of look: CaseLook, blobs: Blobs, _ environment: Environment, in transaction: any ReadTransaction
    ) throws {
        let files = look.papers.map { ($0.key, $0.value) } + look.latePapers
        let given = files.lazy.flatMap { paper, files in files.map { (paper, $0) } }
        guard let (paper, file) = given.first(where: { $0.1.blob == blob && !$0.1.isShownOriginal }),
            let found = try PaperLook.find(blob, look.id, look.office, blobs, environment.keyring, in: transaction)
        else { throw CaseMissing() }
        self.file = file
        self.paper = paper
        self.blob = found
    }

    /// The file under the case's key, or under that of the case whose part this one is, in whatever office.
    private static func find(
        _ blob: String, _ caseID: String, _ office: String, _ blobs: Blobs, _ keyring: Keyring,
        in transaction: any ReadTransaction
    ) throws -> Blob? {
        guard let record = try CaseRecord.find(caseID, of: office, in: transaction), let wrapped = record.wrappedKey
        else { return nil }
        let key = try CaseKey.unwrap(wrapped, by: keyring, for: CaseFile.keyContext(office, caseID))
        do {
            let found = try blobs.find(blob, office: office, sealing: key, in: transaction)
            guard found == nil, let parent = record.parent else { return found }
            return try find(blob, parent.caseID, parent.office, blobs, keyring, in: transaction)
        } catch let failure as SealFailure {
            guard let parent = record.parent else { throw failure }
            return try find(blob, parent.caseID, parent.office, blobs, keyring, in: transaction)
        }
    }
}
