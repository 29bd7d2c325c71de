import Pages
import Testing

@Suite struct HTMLTests {
    private let wicked = #"<b>"a" & 'b'</b>"#
    private let safe = "&lt;b&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/b&gt;"

    @Test func textIsEscapedInElementsAndAttributes() {
        let html: HTML = "<p title=\"\(wicked)\">\(wicked)</p>"
        #expect(html.text == "<p title=\"\(safe)\">\(safe)</p>")
    }

    @Test func markupIsNotEscapedTwice() {
        let inner: HTML = "<i>\(wicked)</i>"
        let outer: HTML = "<p>\(inner)\([inner, inner])</p>"
        #expect(outer.text == "<p><i>\(safe)</i><i>\(safe)</i><i>\(safe)</i></p>")
    }

    @Test func nothingIsWrittenForNothing() {
        let none: HTML? = nil
        let html: HTML = "<p\(attribute: "id", nil)\(flag: "hidden", false)>\(none)\("<b>x</b>", when: false)</p>"
        #expect(html.text == "<p></p>")
    }

    @Test func optionalAttributesAndFlags() {
        let html: HTML = "<input\(attribute: "value", wicked)\(flag: "checked", true)>"
        #expect(html.text == "<input value=\"\(safe)\" checked>")
    }

    @Test(arguments: [
        "javascript:alert(1)", "JavaScript:alert(1)", " java\nscript:alert(1)", "\u{1}javascript:alert(1)",
        "data:text/html,x", "vbscript:x",
    ])
    func linksThatRunCodeLeadNowhere(address: String) {
        let html: HTML = "<a\(link: "href", address)>x</a>"
        #expect(html.text == "<a href=\"#\">x</a>")
    }

    @Test(arguments: [
        "/meja", "#isi", "?q=a:b", "/a:b", "https://contoh.id/", "mailto:a@contoh.id", "tel:+62000", "berkas/1.jpg",
    ])
    func otherLinksStay(address: String) {
        let html: HTML = "<a\(link: "href", address)>x</a>"
        #expect(html.text == "<a href=\"\(address)\">x</a>")
    }

    @Test func charactersBeyondASCIIStay() {
        let html: HTML = "\("Café “Ñ” 東京 😀")"
        #expect(html.text == "Café “Ñ” 東京 😀")
    }
}
