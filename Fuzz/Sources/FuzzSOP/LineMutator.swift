/// Changes an SOP file as its author would: a line left out, written twice, moved, indented otherwise, or a word put in
/// another's place. Changed byte by byte alone, hardly a file gets past the reader. Half of the changes are libFuzzer's own.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutateLines(
    _ start: UnsafeMutablePointer<UInt8>, _ count: Int, _ most: Int, _ seed: UInt32
) -> Int {
    var random = Lehmer(seed: seed)
    guard count > 0, random.next(2) == 0 else { return mutateBytes(start, count, most) }
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
    let chosen = random.next(lines.count)
    switch random.next(6) {
    case 0: lines.remove(at: chosen)
    case 1: lines.insert(lines[chosen], at: random.next(lines.count + 1))
    case 2: lines.insert(lines.remove(at: chosen), at: random.next(lines.count + 1))
    case 3: lines[chosen] = Array("  ".utf8) + lines[chosen]
    case 4: lines[chosen] = Array(lines[chosen].dropFirst(2))
    default: lines[chosen] = replacingWord(in: lines[chosen], from: lines[random.next(lines.count)], &random)
    }
    let changed = Array(lines.joined(separator: [UInt8(ascii: "\n")]).prefix(most))
    for (offset, byte) in changed.enumerated() { start[offset] = byte }
    return changed.count
}

@_silgen_name("LLVMFuzzerMutate")
private func mutateBytes(_ start: UnsafeMutablePointer<UInt8>, _ count: Int, _ most: Int) -> Int

private func replacingWord(in line: [UInt8], from other: [UInt8], _ random: inout Lehmer) -> [UInt8] {
    let (ours, theirs) = (words(line), words(other))
    guard !ours.isEmpty, !theirs.isEmpty else { return line }
    let (old, new) = (ours[random.next(ours.count)], theirs[random.next(theirs.count)])
    return Array(line[..<old.lowerBound] + other[new] + line[old.upperBound...])
}

private func words(_ line: [UInt8]) -> [Range<Int>] {
    line.indices.split { " :,[]{}".utf8.contains(line[$0]) }.map { $0.startIndex..<$0.endIndex }
}

private struct Lehmer {
    private var state: UInt64

    init(seed: UInt32) { state = UInt64(seed) << 1 | 1 }

    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }
}
