/// What a list says when it holds nothing: what will appear, and the one act that makes it appear.
struct EmptyState {
    var title: String
    var text: String
    var act: LinkView?

    /// For officers whose roles no SOP names.
    static let noPart =
        "Anda belum mendapat tugas pada SOP mana pun. Admin kantor mengaturnya saat menetapkan SOP."

    var html: HTML {
        """
        <div class=panel><h2>\(title)</h2><p>\(text)</p>\(act.map { "<p class=acts>\($0.button)</p>" })</div>
        """
    }
}
