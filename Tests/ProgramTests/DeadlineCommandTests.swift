import Testing

@testable import Program

/// `balai batas`, as somebody types it.
@Suite struct DeadlineCommandTests {
    private func answer(_ arguments: String...) throws -> String {
        try DeadlineCommand.parse(arguments).explained()
    }

    @Test func saysWhenAndWhy() throws {
        let text = try answer("--sejak", "2026-11-24T14:30", "--waktu", "2 hari kerja")
        #expect(
            text.hasPrefix(
                "paling lambat Kamis 26 November 2026 pukul 16.00 WIB: 2 hari kerja sejak Selasa 24 Nov 2026 14.30 WIB")
        )
    }

    @Test func countsByTheNamedCalendar() throws {
        let text = try answer("--sejak", "2026-11-27T10:00", "--waktu", "1 hari kerja", "--kalender", "enam-hari")
        #expect(text.hasPrefix("paling lambat Sabtu 28 November 2026"))
        let west = try answer("--sejak", "2026-11-24T10:00", "--waktu", "30 menit", "--kalender", "baku-wit")
        #expect(west.contains("WIT"))
    }

    @Test(arguments: [
        ("2026-11-24", "2 hari kerja", "baku", "2026-11-24"), ("2026-11-24T14:30", "dua hari", "baku", "dua hari"),
        ("2026-11-24T14:30", "2", "baku", "satuan"), ("2026-11-24T14:30", "2 hari kerja", "lain", "enam-hari"),
    ])
    func saysWhatIsWrong(_ since: String, _ amount: String, _ calendar: String, _ named: String) {
        let trouble = #expect(throws: OperatorTrouble.self) {
            try answer("--sejak", since, "--waktu", amount, "--kalender", calendar)
        }
        #expect(trouble?.description.contains(named) == true)
    }
}
