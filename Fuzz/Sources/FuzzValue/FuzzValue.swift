import Forms

/// What a person types into a question. The first byte chooses its kind, the second its limits; lines are the texts of
/// its controls. It is refused in words, or it has a normal form: reading that again gives the same, and it can be shown.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    guard bytes.count > 2 else { return 0 }
    let field = field(FieldKind.allCases[Int(bytes[0]) % FieldKind.allCases.count], limits: bytes[1])
    let texts = String(decoding: bytes.dropFirst(2), as: UTF8.self)
        .split(separator: "\n", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
    let raw = field.kind == .rows ? rows(texts) : RawAnswer.texts(texts)
    switch field.normalized(raw, in: Today()) {
    case .failure(let trouble): precondition(!trouble.message.isEmpty && !trouble.message.hasSuffix("."))
    case .success(nil): break
    case .success(let value?):
        precondition((try? field.normalized(value.raw, in: Today()).get()) == value, "read again it was another answer")
        _ = field.display(value)
    }
    return 0
}

private struct Today: ConditionContext {
    let today = CalendarDate(iso: "2026-11-26")!

    func value(of reference: AnswerReference) -> Value? { nil }
    func date(_ bound: DateBound) -> CalendarDate { today }
}

private func field(_ kind: FieldKind, limits: UInt8) -> Field {
    var field = Field(name: "isian", label: "Isian", kind: kind)
    field.options = [Option(name: "a", label: "A"), Option(name: "b-c", label: "B atau C")]
    if kind == .rows {
        field.columns = [
            Field(name: "satu", label: "Satu", kind: .text), Field(name: "dua", label: "Dua", kind: .date),
        ]
    }
    if kind == .text, limits & 1 != 0 {
        field.pattern = FieldPattern.allCases[Int(limits >> 1) % FieldPattern.allCases.count]
    }
    if limits & 0x80 != 0 {
        let isDay = kind == .date || kind == .dateTime
        field.minimum = isDay ? .date(.today) : .number(Int64(limits & 7))
        field.maximum = isDay ? nil : .number(Int64(limits & 0x7F))
    }
    return field
}

private func rows(_ texts: [String]) -> RawAnswer {
    .rows(
        stride(from: 0, to: texts.count, by: 2).map { first in
            let pair = texts[first...].prefix(2)
            return ["satu": .text(pair.first!), "dua": .text(pair.count > 1 ? pair.last! : "")]
        })
}
