import Pages
import Testing

@Suite struct HTMLTests {
    @Test func textIsEscaped() {
        let text = #"<b>"a" & 'b'</b>"#
        let html: HTML = "<p title=\"\(text)\">\(text)</p>"
        let safe = "&lt;b&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/b&gt;"
        #expect(html.text == "<p title=\"\(safe)\">\(safe)</p>")
    }
}
