/// Whatever stands in the header: a cookie is found exactly where a slow reading of the bytes finds it, and one that is
/// added behind the rest is found unless an earlier one has its name.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    let lines = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    let sent = SentCookies(lines: lines)
    for name in names { precondition(sent[name] == naive(name, in: lines), "another cookie than the bytes say") }
    let more = SentCookies(lines: lines + ["kami=ada"])
    precondition(more["kami"] == (sent["kami"] ?? "ada"), "what came before hid a cookie")
    return 0
}

private let names = ["__Host-sesi", "__Host-isian", "", "a", "kami"]

private func naive(_ name: String, in lines: [String]) -> String? {
    for line in lines {
        var pair: [UInt8] = []
        for byte in Array(line.utf8) + [UInt8(ascii: ";")] {
            if byte != UInt8(ascii: ";") {
                pair.append(byte)
                continue
            }
            while pair.first == UInt8(ascii: " ") { pair.removeFirst() }
            let wanted = Array(name.utf8) + [UInt8(ascii: "=")]
            if pair.starts(with: wanted) { return String(decoding: pair.dropFirst(wanted.count), as: UTF8.self) }
            pair = []
        }
    }
    return nil
}
