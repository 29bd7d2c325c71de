import HTTPTypes
import Hummingbird

/// A form comes from a page of the same host. Village hosts are same-site siblings, so that SameSite cookies alone
/// protect nothing.
enum Origin {
    /// - Throws: `WebTrouble.foreignForm`.
    static func check(_ request: Request) throws {
        if let site = request.headers[HTTPField.Name("Sec-Fetch-Site")!], site != "same-origin", site != "none" {
            throw WebTrouble.foreignForm
        }
        guard let origin = request.headers[.origin] else { return }
        let bare = origin.drop { $0 != "/" }.drop { $0 == "/" }
        guard String(bare) == request.head.authority else { throw WebTrouble.foreignForm }
    }

    /// Whether the browser itself says that the form came from this host. Old ones say nothing.
    static func isOwn(_ request: Request) -> Bool {
        guard (try? check(request)) != nil else { return false }
        return request.headers[.origin] != nil
            || request.headers[HTTPField.Name("Sec-Fetch-Site")!] == "same-origin"
    }
}
