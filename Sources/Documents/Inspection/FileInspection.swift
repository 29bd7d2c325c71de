/// The first look at an uploaded file: what can be said without decoding it.
public enum FileInspection {
    /// - Parameter name: the file's name as the sender calls it.
    /// - Returns: one of the accepted types.
    /// - Throws: what is wrong with the file, for the person who sent it.
    ///
    /// JPEG under the name of PNG, and the reverse, passes: phones and messengers mislabel these two all the time, both
    /// are decoded and written anew, and nobody renames a file on a phone. Any other false label is refused: an officer
    /// trusts it.
    public static func check(name: String, bytes: [UInt8], rule: FileRule) throws(FileProblem) -> FileType {
        guard !bytes.isEmpty else { throw .empty }
        let found = FileType.detect(bytes)
        let claimed = FileType.claimed(by: name)
        if let claimed, claimed != found, !(isPhoto(claimed) && isPhoto(found)) {
            throw .mislabelled(claimed: claimed, found: found, accepted: rule.accepted)
        }
        let photoForPhoto = isPhoto(found) && rule.accepted.contains(where: isPhoto)
        guard photoForPhoto || rule.accepted.contains(found) else {
            throw .notAccepted(found: found, accepted: rule.accepted)
        }
        let largest = isPhoto(found) ? rule.largestPhoto : rule.largestKept
        guard bytes.count <= largest else { throw .tooLarge(bytes: bytes.count, limit: largest) }
        if found == .pdf, bytes.suffix(8192).position(of: "%%EOF") == nil { throw .truncated(found) }
        return found
    }

    private static func isPhoto(_ type: FileType) -> Bool { type == .jpeg || type == .png }
}
