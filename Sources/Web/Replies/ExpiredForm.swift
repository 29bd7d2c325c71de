import HTTPTypes
import Hummingbird
import Pages
import Services

/// The answer to a form whose token is not that of this browser's session: the session is over, or somebody logged in or
/// out in another tab meanwhile. Nothing typed is lost.
///
/// The page may offer to send the form again, with a token of today's session. That must never become a way round the
/// token: a foreign page that sends a form of its own making would get a page of ours on which one press does what it
/// wanted. Therefore the button is there only when the browser itself said that the form came from this host
/// (`Origin.isOwn`), everything that would be sent stands on the page, and nothing is ever sent without a press. A form
/// of another origin was refused before it was read, and an old browser, which says nothing, gets the list to copy.
struct ExpiredForm {
    private let visit: Visit
    private let needsLogIn: Bool

    /// - Parameter needsLogIn: whether the form is for somebody who is logged in.
    init(_ visit: Visit, needsLogIn: Bool) {
        self.visit = visit
        self.needsLogIn = needsLogIn
    }

    func reply() -> Reply {
        let typed = TypedForm(visit.form)
        let view = ExpiredFormView(
            cause: isSessionOver ? .sessionOver(logIn: logIn) : .formOver, typed: typed.rows, files: typed.files,
            hasSecrets: typed.hasSecrets, resend: resend(typed), form: formPage)
        return .page(Page.expiredForm(view, in: visit.frame()), status: .forbidden)
    }

    /// A browser that still has a session's cookie had one; and who is asked to log in for this has none.
    private var isSessionOver: Bool {
        guard !visit.person.isSignedIn else { return false }
        return needsLogIn || visit.cookies[Cookies.session] != nil
    }

    private func resend(_ typed: TypedForm) -> ExpiredFormView.Resend? {
        guard !isSessionOver, !typed.hasSecrets, Origin.isOwn(visit.request),
            let action = LocalPath(visit.request.uri.path)?.text
        else { return nil }
        let query = visit.request.uri.query.map { "?\($0)" } ?? ""
        return ExpiredFormView.Resend(action: action + query, fields: typed.fields)
    }

    private var formPage: String { FormPage.address(of: visit.request) }

    private var logIn: String { "\(visit.base)/masuk?lanjut=\(Flash.encode(formPage))" }
}
