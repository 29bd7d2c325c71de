import Multipart
import Testing

/// Any parts, written as RFC 7578 says and cut at random, come out as they went in.
@Suite struct RandomFormTests {
    /// SplitMix64: the same forms for the same seed.
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
            return z ^ z >> 31
        }
    }

    @Test func whatGoesInComesOut() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = Generator(state: seed)
        for round in 0..<500 {
            let delimiter = String(
                (0..<Int.random(in: 1...8, using: &random)).map { _ in "ab-".randomElement(using: &random)! })
            let parts = (0..<Int.random(in: 0...5, using: &random)).map { _ in part(delimiter, &random) }
            let bytes = written(parts, delimiter)
            let received = try receive(
                pieces(of: bytes, &random), contentType: "multipart/form-data; boundary=\(delimiter)")
            #expect(received.parts == parts, "seed \(seed), round \(round)")
        }
    }

    private func part(_ delimiter: String, _ random: inout Generator) -> Received.Part {
        let names = ["a", "nama lengkap", "k\"tip", "kārtu", "100%", "a;b=c"]
        let name = names.randomElement(using: &random)!
        let isFile = Bool.random(using: &random)
        let head = PartHead(
            name: name, filename: isFile ? names.randomElement(using: &random)! : nil,
            contentType: isFile ? "image/png" : nil)
        // Bytes of the delimiter more often than others: there lie the errors.
        let alphabet = Array("\r\n--\(delimiter)".utf8) + [0, 255]
        while true {
            let content = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                alphabet.randomElement(using: &random)!
            }
            // No content may hold the delimiter, nor end in its beginning with the CRLF that follows: RFC 2046 §5.1.1.
            let framed = Array("\r\n".utf8) + content + Array("\r\n--\(delimiter)".utf8)
            let needle = Array("\r\n--\(delimiter)".utf8)
            let first = framed.indices.first { framed[$0...].starts(with: needle) }
            if first == content.count + 2 { return Received.Part(head: head, content: content) }
        }
    }

    private func written(_ parts: [Received.Part], _ delimiter: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for part in parts {
            bytes += Array("--\(delimiter)\r\nContent-Disposition: form-data; name=\"\(escaped(part.head.name))\"".utf8)
            if let filename = part.head.filename { bytes += Array("; filename=\"\(escaped(filename))\"".utf8) }
            if let type = part.head.contentType { bytes += Array("\r\nContent-Type: \(type)".utf8) }
            bytes += Array("\r\n\r\n".utf8) + part.content + Array("\r\n".utf8)
        }
        return bytes + Array("--\(delimiter)--\r\n".utf8)
    }

    private func escaped(_ name: String) -> String {
        name.reduce(into: "") { $0 += $1 == "\"" ? "%22" : String($1) }
    }

    private func pieces(of bytes: [UInt8], _ random: inout Generator) -> [ArraySlice<UInt8>] {
        var rest = bytes[...]
        var pieces: [ArraySlice<UInt8>] = []
        while !rest.isEmpty {
            let count = Int.random(in: 1...20, using: &random)
            pieces.append(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        return pieces
    }
}
