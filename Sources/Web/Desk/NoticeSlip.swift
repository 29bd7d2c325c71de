import Forms
import Pages
import Procedures
import Services
import Store

/// `/meja/{meja}/{permohonan}/slip`: what an applicant without an e-mail address is given in the hand.
enum NoticeSlip {
    static func reply(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let desk = try DeskVisit(visit, in: transaction)
        guard desk.look.mayTellApplicant else { throw CaseMissing() }
        let look = desk.look
        let contacts = try OfficeContacts.of(desk.office.id, in: transaction)
        let base = try ReadOffices(visit.web.environment).address(of: desk.office.id, in: transaction)
        var rows = [
            ("Nomor agenda", look.number), ("Layanan", look.procedure.title),
            ("Pemohon", look.applicantName ?? "Dirahasiakan"),
        ]
        if let track = look.track { rows.append(("Kode", track.description)) }
        rows.append(("Lacak di", "\(base)/lacak"))
        var news: [String] = []
        for notice in look.newsForApplicant {
            news.append("\(notice.words), \(LocalTime(notice.made, in: look.calendar.zone).date.long)")
            if look.mayReadNews, let text = notice.text { news += text.split(separator: "\n").map(String.init) }
        }
        let today = LocalDate(look.now.date(in: desk.office.zone)).long
        let view = LetterView(
            title: "Slip pemberitahuan \(look.number)",
            head: LetterView.Head(
                above: desk.office.letterhead.above, name: desk.office.name,
                below: [contacts.address, contacts.phone.map { "Telepon \($0)" }].compactMap(\.self),
                logo: visit.logos.of(desk.office.id).map { .printed($0) }),
            blocks: [
                .title("SLIP PEMBERITAHUAN"),
                .rows(rows.map { LetterView.Row(label: $0.0, value: [.text($0.1)]) }),
                .paragraph([.text("Kabar tentang permohonan Anda:")]), .lines(news.map { [.text($0)] }),
                .paragraph([.text("Kode itu menampilkan keadaan permohonan saja. \(wayIn(look))")]),
                .signatures(
                    left: [[.text("Penerima")], [], [.blank]],
                    right: [[.text("\(desk.office.letterhead.place), \(today)")], [], [.text(visit.person.name)]]),
            ],
            advice:
                "Cetak halaman ini dan berikan kepada pemohon, lalu catat pada halaman permohonan bahwa sudah diberitahukan.",
            links: [LinkView(label: "Kembali ke permohonan", href: desk.root)])
        let opening = desk.opening()
        return {
            await visit.note(opening)
            return .page(Page.letter(view))
        }
    }

    /// Where the applicant does what waits for them.
    private static func wayIn(_ look: CaseLook) -> String {
        look.isHelpedByNobody
            ? "Untuk mengerjakan langkah Anda, buka permohonan ini seperti saat mengajukannya, misalnya dengan akun Anda: "
                + "loket tidak dapat memutuskan untuk Anda."
            : "Untuk mengerjakan langkah Anda, datanglah ke loket."
    }
}
