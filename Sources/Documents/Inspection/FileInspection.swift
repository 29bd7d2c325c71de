/// The first look at an uploaded file: what can be said without decoding it.
public enum FileInspection {
    /// - Parameter name: the file's name as the sender calls it.
    /// - Returns: one of the accepted types.
    /// - Throws: what is wrong with the file, for the person who sent it.
    ///
    /// JPEG under the name of PNG, and the reverse, passes: phones and messengers mislabel these two all the time, both
    /// are decoded and written anew, and nobody renames a file on a phone. Any other false label is refused: an officer
    /// trusts it.
    public static func check(
        name: String, content: some FileContent, rule: FileRule
    ) throws(FileProblem) -> FileType {
        guard content.size > 0 else { throw .empty }
        let found = try reading { try FileType.detect(content) }
        try judge(found, named: name, by: rule)
        let largest = largest(of: found, by: rule)
        guard content.size <= largest else { throw .tooLarge(bytes: content.size, limit: largest) }
        if found == .pdf, try reading({ try content.last(8192) })[...].position(of: "%%EOF") == nil {
            throw .truncated(found)
        }
        return found
    }

    /// What is wrong with a file of which only the beginning was taken, because nothing that large is.
    ///
    /// - Parameter beginning: its first bytes.
    public static func problem(name: String, beginning: [UInt8], rule: FileRule) -> FileProblem {
        let found = FileType.detect(beginning)
        do {
            try judge(found, named: name, by: rule)
        } catch {
            return error
        }
        return .cutShort(limit: largest(of: found, by: rule))
    }

    private static func judge(_ found: FileType, named name: String, by rule: FileRule) throws(FileProblem) {
        let claimed = FileType.claimed(by: name)
        if let claimed, claimed != found, !(isPhoto(claimed) && isPhoto(found)) {
            throw .mislabelled(claimed: claimed, found: found, accepted: rule.accepted)
        }
        let photoForPhoto = isPhoto(found) && rule.accepted.contains(where: isPhoto)
        guard photoForPhoto || rule.accepted.contains(found) else {
            throw .notAccepted(found: found, accepted: rule.accepted)
        }
    }

    private static func largest(of type: FileType, by rule: FileRule) -> Int {
        isPhoto(type) ? rule.largestPhoto : rule.largestKept
    }

    private static func isPhoto(_ type: FileType) -> Bool { type == .jpeg || type == .png }

    private static func reading<Value>(_ body: () throws -> Value) throws(FileProblem) -> Value {
        do {
            return try body()
        } catch {
            throw .unreadable("\(type(of: error))")
        }
    }
}
