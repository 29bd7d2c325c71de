import HTTPTypes
import Pages
import Services

/// Asks an officer who serves in several offices for which of them they apply. The form goes where it came from.
enum ChooseOffice {
    private static let name = "kantor"

    /// What was chosen; nil: not asked yet, or nothing.
    static func chosen(_ visit: Visit) -> String? { visit.form[name] }

    /// - Parameters:
    ///   - action: where the choice is sent.
    ///   - back: where it began.
    static func reply(_ visit: Visit, _ unchosen: OfficeUnchosen, action: String, back: String) -> Reply {
        let isAsked = visit.query["pilih"] == name
        let view = ChooseOfficeView(
            service: unchosen.service, offices: unchosen.offices.map { OptionView(value: $0.id, label: $0.name) },
            error: isAsked ? "Pilih kantor" : nil, action: "\(action)?pilih=\(name)", back: back)
        return .page(
            Page.chooseOffice(view, in: visit.frame(at: .services)), status: isAsked ? .unprocessableContent : .ok)
    }
}
