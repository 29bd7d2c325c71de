@testable import Documents
import Glibc
import Synchronization
import Testing

/// Whatever becomes of the decoder's process, the server goes on and says what to do.
@Suite struct PictureProcessTests {
    private let photo = Pixels(width: 40, height: 30) { _, _ in red }.jpeg()

    private func shell(_ script: String, _ limits: PictureLimits = PictureLimits()) -> PictureProcess {
        PictureProcess(executable: "/bin/sh", arguments: ["-c", script], limits: limits)
    }

    private func problem(_ process: PictureProcess) async -> FileProblem? {
        do {
            _ = try await process.photo(.bytes(photo))
            return nil
        } catch {
            return error
        }
    }

    @Test func aCrash() async {
        let problem = await problem(shell("cat > /dev/null; kill -SEGV $$"))
        #expect(problem == .undecodable(.jpeg, detail: "signalled(\(SIGSEGV))"))
        #expect(
            problem?.userMessage(name: "ktp.jpg")
                == "Foto “ktp.jpg” tidak dapat dibuka. Ambil foto baru, lalu unggah lagi.")
        #expect(problem?.isOurs == false)
    }

    /// Somebody stops the machine, or Balai: the file is as good as before.
    @Test(arguments: ["TERM", "INT", "HUP"]) func aStopFromOutside(signal: String) async {
        let problem = await problem(shell("cat > /dev/null; kill -\(signal) $$"))
        #expect(problem?.isOurs == true)
        #expect(problem?.userMessage(name: "ktp.jpg").contains("tidak dapat dibuka") == false)
    }

    /// A signal to our own group, such as Ctrl+C or what a service manager sends, does not reach it.
    @Test func aGroupOfItsOwn() throws {
        let ending = try ChildProcess.run(
            executable: "/bin/sh",
            arguments: ["-c", "read -r pid name state parent group rest < /proc/$$/stat; echo $pid $group"],
            environment: [], input: .pieces(FileBytes([]).pieces()), outputLimit: 1000, deadline: .now + .seconds(60))
        let words =
            String(decoding: ending.output, as: UTF8.self).split(separator: "\n").first?.split(separator: " ") ?? []
        #expect(words.count == 2 && words.first == words.last)
    }

    /// A socket on which the server listens, held by a decoder that outlives a killed server, would keep the port from the
    /// next one; the library opens it without close-on-exec.
    @Test func nothingOfTheServersStaysOpenInIt() throws {
        let listening = fcntl(STDERR_FILENO, F_DUPFD, 200)
        try #require(listening >= 200)
        defer { close(listening) }
        let ending = try ChildProcess.run(
            executable: "/bin/sh", arguments: ["-c", "for file in /proc/$$/fd/*; do echo ${file##*/}; done"],
            environment: [], input: .pieces(FileBytes([]).pieces()), outputLimit: 10_000, deadline: .now + .seconds(60))
        let open = String(decoding: ending.output, as: UTF8.self).split(separator: "\n")
        #expect(open.contains("0") && open.contains("1"))
        #expect(!open.contains("\(listening)"), "\(open)")
    }

    /// It dies before it has read the file: writing to it must not end the server.
    @Test func aCrashAtOnce() async {
        let large = [0xFF, 0xD8, 0xFF] + [UInt8](repeating: 0, count: 8 << 20)
        await #expect(throws: FileProblem.undecodable(.jpeg, detail: "exited(1)")) {
            try await shell("exit 1").photo(.bytes(large))
        }
    }

    /// A content is passed on as the decoder takes it, a piece at a time, and not gathered before.
    @Test func aContentInPieces() async throws {
        let whole = try await pictures.photo(.bytes(photo))
        #expect(try await pictures.photo(.content(FileBytes(photo, pieceLength: 100))) == whole)
        let endless = CountedContent()
        await #expect(throws: FileProblem.undecodable(.jpeg, detail: "exited(1)")) {
            try await shell("head -c 200000 > /dev/null; exit 1").photo(.content(endless))
        }
        // What the socket holds, and no more; one was read to say what the file is.
        #expect((2...40).contains(endless.taken))
    }

    /// Half a file must not be taken for a whole one that is broken.
    @Test func aContentThatBreaksOff() async {
        await #expect(throws: FileProblem.unreadable("the file could not be read to its end")) {
            try await shell("cat > /dev/null").photo(.content(LostContent(readable: 3)))
        }
        await #expect(throws: FileProblem.self) { try await pictures.photo(.content(LostContent())) }
    }

    @Test func silence() async {
        let limits = PictureLimits(wallClock: .milliseconds(300))
        #expect(await problem(shell("exec sleep 600", limits)) == .undecodable(.jpeg, detail: "timedOut"))
        #expect(await problem(shell("exec >&- <&-; exec sleep 600", limits)) == .undecodable(.jpeg, detail: "timedOut"))
    }

    @Test func aFlood() async {
        #expect(await problem(shell("exec cat /dev/zero")) == .undecodable(.jpeg, detail: "timedOut"))
    }

    @Test func nonsenseAndHalfAnAnswer() async {
        #expect(await problem(shell("cat > /dev/null")) == .undecodable(.jpeg, detail: "exited(0)"))
        #expect(
            await problem(shell("cat > /dev/null; echo picture 10 10 999")) == .undecodable(.jpeg, detail: "exited(0)"))
        #expect(await problem(shell("cat > /dev/null; echo facts jpeg 1 1 1"))?.isOurs == true)
    }

    @Test func aProgramThatIsNotThere() async {
        let problem = await problem(PictureProcess(executable: "/tidak/ada"))
        #expect(problem == .decoderUnavailable("posix_spawn: errno \(ENOENT)"))
        #expect(problem?.isOurs == true)
        await #expect(throws: FileProblem.decoderUnavailable("open: errno \(ENOENT)")) {
            try await pictures.photo(.path("/tidak/ada"))
        }
    }

    @Test func tooLittleMemory() async throws {
        let small = PictureProcess(
            executable: besideTests("gambar"), arguments: [], limits: PictureLimits(memoryBytes: 64 << 20))
        #expect(await problem(small) != nil)
        _ = try await pictures.photo(.bytes(photo))
    }

    @Test func anUnknownRequest() async {
        let wrong = PictureProcess(executable: besideTests("gambar"), arguments: ["lain"])
        #expect(await problem(wrong) == .decoderUnavailable("the decoder did not know the request"))
    }

    @Test func manyAtOnce() async throws {
        try await withThrowingTaskGroup(of: Picture.self) { group in
            for _ in 0..<8 { group.addTask { try await pictures.photo(.bytes(photo)) } }
            for try await picture in group { #expect(picture.width == 40) }
        }
    }

    /// One works, one waits, the third is sent away at once.
    @Test func aFullQueue() async {
        let process = PictureProcess(
            executable: "/bin/sleep", arguments: ["600"], limits: PictureLimits(wallClock: .milliseconds(500)),
            atOnce: 1, waiting: 1)
        let problems = await withTaskGroup(of: FileProblem?.self) { group in
            for _ in 0..<3 { group.addTask { await problem(process) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(problems.count { $0 == .busy } == 1)
        #expect(problems.first == .busy)
        #expect(problems.first??.isOurs == true)
    }

    /// Files that wait are in nobody's memory, and one that is sent away is not fetched at all.
    @Test func aFileIsFetchedWhenItsTurnHasCome() async {
        let process = PictureProcess(
            executable: "/bin/sleep", arguments: ["600"], limits: PictureLimits(wallClock: .milliseconds(500)),
            atOnce: 1, waiting: 1)
        let fetches = Fetches()
        let outcomes = await withTaskGroup(of: (problem: FileProblem?, fetched: Int).self) { group in
            for _ in 0..<3 { group.addTask { await page(of: process, fetches) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0.problem == .busy } == 1)
        #expect(outcomes.first?.problem == .busy)
        #expect(outcomes.first.map { $0.fetched <= 1 } == true)
        #expect(fetches.count == 2)
    }

    private func page(of process: PictureProcess, _ fetches: Fetches) async -> (FileProblem?, Int) {
        do {
            _ = try await process.page(number: 1) {
                fetches.add()
                return .bytes(photo)
            }
            return (nil, fetches.count)
        } catch {
            return (error as? FileProblem, fetches.count)
        }
    }

    private final class Fetches: Sendable {
        private let number = Mutex(0)
        var count: Int { number.withLock { $0 } }
        func add() { number.withLock { $0 += 1 } }
    }

    /// Keys may stand in our environment; they must not stand in that of a process that reads strangers' files.
    @Test func theEnvironmentIsNotPassedOn() throws {
        setenv("BALAI_UJI_RAHASIA", "rahasia", 1)
        let ending = try ChildProcess.run(
            executable: "/usr/bin/env", arguments: [], environment: ["A=b"], input: .pieces(FileBytes([]).pieces()),
            outputLimit: 1000,
            deadline: .now + .seconds(60))
        #expect(ending == .init(how: .exited(0), output: Array("A=b\n".utf8)))
    }
}
