import Testing

@testable import Pages

@Suite struct FlowStripTests {
    private func flow(_ targets: [[Int]]) -> FlowView {
        FlowView(
            lanes: ["A", "B"],
            rows: targets.enumerated().map { index, targets in
                FlowRow(
                    number: "\(index + 1)", text: "Bekerja", lanes: [0],
                    branches: targets.map { FlowBranch(label: "Ke \($0)", target: .rows([$0])) })
            })
    }

    /// There are two gutters: of three lines to three rows one is left to the words.
    @Test func aLineIsLeftOutBeforeItSharesAGutter() {
        let flow = flow([[1, 3], [2, 4], [3, 5], [4], [5], []])
        let jumps = FlowStrip(flow).jumps
        #expect(jumps.map(\.to) == [3, 4])
        #expect(Set(jumps.map(\.gutter)).count == 2)
        #expect(flow.branchWords(of: 2) == "Ke 3: lanjut ke 4. Ke 5: langsung ke 6.")
    }

    @Test func linesToOneRowMeet() {
        let jumps = FlowStrip(flow([[1, 3], [2, 3], [3], []])).jumps
        #expect(jumps.map(\.to) == [3, 3])
        #expect(Set(jumps.map(\.gutter)).count == 1)
    }

    /// The mark of a step without a row stands after the row that it follows; what was done is said.
    @Test func marksAreWords() {
        let marked = flow([[1], []]).marked(
            now: [1], after: [0: "Kabid mengirimkan surat"], done: [0: "Selesai Senin 2 Maret, 09.00"], end: nil)
        let html = String(decoding: marked.html.bytes, as: UTF8.self)
        #expect(html.contains("Selesai Senin 2 Maret, 09.00"))
        #expect(html.contains("<b>Sesudah ini: Kabid mengirimkan surat</b>"))
        #expect(html.contains("Sekarang di sini"))
        #expect(html.split(separator: "aria-current").count == 3)
    }
}
