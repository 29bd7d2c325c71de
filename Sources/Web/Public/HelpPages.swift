import Pages
import Services
import Store

/// `{base}/bantuan`: the guides for users, as they stand in `docs/panduan`.
enum HelpPages {
    static func list(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        .page(Page.guides(visit.web.guides, in: visit.frame()))
    }

    static func guide(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        .page(Page.guide(try asked(visit), of: visit.web.guides, in: visit.frame()))
    }

    static func chapter(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let guide = try asked(visit)
        guard let chapter = guide.chapters.first(where: { $0.name == visit.parameter("bab") }) else {
            throw WebTrouble.notFound
        }
        return .page(Page.chapter(chapter, of: guide, shelf: visit.web.guides, in: visit.frame()))
    }

    private static func asked(_ visit: Visit) throws -> Guide {
        guard let guide = visit.web.guides.guide(visit.parameter("panduan")) else { throw WebTrouble.notFound }
        return guide
    }
}
