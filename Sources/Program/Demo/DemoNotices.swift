import Forms
import Services

extension DemoMaker {
    /// Officers who look at what they are told every day have read what is older: a visitor finds news of a day or two, and
    /// not of weeks.
    func readNotices(_ people: DemoPeople, until moment: Instant) async throws {
        let mark = MarkNoticesRead(house.environment)
        for username in people.officers.keys.sorted() {
            try await mark(upTo: moment, and: [], by: try people.officer(username))
        }
    }
}
