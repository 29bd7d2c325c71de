import Forms
import Procedures
import Testing

/// What the checker says, and does not say, of a step with times before a date (`sebelum`).
struct BeforeDateChecks {
    /// The codes that are found where the last step has these keys.
    private func codes(_ keys: String..., edit: (String) -> String = { $0 }) -> [String] {
        let text = Fixtures.text("Tests/ProceduresTests/keliru/E408-persen.sop.yaml")
        let faulty = """
                waktu: {waktu: 3 hari kerja, sebelum: data.acara}
                ingatkan: [50%] # <- di sini: 50%]
            """
        let changed = edit(text).replacing(faulty, with: keys.map { "    " + $0 }.joined(separator: "\n"))
        #expect(changed != edit(text))
        return FaultyFilesTests.check(changed).map(\.code)
    }

    private static let lapse = "habis: {setelah: 3 hari kerja, sebelum: data.acara, lalu: ditolak}"

    @Test func aShareIsRefusedOfWhicheverTimeItWouldBe() {
        #expect(codes("waktu: tidak diatur", Self.lapse, "ingatkan: [50%]").contains("E408"))
        #expect(!codes("waktu: tidak diatur", Self.lapse, "ingatkan: [100%]").contains("E408"))
        let some = "waktu: {menurut: data.sifat, biasa: 3 hari kerja, segera: tidak diatur}"
        #expect(codes(some, Self.lapse, "ingatkan: [50%]").contains("E408"))
        let every = "waktu: {menurut: data.sifat, biasa: 3 hari kerja, segera: 1 hari kerja}"
        #expect(!codes(every, Self.lapse, "ingatkan: [50%]").contains("E408"))
        // Of a time-out that counts from the opening there is a half.
        let earliest = "waktu: {waktu: tidak diatur, paling-cepat: 7 hari kerja, sebelum: data.acara}"
        #expect(!codes(earliest, "habis: {setelah: 3 hari kerja, lalu: ditolak}", "ingatkan: [50%]").contains("E408"))
    }

    @Test func timesBeforeDifferentDatesAreNotCompared() {
        func codes(before date: String) -> [String] {
            self.codes(
                "waktu: {waktu: 1 hari kerja, paling-cepat: 3 hari kerja, sebelum: data.acara}",
                "habis: {setelah: 7 hari kerja, sebelum: data.\(date), lalu: ditolak}"
            ) {
                $0.replacing(
                    "    acara: {", with: "    rapat: {label: Tanggal rapat, jenis: tanggal, wajib: ya}\n    acara: {")
            }
        }
        #expect(codes(before: "acara").contains("E405"))
        #expect(!codes(before: "rapat").contains("E405"))
    }

    @Test func anOptionMayBeNamedAsTheKey() {
        let time = "waktu: {menurut: data.sifat, sebelum: 3 hari kerja, segera: 1 hari kerja}"
        let found = codes(time, "sejak: ajukan") {
            $0.replacing("biasa: Biasa", with: "sebelum: Sebelum")
        }
        #expect(!found.contains("E119") && !found.contains("E002"), "\(found)")
    }
}
