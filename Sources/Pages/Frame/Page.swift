/// A finished document, ready to be sent as `text/html; charset=utf-8`.
///
/// Every page of Balai is a function of this type: `Page.home(_:in:)`, `Page.inbox(_:in:)` … They take a view value
/// made for that page and the `FrameView` around it.
public struct Page: Sendable {
    /// The document, UTF-8.
    public let bytes: [UInt8]
    /// What the browser's tab shows; begins with “Galat:” when the page reports errors in a form.
    public let title: String
    /// The content of its one `<style>` element: the colour of the office in whose frame it stands. Its SHA-256 belongs
    /// into the Content-Security-Policy.
    public let style: String
    /// Whether it loads the desk's script, which the policy must then allow.
    public var hasScript = false
}
