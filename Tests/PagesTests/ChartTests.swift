@testable import Pages
import Testing

/// What a chart shows is told in words to who does not see it, and in a table beside it.
@Suite struct ChartTests {
    private let months = MonthChart(months: [
        ChartShare(label: "Agu", name: "Agustus 2026", part: 9, whole: 10),
        ChartShare(label: "Sep", name: "September 2026", part: 0, whole: 0),
        ChartShare(label: "Okt", name: "Oktober 2026", part: 4, whole: 5),
    ])

    @Test func monthsAreToldAsConclusionAndAsTable() {
        #expect(
            months.conclusion
                == "Tepat waktu 90% pada Agustus 2026, 80% pada Oktober 2026; terendah 80% pada Oktober 2026")
        let text = months.html.text
        #expect(text.contains("<th scope=row>Agustus 2026</th><td>9 dari 10 (90%)</td>"))
        #expect(!text.contains("September 2026"), "a month without decisions has no share")
        for label in ["Agu", "Sep", "Okt"] { #expect(text.contains(">\(label)</text>")) }
    }

    @Test func timesStandBesideTheirStandard() {
        let chart = TimeChart(bars: [
            ChartTime(label: "Memeriksa", standard: 600, median: 300, ninetieth: 900),
            ChartTime(label: "Menangani", standard: 27_000, median: 54_000, ninetieth: 540_000),
        ])
        #expect(
            chart.conclusion
                == "Nilai tengah 1 dari 2 tidak melewati mutu bakunya; terlama terhadapnya Menangani, 200%")
        let text = chart.html.text
        // Half of the standard's line at 170; what is longer than fits ends where the room does.
        #expect(text.contains("width=\"85\" height=14") && text.contains("width=\"270\" height=18"))
    }

    @Test(arguments: [
        (20, "kurang dari 1 menit"), (3_600, "1 jam"), (5_400, "1 jam 30 menit"), (86_400, "1 hari kalender"),
        (8 * 86_400 + 3 * 3_600 + 50, "8 hari kalender 3 jam"),
    ]) func elapsedTimes(seconds: Int, words: String) { #expect(ElapsedTime.words(seconds) == words) }
}
