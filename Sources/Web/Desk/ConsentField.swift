import Pages
import Services

extension FieldView {
    /// How the applicant agreed to what an officer enters for them.
    /// - Parameter chosen: by the name of one of ``CounterConsent``; nil: nothing yet.
    static func consent(_ label: String, hint: String, chosen: String?, error: String?) -> FieldView {
        FieldView(
            name: "persetujuan", label: label, hint: hint, error: error,
            control: .choice(
                chosen, CounterConsent.allCases.map { OptionView(value: $0.rawValue, label: $0.title) }))
    }
}
