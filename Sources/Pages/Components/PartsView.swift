/// A step of several performers: who has done their part, and who is waited for.
public struct PartsView: Sendable {
    public struct Part: Sendable {
        /// “Kaur Umum (Ratna Adiloka)”.
        public var who: String
        public var at: LocalTime

        public init(who: String, at: LocalTime) {
            self.who = who
            self.at = at
        }
    }

    /// “Dikerjakan bersama, urutannya bebas”.
    public var rule: String
    public var done: [Part]
    /// Titles of the lanes that have not acted.
    public var waiting: [String]

    public init(rule: String, done: [Part] = [], waiting: [String]) {
        self.rule = rule
        self.done = done
        self.waiting = waiting
    }

    var html: HTML {
        """
        <div class=small><p>\(rule.sentence)</p><ul class=plain>\
        \(done.map { "<li>\(TagView(text: "Sudah", kind: .ok).html) \($0.who), \($0.at.html($0.at.medium))</li>" })\
        \(waiting.map { "<li>\(TagView(text: "Ditunggu").html) \($0)</li>" })</ul></div>
        """
    }
}
