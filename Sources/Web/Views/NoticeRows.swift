import Forms
import Pages
import Procedures
import Services
import Store

extension CaseNoticesView {
    /// The notices of a case, as whoever looks after it is told of them.
    init?(_ notices: [NoticeStanding], zone: Zone) {
        guard !notices.isEmpty else { return nil }
        self.init(
            rows: notices.map { standing in
                Row(
                    words: standing.notice.words, reader: standing.reader ?? "Pemohon",
                    time: LocalTime(standing.notice.made, in: zone), state: standing.words(in: zone),
                    isBad: standing.mustBeTold)
            })
    }
}

extension NoticeStanding {
    fileprivate func words(in zone: Zone) -> String {
        func time(_ instant: Instant) -> String { LocalTime(instant, in: zone).medium }
        return switch state {
        case .inApp: notice.read.map { "di Balai, dibaca \(time($0))" } ?? "di Balai, belum dibaca"
        case .waiting: "menunggu dikirim"
        case .tried(let count, let next, let cause):
            "sudah dicoba \(count) kali, dicoba lagi \(time(next))" + (cause.map { ". Sebab: \($0)" } ?? "")
        case .sent(let moment): moment.map { "diterima server surat \(time($0))" } ?? "diterima server surat"
        case .sentLate(let moment):
            "diterima server surat\(moment.map { " \(time($0))" } ?? ""), sempat tertunda"
        case .delayed(let moment): "diterima server surat, tetapi tertunda: \(time(moment)) belum sampai, masih dicoba"
        case .bounced(let cause): "dipantulkan. \(cause)"
        case .givenUp(let cause): "tidak terkirim. \(cause)"
        case .unaddressed: "tanpa alamat email, belum diberitahukan"
        case .told(let moment, let name, let way):
            "diberitahukan\(way.map { " \($0.words)" } ?? "")\(name.map { " oleh \($0)" } ?? ""), \(time(moment))"
        }
    }
}

extension Notice.Way {
    /// After “diberitahukan”.
    fileprivate var words: String {
        switch self {
        case .whatsApp: "lewat WhatsApp"
        case .phone: "lewat telepon"
        case .slip: "dengan slip"
        case .inPerson: "langsung"
        }
    }

    var label: String {
        switch self {
        case .whatsApp: "Lewat WhatsApp"
        case .phone: "Lewat telepon"
        case .slip: "Dengan slip cetak"
        case .inPerson: "Langsung, di loket"
        }
    }
}

extension UnreachedView {
    /// What an officer must tell the applicant, and how they can.
    init?(_ desk: DeskVisit) {
        let look = desk.look
        guard !look.unreached.isEmpty else { return nil }
        self.init(
            notices: look.unreached.map { "\($0.subject), \(LocalTime($0.tried, in: look.calendar.zone).medium)" },
            names: look.unreached.map(\.name), action: "\(desk.root)/kabar",
            ways: Notice.Way.allCases.map { OptionView(value: $0.rawValue, label: $0.label) },
            whatsApp: WhatsAppMessage(look, of: desk.office)?.link,
            slip: LinkView(label: "Cetak slip", href: "\(desk.root)/slip"))
    }
}

/// A message that is ready in WhatsApp once the link is followed; nothing is sent by Balai.
private struct WhatsAppMessage {
    let link: LinkView

    /// nil: no telephone number that the reader may see.
    init?(_ look: CaseLook, of office: Office) {
        guard let number = look.applicantTelephone else { return nil }
        let news = look.unreached.map(\.subject).joined(separator: "; ")
        let code = look.track.map { " Kode untuk melihat keadaannya: \($0.description)." } ?? ""
        let text = "\(office.name): \(news). Layanan: \(look.procedure.title), nomor \(look.number).\(code)"
        link = LinkView(
            label: "Tulis di WhatsApp", href: "https://wa.me/\(number.filter(\.isNumber))?text=\(Self.encoded(text))")
    }

    /// RFC 3986: what is not unreserved.
    private static func encoded(_ text: String) -> String {
        let open = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~".utf8)
        return text.utf8.map { byte in
            open.contains(byte) ? String(UnicodeScalar(byte)) : "%" + Hexadecimal.text([byte]).uppercased()
        }.joined()
    }
}
