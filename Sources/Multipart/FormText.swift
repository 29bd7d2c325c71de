/// The text of a field that came as bytes.
public enum FormText {
    /// - Throws: `FormBodyError.notText` when the bytes are not UTF-8 or hold a NUL, which no database keeps.
    public static func decode(_ bytes: some Sequence<UInt8>) throws(FormBodyError) -> String {
        let bytes = Array(bytes)
        guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else { throw .notText }
        return text
    }
}
