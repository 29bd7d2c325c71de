import Testing

@testable import Documents

/// A QR code is read back here as a camera's program does: format, mask, order of the modules, blocks, text.
@Suite struct QRCodeTests {
    @Test(arguments: [1, 14, 15, 26, 43, 62, 63, 84, 106, 107, 122, 123, 152, 153, 180])
    func saysWhatWasPutIn(length: Int) throws {
        let text = String((0..<length).map { Character(UnicodeScalar(UInt8(33 + $0 * 7 % 90))) })
        let code = try #require(QRCode(text))
        #expect(Reader(code: code).text == text)
    }

    @Test func longTextIsRefused() {
        #expect(QRCode(String(repeating: "a", count: 2331)) != nil)
        #expect(QRCode(String(repeating: "a", count: 2332)) == nil && QRCode("") == nil)
    }
}

/// By the standard's description of reading, up to version 9.
private struct Reader {
    let code: QRCode
    private var version: Int { (code.size - 17) / 4 }

    private func isDark(_ x: Int, _ y: Int) -> Bool { code.modules[y * code.size + x] }

    var text: String? {
        // Format: the mask's three bits are the third to fifth of fifteen, under the pattern 101010000010010.
        let mask = (0..<3).reduce(0) { $0 << 1 | (isDark([2, 3, 4][$1], 8) ? 1 : 0) } ^ 0b101
        let bits = modules.map { isDark($0.0, $0.1) != turns(mask, $0.0, $0.1) }
        let bytes = stride(from: 0, to: bits.count - 7, by: 8).map { start in
            bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        }
        let blocks: [Int] = [
            [16], [28], [44], [32, 32], [43, 43], [27, 27, 27, 27], [31, 31, 31, 31], [38, 38, 39, 39],
            [36, 36, 36, 37, 37],
        ][version - 1]
        var data = blocks.map { _ in [UInt8]() }
        var index = 0
        for place in 0..<(blocks.max() ?? 0) {
            for (block, length) in blocks.enumerated() where place < length {
                data[block].append(bytes[index])
                index += 1
            }
        }
        let all = data.flatMap(\.self).flatMap { [$0 >> 4, $0 & 15] }
        guard all[0] == 4 else { return nil }
        let count = Int(all[1]) << 4 | Int(all[2])
        return String(decoding: (0..<count).map { all[3 + 2 * $0] << 4 | all[4 + 2 * $0] }, as: UTF8.self)
    }

    private func turns(_ mask: Int, _ column: Int, _ row: Int) -> Bool {
        [
            (row + column) % 2, row % 2, column % 3, (row + column) % 3, (row / 2 + column / 3) % 2,
            row * column % 2 + row * column % 3, (row * column % 2 + row * column % 3) % 2,
            ((row + column) % 2 + row * column % 3) % 2,
        ][mask] == 0
    }

    private var modules: [(Int, Int)] {
        var found: [(Int, Int)] = []
        var columns = Array(stride(from: code.size - 1, to: 6, by: -2)) + [5, 3, 1]
        var up = true
        while !columns.isEmpty {
            let right = columns.removeFirst()
            for step in 0..<code.size {
                let row = up ? code.size - 1 - step : step
                for column in [right, right - 1] where !isPattern(column, row) { found.append((column, row)) }
            }
            up.toggle()
        }
        return found
    }

    private func isPattern(_ x: Int, _ y: Int) -> Bool {
        let (size, far) = (code.size, code.size - 8)
        if x == 6 || y == 6 || (x < 9 && y < 9) || (x < 9 && y >= far) || (x >= far && y < 9) { return true }
        if version >= 7, (x < 6 && y >= size - 11) || (y < 6 && x >= size - 11) { return true }
        let centres = version == 1 ? [] : version < 7 ? [6, size - 7] : [6, (size - 1) / 2, size - 7]
        return centres.contains { cx in
            centres.contains { cy in
                let isEye = (cx == 6 && cy == 6) || (cx == 6 && cy == size - 7) || (cx == size - 7 && cy == 6)
                return !isEye && abs(x - cx) <= 2 && abs(y - cy) <= 2
            }
        }
    }
}
