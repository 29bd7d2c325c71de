/// What the decoder is asked to do; the file itself comes over its standard input.
///
/// It travels as arguments, `word=number` each: they are seen in the list of processes, and name nothing of the file.
struct PictureRequest: Equatable {
    enum Work: Equatable {
        /// Open it and tell what it holds.
        case facts
        /// A photo to keep: longest side and bytes at most.
        case photo(longestSide: Int, bytes: Int)
        /// A page, counted from 1, in this width.
        case page(number: Int, width: Int)
    }

    var work: Work
    var limits: PictureLimits

    /// Bytes of an answer, its line of words counted. What would be longer is not ours.
    var largestReply: Int {
        switch work {
        case .facts: 256
        case .photo(_, let bytes): bytes + 256
        case .page: 32 << 20
        }
    }

    var arguments: [String] {
        let common = [
            "fileBytes=\(limits.fileBytes)", "pixels=\(limits.pixels)", "memory=\(limits.memoryBytes)",
            "processor=\(limits.processorSeconds)",
        ]
        return switch work {
        case .facts: ["facts"] + common
        case .photo(let side, let bytes): ["photo"] + common + ["side=\(side)", "bytes=\(bytes)"]
        case .page(let number, let width): ["page"] + common + ["number=\(number)", "width=\(width)"]
        }
    }

    init(work: Work, limits: PictureLimits) {
        self.work = work
        self.limits = limits
    }

    init?(arguments: [String]) {
        var numbers: [Substring: Int] = [:]
        for argument in arguments.dropFirst() {
            let pair = argument.split(separator: "=")
            guard pair.count == 2, let number = Int(pair[1]), number > 0 else { return nil }
            numbers[pair[0]] = number
        }
        guard let fileBytes = numbers["fileBytes"], let pixels = numbers["pixels"], let memory = numbers["memory"],
            let processor = numbers["processor"]
        else { return nil }
        limits = PictureLimits(
            fileBytes: fileBytes, pixels: pixels, memoryBytes: memory, processorSeconds: processor)
        switch (arguments.first, numbers["side"], numbers["bytes"], numbers["number"], numbers["width"]) {
        case ("facts", _, _, _, _): work = .facts
        case ("photo", let side?, let bytes?, _, _): work = .photo(longestSide: side, bytes: bytes)
        case ("page", _, _, let number?, let width?): work = .page(number: number, width: width)
        default: return nil
        }
    }
}
