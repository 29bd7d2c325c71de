import Inspection

/// The first byte chooses the file's name. Whatever the content, it is taken as one of the types that the rule accepts,
/// or refused with words; and how it is cut into pieces changes nothing.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let first = bytes.first else { return 0 }
    let name = names[Int(first) % names.count]
    let rule = FileRule(accepted: first & 0x80 == 0 ? [.pdf, .jpeg, .png] : [.pdf], largestKept: 2048)
    let content = Array(bytes.dropFirst())
    let whole = check(FileBytes(content), name, rule)
    switch whole {
    case .success(let type): precondition(rule.accepted.contains(type))
    case .failure(let problem): precondition(problem.userMessage(name: name).hasSuffix("."))
    }
    precondition(check(FileBytes(content, pieceLength: Int(first) + 1), name, rule) == whole)
    let cut = FileInspection.problem(name: name, beginning: content, rule: rule)
    precondition(cut.userMessage(name: name).hasSuffix("."))
    return 0
}

private func check(_ content: FileBytes, _ name: String, _ rule: FileRule) -> Result<FileType, FileProblem> {
    Result { () throws(FileProblem) in try FileInspection.check(name: name, content: content, rule: rule) }
}

private let names = ["ktp.pdf", "foto.jpg", "foto.png", "surat.docx", "tanpa akhiran", ".", "a.PDF", "ktp.jpg.exe"]
