import Multipart

/// Whatever comes is refused or read; what was read, written again and read again, is the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let body = try? FormBody(bytes, limits: .init(bytes: 4096, fields: 64)) else { return 0 }
    let written = body.fields.map { escaped($0.name) + "=" + escaped($0.value) }.joined(separator: "&")
    let again = try? FormBody(written.utf8)
    precondition(again == body, "written and read again it was another form")
    return 0
}

private func escaped(_ text: String) -> String {
    text.utf8.reduce(into: "") { $0 += $1 < 16 ? "%0\(String($1, radix: 16))" : "%\(String($1, radix: 16))" }
}
