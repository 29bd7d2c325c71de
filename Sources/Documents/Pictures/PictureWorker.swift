import Glibc

/// The decoder's side: the process that opens files of strangers. It is this same program, run again with a hidden
/// command, so that a file that breaks a decoder breaks only this process.
public enum PictureWorker {
    /// Does one piece of work and ends: the file comes over standard input, the answer goes to standard output.
    ///
    /// - Parameter arguments: what `PictureProcess` passed after the hidden command's name.
    /// - Returns: the exit status: 0 after any answer, 64 when the arguments are no request, 74 when the answer could
    ///   not be written (sysexits).
    public static func run(arguments: [String]) -> Int32 {
        guard let request = PictureRequest(arguments: arguments) else { return 64 }
        confine(request.limits)
        return write(answer(request).bytes) ? 0 : 74
    }

    /// Takes from this process what decoding does not need: memory and time beyond the limits, files to write, a core
    /// file with the picture in it.
    private static func confine(_ limits: PictureLimits) {
        // A library that tries to write a file is to see an error, not to die.
        signal(SIGXFSZ, SIG_IGN)
        let bounds = [
            (RLIMIT_AS, limits.memoryBytes), (RLIMIT_CPU, limits.processorSeconds), (RLIMIT_FSIZE, 0), (RLIMIT_CORE, 0),
        ]
        for (resource, most) in bounds {
            var bound = rlimit(rlim_cur: rlim_t(most), rlim_max: rlim_t(most))
            setrlimit(Int32(resource.rawValue), &bound)
        }
    }

    private static func answer(_ request: PictureRequest) -> PictureReply {
        do throws(PictureReply.Refusal) {
            guard let bytes = read(most: request.limits.fileBytes) else { throw .fileTooLarge }
            let decoder = try PictureDecoder(bytes, pixels: request.limits.pixels)
            return switch request.work {
            case .facts: .facts(try decoder.facts())
            case .photo(let side, let bytes): .picture(try decoder.photo(longestSide: side, bytes: bytes))
            case .page(let number, let width): .picture(try decoder.page(number, width: width))
            }
        } catch {
            return .refused(error)
        }
    }

    /// - Returns: nil when there are more bytes than that. They stay until the process ends.
    private static func read(most: Int) -> UnsafeRawBufferPointer? {
        let space = UnsafeMutableRawBufferPointer.allocate(byteCount: most + 1, alignment: 16)
        var filled = 0
        while filled <= most {
            let count = Glibc.read(STDIN_FILENO, space.baseAddress! + filled, most + 1 - filled)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return UnsafeRawBufferPointer(rebasing: space[..<filled]) }
            filled += count
        }
        return nil
    }

    private static func write(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
