import Forms
import Logging
import Pages
import Procedures
import Services
import Store

extension Visit {
    /// Notes that the person opens a case, or a paper of it, before they are shown it.
    func note(_ opening: ContentOpening) async {
        do {
            try await web.openings.note(opening)
        } catch {
            // It waits in memory for the next; the log names nobody.
            logger.error("Siapa yang membuka permohonan belum dapat dicatat: \(type(of: error))")
        }
    }
}

extension OpeningList.Thing {
    /// nil for the case's page.
    var words: String? {
        switch self {
        case .page: nil
        case .paper(let title): "berkas \(title)"
        case .wholeCopy: "salinan lengkap (ZIP)"
        case .book: "halaman buku"
        }
    }
}

extension OpeningsView {
    /// - Parameter named: whether the reader is told names beside posts.
    init(_ list: OpeningList, named: Bool, zone: Zone, more: LinkView? = nil) {
        self.init(
            rows: list.entries.map { entry in
                Row(
                    who: named && !entry.name.isEmpty ? "\(entry.name) (\(entry.post))" : entry.post,
                    what: entry.thing.words, time: LocalTime(entry.opened, in: zone))
            }, more: more)
    }
}
