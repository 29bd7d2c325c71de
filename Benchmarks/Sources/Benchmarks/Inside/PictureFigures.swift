import Documents

/// What it costs to make pictures of what applicants send, each in a process of its own.
enum PictureFigures {
    /// - Parameter program: the program that is run again as the decoder.
    static func all(program: String) async throws -> [Figure] {
        let pictures = PictureProcess(executable: program)
        let photo = try await pictures.photo(.bytes(SampleFiles.png()), longestSide: 4000, bytes: 14 << 20).bytes
        let nothing = PictureProcess(executable: program)
        // A file that is nothing known: the process starts, looks at it, and ends.
        let start: Work = { times in
            for _ in 0..<times {
                do {
                    keep(try await nothing.facts(.bytes([1, 2, 3, 4])))
                } catch {
                    keep(error)
                }
            }
        }
        let meter = Meter.children + Meter.cpu
        let page = try await Comparison(meter, rounds: 5) { times in
            for _ in 0..<times { keep(try await pictures.page(.bytes(SampleFiles.pdf))) }
        } yardstick: { times in
            try await start(times)
        }
        let reduced = try await Comparison(meter, rounds: 3) { times in
            for _ in 0..<times { keep(try await pictures.photo(.bytes(photo))) }
        } yardstick: { times in
            try await start(times)
        }
        let beside = "the decoder's process alone"
        return [
            Figure("a page of a PDF as a picture of 1000 pixels", page, Quantity.cpu, beside: beside),
            Figure(
                "a photo of 12 million pixels (\(Quantity.bytes(Double(photo.count)).text)) reduced to keep", reduced,
                Quantity.cpu, beside: beside),
        ]
    }
}
