/// One screen of an application: a question, or related ones about one person.
public struct QuestionView: Sendable {
    public var service: String
    /// 1 … `total`.
    public var number: Int
    public var total: Int
    /// The question itself. With a single field it is that field's label.
    public var title: String
    public var intro: String?
    public var fields: [FieldView]
    public var action: String
    /// The screen before; nil on the first.
    public var back: String?
    /// Something to read before answering, folded away.
    public var explanation: ExplanationView?
    /// Offers *Simpan, lanjutkan nanti*, which sends `nanti=ya`.
    public var canSaveForLater: Bool
    /// Opened from the check, to change this one answer: saving leads back there.
    public var isChange: Bool
    /// Days that a draft is kept; nil: as long as the case that asks for it waits.
    public var keptDays: Int?

    public init(
        service: String, number: Int, total: Int, title: String, intro: String? = nil, fields: [FieldView],
        action: String, back: String? = nil, explanation: ExplanationView? = nil, canSaveForLater: Bool = true,
        isChange: Bool = false, keptDays: Int? = 30
    ) {
        self.service = service
        self.number = number
        self.total = total
        self.title = title
        self.intro = intro
        self.fields = fields
        self.action = action
        self.back = back
        self.explanation = explanation
        self.canSaveForLater = canSaveForLater
        self.isChange = isChange
        self.keptDays = keptDays
    }
}

public struct ExplanationView: Sendable {
    /// “Nama seperti apa yang diterima?”
    public var question: String
    public var text: String

    public init(question: String, text: String) {
        self.question = question
        self.text = text
    }

    var html: HTML { "<details><summary>\(question)</summary><p>\(text.lines)</p></details>" }
}
