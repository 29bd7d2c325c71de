import Forms
import Procedures

/// `balai sop check` of whatever was written: it comes to an end, says what it finds at a place in the file, says the same
/// again, and accepts nothing with an error in it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let source = Array(UnsafeBufferPointer(start: start, count: count))
    let text = String(decoding: source, as: UTF8.self)
    let result = Checker.check(source: source, fileName: "a.sop.yaml", catalogue: TestCatalogue.bare)
    // YAML breaks lines at more characters than one; the place behind the last line counts too.
    let lines = text.unicodeScalars.reduce(2) { $0 + (breaks.contains($1) ? 1 : 0) }
    for found in result.diagnostics {
        precondition(
            (1...lines).contains(found.position.line) && found.position.column >= 1, "a place outside the file")
        precondition(!found.message.isEmpty && !found.message.hasSuffix("."), "not a sentence without its stop")
        _ = found.rendered(file: "a.sop.yaml", source: text)
    }
    precondition(result.isAccepted == !result.diagnostics.contains { $0.severity == .error })
    let again = Checker.check(source: source, fileName: "a.sop.yaml", catalogue: TestCatalogue.bare)
    precondition(again.diagnostics == result.diagnostics, "checked again it was told otherwise")
    return 0
}

private let breaks: Set<Unicode.Scalar> = ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"]
