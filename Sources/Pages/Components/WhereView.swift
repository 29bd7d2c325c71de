/// Where a case is, who has it, until when: the answer that every page about a case gives first.
public struct WhereView: Sendable {
    /// What is going on: “Permintaan email diperiksa”.
    public var now: String
    /// “kegiatan 8 dari 13”.
    public var nowNote: String?
    /// nil: nobody, the case is over.
    public var holder: String?
    /// “sejak hari ini pukul 09.20”.
    public var holderNote: String?
    public var due: DueView
    /// What the date stands for: “untuk seluruh permohonan”.
    public var dueNote: String?
    /// When the case ended: said instead of a deadline.
    public var endedAt: LocalTime?
    public var why: WhyView?

    public init(
        now: String, nowNote: String? = nil, holder: String? = nil, holderNote: String? = nil, due: DueView,
        dueNote: String? = nil, endedAt: LocalTime? = nil, why: WhyView? = nil
    ) {
        self.now = now
        self.nowNote = nowNote
        self.holder = holder
        self.holderNote = holderNote
        self.due = due
        self.dueNote = dueNote
        self.endedAt = endedAt
        self.why = why
    }

    var html: HTML {
        """
        <section class=where aria-label="Keadaan permohonan"><dl>\
        <div><dt>Sekarang</dt><dd>\(now)\(nowNote.map(small))</dd></div>\
        \(holder.map(held))\(endedAt.map(ended) ?? dueHTML)</dl>\(why?.details)</section>
        """
    }

    private var dueHTML: HTML {
        let label: StaticString = "Selesai paling lambat"
        switch due {
        case .none:
            return "<div><dt>\(raw: label)</dt><dd>Tidak diatur\(dueNote.map(small))</dd></div>"
        case .at(let due):
            let words = [due.words, dueNote].compactMap(\.self).joined(separator: ", ")
            return "<div><dt>\(raw: label)</dt><dd>\(due.time.html(due.time.medium))\(small(words))</dd></div>"
        case .paused(let since, let left):
            let words = ["sejak \(since.medium)", dueNote].compactMap(\.self).joined(separator: ", ")
            return
                "<div><dt>\(raw: label)</dt><dd>Waktu berhenti\(left.map { ", sisa \($0)" })\(small(words))</dd></div>"
        }
    }

    private func held(by holder: String) -> HTML {
        "<div><dt>Dipegang oleh</dt><dd>\(holder)\(holderNote.map(small))</dd></div>"
    }

    private func ended(at time: LocalTime) -> HTML {
        "<div><dt>Selesai pada</dt><dd>\(time.html(time.medium))\(dueNote.map(small))</dd></div>"
    }

    private func small(_ text: String) -> HTML { "<small>\(text)</small>" }
}
