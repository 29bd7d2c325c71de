import Glibc

/// The server's side: has files of strangers opened in a process of their own, a few at a time, and turns whatever
/// becomes of that process into an answer.
///
/// Cost: about 0.1 s of a processor for the start of each process. Keep the pictures it makes.
public struct PictureProcess: Sendable {
    private let executable: String
    private let arguments: [String]
    private let limits: PictureLimits
    private let queue: PictureQueue

    /// - Parameters:
    ///   - executable: the program that runs `PictureWorker.run`; by default this one, found even after its file was
    ///     replaced by an update.
    ///   - arguments: the words that make it do so.
    ///   - atOnce: how many processes run at the same time.
    ///   - waiting: how many files may wait for their turn.
    public init(
        executable: String = "/proc/self/exe", arguments: [String] = ["gambar-kerja"],
        limits: PictureLimits = PictureLimits(), atOnce: Int = 2, waiting: Int = 64
    ) {
        self.executable = executable
        self.arguments = arguments
        self.limits = limits
        queue = PictureQueue(atOnce: atOnce, waiting: waiting)
    }

    /// Opens a PDF, JPEG or PNG and says what it holds.
    public func facts(_ source: PictureSource) async throws(FileProblem) -> PictureFacts {
        guard case .facts(let facts) = try await ask(.facts, source) else {
            throw .decoderUnavailable("another answer than was asked for")
        }
        return facts
    }

    /// Makes of a photo one to keep: upright, without metadata, within this size.
    public func photo(
        _ source: PictureSource, longestSide: Int = 2400, bytes: Int = 2 << 20
    ) async throws(FileProblem) -> Picture {
        try await picture(.photo(longestSide: longestSide, bytes: bytes), source)
    }

    /// Draws a page as a picture to look at.
    ///
    /// - Parameters:
    ///   - number: counted from 1; a photo has one page.
    ///   - width: in pixels. A photo that is narrower stays as it is; a very long page comes out narrower.
    public func page(
        _ source: PictureSource, number: Int = 1, width: Int = 1000
    ) async throws(FileProblem) -> Picture {
        guard number > 0 else { throw .noSuchPage(number, pages: 0) }
        return try await picture(.page(number: number, width: width), source)
    }

    /// Processes that run and files that wait, each with its end.
    public var use: (busy: Int, limit: Int, waiting: Int, queue: Int) { get async { await queue.use } }

    /// The same of a file that is fetched when its turn has come, so that files which wait are in nobody's memory.
    /// - Throws: `FileProblem`; what `fetch` throws.
    public func page(
        number: Int, width: Int = 1000, fetching fetch: @Sendable () async throws -> PictureSource
    ) async throws -> Picture {
        guard number > 0 else { throw FileProblem.noSuchPage(number, pages: 0) }
        let request = PictureRequest(work: .page(number: number, width: width), limits: limits)
        try await queue.enter()
        do {
            let source = try await fetch()
            let reply = try await queue.work { () throws(FileProblem) in try run(request, source) }
            await queue.leave()
            guard case .picture(let picture) = reply else {
                throw FileProblem.decoderUnavailable("another answer than was asked for")
            }
            return picture
        } catch {
            await queue.leave()
            throw error
        }
    }

    private func picture(
        _ work: PictureRequest.Work, _ source: PictureSource
    ) async throws(FileProblem) -> Picture {
        guard case .picture(let picture) = try await ask(work, source) else {
            throw .decoderUnavailable("another answer than was asked for")
        }
        return picture
    }

    private func ask(
        _ work: PictureRequest.Work, _ source: PictureSource
    ) async throws(FileProblem) -> PictureReply {
        let request = PictureRequest(work: work, limits: limits)
        return try await queue.run { () throws(FileProblem) in try run(request, source) }
    }

    private func run(_ request: PictureRequest, _ source: PictureSource) throws(FileProblem) -> PictureReply {
        let input = try source.input()
        defer { if case .descriptor(let descriptor) = input { close(descriptor) } }
        let ending: ChildProcess.Ending
        do {
            ending = try ChildProcess.run(
                executable: executable, arguments: arguments + request.arguments, environment: Self.environment,
                input: input, outputLimit: request.largestReply, deadline: .now + limits.wallClock)
        } catch {
            throw .decoderUnavailable("posix_spawn: errno \(error.errno)")
        }
        if ending.how == .inputFailed { throw .unreadable("the file could not be read to its end") }
        // No file makes a decoder end itself so: somebody stopped it.
        if [.signalled(SIGTERM), .signalled(SIGINT), .signalled(SIGHUP)].contains(ending.how) {
            throw .decoderUnavailable("it was told to stop: \(ending.how)")
        }
        if ending.how == .exited(64) { throw .decoderUnavailable("the decoder did not know the request") }
        guard ending.how == .exited(0), let reply = PictureReply(ending.output) else {
            throw .undecodable(source.type, detail: "\(ending.how)")
        }
        guard case .refused(let refusal) = reply else { return reply }
        throw FileProblem(refusal, request)
    }

    /// Few threads' arenas, no back trace of a crash, and the Swift library where it is not in the usual place.
    private static var environment: [String] {
        let path = getenv("LD_LIBRARY_PATH").map { ["LD_LIBRARY_PATH=" + String(cString: $0)] }
        return ["LC_ALL=C.UTF-8", "MALLOC_ARENA_MAX=2", "SWIFT_BACKTRACE=enable=no", "VIPS_DISC_THRESHOLD=2g"]
            + (path ?? [])
    }
}

extension FileProblem {
    fileprivate init(_ refusal: PictureReply.Refusal, _ request: PictureRequest) {
        self =
            switch refusal {
            case .unknownType: .broken(.unknown)
            case .fileTooLarge: .tooLarge(bytes: request.limits.fileBytes + 1, limit: request.limits.fileBytes)
            case .truncated(let type): .truncated(type)
            case .locked: .locked
            case .tooManyPixels: .tooManyPixels(limit: request.limits.pixels)
            case .noSuchPage(let pages): .noSuchPage(request.pageNumber, pages: pages)
            case .broken(let type): .broken(type)
            }
    }
}

extension PictureRequest {
    fileprivate var pageNumber: Int {
        if case .page(let number, _) = work { number } else { 1 }
    }
}
