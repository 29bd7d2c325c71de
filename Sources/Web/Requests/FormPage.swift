import HTTPTypes
import Hummingbird

/// The page that a form stood on.
enum FormPage {
    /// By the browser's word where that names a page of this host; else the page at or above the form's own address.
    static func address(of request: Request) -> String {
        referring(request) ?? SiteAddresses.all.page(at: request.uri.path)
    }

    private static func referring(_ request: Request) -> String? {
        guard let host = request.head.authority, let referrer = request.headers[HTTPField.Name("Referer")!],
            let scheme = referrer.firstRange(of: "://")
        else { return nil }
        let rest = referrer[scheme.upperBound...]
        guard rest.hasPrefix(host + "/"), let path = LocalPath(String(rest.dropFirst(host.count))) else { return nil }
        let bare = path.text.prefix { $0 != "?" && $0 != "#" }
        return SiteAddresses.all.methods(of: bare).contains(.get) ? path.text : nil
    }
}
