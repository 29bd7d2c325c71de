/// The paths under an office's address to which links in mails lead. Opening one shows a page with a button and uses
/// nothing up: mail scanners open links too.
public enum AccountPaths {
    public static func invitation(_ token: String) -> String { "/undangan/\(token)" }
    public static func passwordReset(_ token: String) -> String { "/sandi/\(token)" }
    /// - Parameter draft: the application that goes on, where it was begun.
    public static func contact(_ token: String, draft: String? = nil) -> String {
        "/kontak/\(token)" + (draft.map { "?draf=\($0)" } ?? "")
    }
    public static func caseAccess(_ token: String) -> String { "/permohonan-saya/tautan/\(token)" }
}
