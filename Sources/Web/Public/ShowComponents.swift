import Pages
import Services
import Store

/// `{base}/komponen`: every part of a page once, in the demo.
enum ShowComponents {
    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        guard visit.web.configuration.showsComponents else { throw Denial.notFound }
        var frame = visit.frame()
        // Parts of the desk are among them.
        frame.assets.stylesheets = visit.web.assets.deskLinks.stylesheets
        return .page(Page.components(in: frame))
    }
}
