import Forms
import Services

extension ConfirmCounter {
    /// The applicant said yes at the counter, and no news goes anywhere that is not known already.
    func agreed(_ draft: String, of office: String, by clerk: Person) async throws {
        try await self(draft, of: office, news: ConfirmCounter.none, consent: .spoken, by: clerk)
    }
}
