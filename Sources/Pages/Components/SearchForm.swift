/// A form that asks: one line of text, sent in the address.
struct SearchForm {
    var action: String
    /// Name of the parameter; also its id.
    var name: String
    var label: String
    var value: String
    var button: String = "Cari"
    var hint: String?
    var isQuiet = false
    /// The label is there for the ear only.
    var hidesLabel = false
    /// Kept from the page's own filters: parameters that the search must not lose.
    var keeps: [(name: String, value: String)] = []

    var html: HTML {
        """
        <form class=search role=search\(link: "action", action)>\
        \(keeps.map { #"<input type=hidden name="\#($0.name)" value="\#($0.value)">"# })\
        <label for="\(name)"\(raw: hidesLabel ? " class=vh" : "")>\(label)</label>\
        \(hint.map { #"<p class="hint small" id="\#(name)-petunjuk">\#($0)</p>"# })\
        <div class=join><input class=w24 id="\(name)" name="\(name)" type=search autocomplete=off value="\(value)"\
        \(attribute: "aria-describedby", hint.map { _ in "\(name)-petunjuk" })>\
        <button class="\(isQuiet ? "btn alt" : "btn")">\(button)</button></div></form>
        """
    }
}
