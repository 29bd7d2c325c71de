/// What became of an adoption for many offices, office by office.
public struct AdoptedBelowView: Sendable {
    public struct Row: Sendable {
        public var office: String
        public var reason: String

        public init(office: String, reason: String) {
            self.office = office
            self.reason = reason
        }
    }

    public var above: [LinkView]
    /// Names of offices.
    public var adopted: [String]
    /// Of those where the same was in force already.
    public var known: [String]
    public var refused: [Row]
    public var back: LinkView
    public var again: LinkView

    public init(
        above: [LinkView], adopted: [String], known: [String], refused: [Row], back: LinkView, again: LinkView
    ) {
        self.above = above
        self.adopted = adopted
        self.known = known
        self.refused = refused
        self.back = back
        self.again = again
    }
}

extension Page {
    /// The answer to `/kelola/{office}/konsep/{draft}/bawahan`
    public static func adoptedBelow(_ view: AdoptedBelowView, in frame: FrameView) -> Page {
        let rows = view.refused.map { row in
            "<li><span><b>\(row.office)</b>\(row.reason.sentence)</span></li>" as HTML
        }
        let refused: HTML = "<h2>Belum diberlakukan (\(view.refused.count))</h2><ul class=files>\(rows)</ul>"
        return Frame.page(
            "Diberlakukan di kantor bawahan", in: frame,
            """
            <div class=read>\(Crumb(above: view.above, here: "Kantor bawahan").html)
            <h1>\(view.adopted.count) kantor memberlakukan SOP ini</h1>
            \(refused, when: !view.refused.isEmpty)
            \(folded("Baru diberlakukan", view.adopted))\(folded("Sudah berlaku sebelumnya", view.known))
            <div class=acts>\(view.back.button)\(view.again.quietButton)</div></div>
            """)
    }

    private static func folded(_ title: String, _ names: [String]) -> HTML? {
        guard !names.isEmpty else { return nil }
        return """
            <details><summary>\(title) (\(names.count))</summary><ul>\(names.map { "<li>\($0)</li>" as HTML })</ul></details>
            """
    }
}
