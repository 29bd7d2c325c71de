import Pages
import Testing
import Foundation
@Test func out() throws {
    for (name, page) in Samples.plainPages {
        try Data(page.bytes).write(to: URL(fileURLWithPath: "/tmp/pages-out/\(name).html"))
    }
    let clock = ContinuousClock()
    for _ in 0..<5 {
        let t = clock.measure {
            for _ in 0..<50 { _ = Page.applicantCase(Samples.plain.caseView(todos: []), in: Samples.plain.signedIn) }
        }
        print(
            "case page", t / 50,
            Page.applicantCase(Samples.plain.caseView(todos: []), in: Samples.plain.signedIn).bytes.count)
    }
}
