/// What the decoder answers on its standard output: one line of words, then the picture's bytes.
enum PictureReply: Equatable {
    case facts(PictureFacts)
    case picture(Picture)
    case refused(Refusal)

    enum Refusal: Error, Equatable {
        /// The content is not of a type that is decoded.
        case unknownType
        case fileTooLarge
        case truncated(FileType)
        case locked
        case tooManyPixels
        case noSuchPage(pages: Int)
        case broken(FileType)
    }

    var bytes: [UInt8] {
        switch self {
        case .facts(let facts):
            Array("facts \(facts.type.rawValue) \(facts.width) \(facts.height) \(facts.pages)\n".utf8)
        case .picture(let picture):
            Array("picture \(picture.width) \(picture.height) \(picture.bytes.count)\n".utf8) + picture.bytes
        case .refused(let refusal): Array("refused \(refusal.words)\n".utf8)
        }
    }

    /// - Returns: nil when the bytes are not a whole reply: the decoder died while it wrote.
    init?(_ bytes: [UInt8]) {
        guard let end = bytes.firstIndex(of: 0x0A), end < 200 else { return nil }
        let words = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ").map(String.init)
        let rest = bytes[(end + 1)...]
        let numbers = words.map { Int($0) }
        switch (words.first, words.count) {
        case ("facts", 5):
            guard let type = FileType(rawValue: words[1]), let width = numbers[2], let height = numbers[3],
                let pages = numbers[4], rest.isEmpty
            else { return nil }
            self = .facts(PictureFacts(type: type, width: width, height: height, pages: pages))
        case ("picture", 4):
            guard let width = numbers[1], let height = numbers[2], numbers[3] == rest.count else { return nil }
            self = .picture(Picture(bytes: Array(rest), width: width, height: height))
        case ("refused", 2...):
            guard let refusal = Refusal(words: Array(words.dropFirst())), rest.isEmpty else { return nil }
            self = .refused(refusal)
        default: return nil
        }
    }
}

extension PictureReply.Refusal {
    fileprivate var words: String {
        switch self {
        case .unknownType: "type"
        case .fileTooLarge: "size"
        case .truncated(let type): "truncated \(type.rawValue)"
        case .locked: "locked"
        case .tooManyPixels: "pixels"
        case .noSuchPage(let pages): "page \(pages)"
        case .broken(let type): "broken \(type.rawValue)"
        }
    }

    fileprivate init?(words: [String]) {
        let type = words.count > 1 ? FileType(rawValue: words[1]) : nil
        let number = words.count > 1 ? Int(words[1]) : nil
        switch (words[0], type, number) {
        case ("type", _, _): self = .unknownType
        case ("size", _, _): self = .fileTooLarge
        case ("truncated", let type?, _): self = .truncated(type)
        case ("locked", _, _): self = .locked
        case ("pixels", _, _): self = .tooManyPixels
        case ("page", _, let pages?): self = .noSuchPage(pages: pages)
        case ("broken", let type?, _): self = .broken(type)
        default: return nil
        }
    }
}
