/// What somebody typed to find something by its name: words in whatever order, each once, whatever their case.
public struct SearchWords: Hashable, Sendable {
    let words: [String]

    public init(_ typed: String) {
        var seen: Set<String> = []
        let all = typed.lowercased().split { $0.isWhitespace || $0 == "," }.map(String.init)
        words = all.filter { seen.insert($0).inserted }
    }

    private init(words: [String]) { self.words = words }

    /// Nothing is looked for.
    public var isEmpty: Bool { words.isEmpty }

    /// Whether a text holds every word.
    public func match(_ text: String) -> Bool { missing(in: text).isEmpty }

    /// The words that a text does not hold, so that what stands beside it has to.
    func missing(in text: String) -> SearchWords {
        let lowered = text.lowercased()
        return SearchWords(words: words.filter { !lowered.contains($0) })
    }
}
