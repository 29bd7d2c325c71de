import Inspection

/// The first byte chooses the file's name. Whatever the content, it is taken as one of the types that the rule accepts,
/// or refused with words.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let first = bytes.first else { return 0 }
    let name = names[Int(first) % names.count]
    let rule = FileRule(accepted: first & 0x80 == 0 ? [.pdf, .jpeg, .png] : [.pdf], largestKept: 2048)
    do {
        let type = try FileInspection.check(name: name, bytes: Array(bytes.dropFirst()), rule: rule)
        precondition(rule.accepted.contains(type))
    } catch {
        precondition(error.userMessage(name: name).hasSuffix("."))
    }
    return 0
}

private let names = ["ktp.pdf", "foto.jpg", "foto.png", "surat.docx", "tanpa akhiran", ".", "a.PDF", "ktp.jpg.exe"]
