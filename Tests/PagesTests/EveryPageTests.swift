import Pages
import Testing

/// What holds for every page, whatever it shows.
@Suite struct EveryPageTests {
    @Test(arguments: Samples.plainPages.map(\.name))
    func isSound(name: String) throws {
        let page = try #require(Samples.plainPages.first { $0.name == name }).page
        let markup = try Markup(page.bytes)
        try Soundness(markup: markup).check()
    }

    /// The same pages, each of whose strings is hostile: nothing of it becomes markup, and the pages stay sound.
    @Test(arguments: Samples.hostilePages.map(\.name))
    func hostileTextStaysText(name: String) throws {
        let page = try #require(Samples.hostilePages.first { $0.name == name }).page
        let source = String(decoding: page.bytes, as: UTF8.self)
        #expect(!source.contains("<script"))
        if name != "komponen" { #expect(source.contains("&lt;script&gt;&quot;&#39;&amp;")) }
        try Soundness(markup: try Markup(page.bytes)).check()
    }

    @Test func pagesStayWithinTheirBudget() {
        for (name, page) in Samples.plainPages where name != "pertanyaan-banyak" && name != "komponen" {
            #expect(page.bytes.count < 16_384, "\(name): \(page.bytes.count) bytes")
        }
    }
}

/// The rules of accessible, script-free markup that can be read off the page itself.
private struct Soundness {
    let markup: Markup

    func check() throws {
        #expect(markup.all("script").isEmpty)
        #expect(markup.all("style").count == 1)
        #expect(markup.all("html").first?.attributes["lang"] == "id")
        #expect(markup.all("main").count == 1)
        for element in markup.elements {
            #expect(element.attributes["style"] == nil)
            #expect(!element.attributes.keys.contains { $0.hasPrefix("on") }, "\(element.attributes)")
        }
        headings()
        references()
        controls()
        forms()
        facts()
    }

    private func headings() {
        let levels = markup.all("h1", "h2", "h3").map { Int($0.name.dropFirst()) ?? 0 }
        #expect(levels.filter { $0 == 1 }.count == 1)
        // A label may hold a heading nowhere; a heading may hold a label.
        for index in markup.elements.indices where ["h1", "h2", "h3"].contains(markup.elements[index].name) {
            #expect(!markup.ancestors(of: index).contains { $0.name == "label" }, "\(markup.elements[index].text)")
        }
        // The error summary stands before the heading; below that no level is left out.
        let below = levels.drop { $0 != 1 }
        for (upper, lower) in zip(below, below.dropFirst()) { #expect(lower <= upper + 1, "\(levels)") }
    }

    /// Terms and facts stand side by side only as the list's own children.
    private func facts() {
        for (index, element) in markup.elements.enumerated() where element.name == "dt" {
            let above = markup.ancestors(of: index).dropFirst()
            guard let list = above.first(where: { $0.name == "dl" }),
                list.attributes["class", default: ""].split(separator: " ").contains("rows")
            else { continue }
            #expect(above.first?.name == "dl", "\(element.text)")
        }
    }

    private func references() {
        let ids = markup.elements.compactMap { $0.attributes["id"] }
        let known = Set(ids)
        #expect(ids.count == known.count, "twice: \(ids.filter { id in ids.filter { $0 == id }.count > 1 })")
        for element in markup.elements {
            for key in ["for", "aria-describedby", "aria-labelledby"] {
                for id in element.attributes[key, default: ""].split(separator: " ") {
                    #expect(known.contains(String(id)), "\(key)=\(id)")
                }
            }
            if let href = element.attributes["href"], href.hasPrefix("#"), href.count > 1, !href.contains("&") {
                #expect(known.contains(String(href.dropFirst())), "\(href)")
            }
        }
    }

    private func controls() {
        let labelled = Set(markup.all("label").compactMap { $0.attributes["for"] })
        for (index, element) in markup.elements.enumerated()
        where ["input", "select", "textarea"].contains(element.name) && element.attributes["type"] != "hidden" {
            let isInLabel = markup.ancestors(of: index).contains { $0.name == "label" }
            #expect(isInLabel || labelled.contains(element.attributes["id"] ?? ""), "\(element.attributes)")
            #expect(element.attributes["type"] != "number")
        }
        for fieldset in markup.elements.indices where markup.elements[fieldset].name == "fieldset" {
            #expect(markup.elements.contains { $0.name == "legend" && $0.parent == fieldset })
        }
        for image in markup.all("img") { #expect(image.attributes["alt"]?.isEmpty == false) }
    }

    /// A form that changes something carries the token, before all else.
    private func forms() {
        for index in markup.elements.indices
        where markup.elements[index].name == "form" && markup.elements[index].attributes["method"] == "post" {
            let first = markup.elements.first { $0.parent == index }
            #expect(first?.attributes["name"] == "csrf")
            #expect(first?.attributes["value"]?.isEmpty == false)
        }
    }
}
