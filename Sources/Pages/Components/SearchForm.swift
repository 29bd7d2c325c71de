/// A form that asks: one line of text, sent in the address, or, where it may name a person, in the body.
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
    /// The session's token: what is typed may name a person, and is sent in the body.
    var csrf: String?

    var html: HTML {
        """
        <form class=search role=search\(raw: csrf == nil ? "" : " method=post")\(link: "action", action)>\
        \(csrf.map { #"<input type=hidden name=csrf value="\#($0)">"# })\
        \(keeps.map { #"<input type=hidden name="\#($0.name)" value="\#($0.value)">"# })\
        <label for="\(name)"\(raw: hidesLabel ? " class=vh" : "")>\(label)</label>\
        \(hint.map { #"<p class="hint small" id="\#(name)-petunjuk">\#($0)</p>"# })\
        <div class=join><input class=w24 id="\(name)" name="\(name)" type=search autocomplete=off value="\(value)"\
        \(attribute: "aria-describedby", hint.map { _ in "\(name)-petunjuk" })>\
        <button class="\(isQuiet ? "btn alt" : "btn")">\(button)</button></div></form>
        """
    }
}
