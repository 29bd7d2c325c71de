import Forms
import Pages
import Procedures
import Services
import Store

/// `/kelola`: the offices that the reader administers; `/kelola/{meja}/catatan`: what was done with an office's people.
enum AdministrationPages {
    private static let pageSize = 100

    static func offices(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let read = ReadOffices(visit.web.environment)
        let offices = try read.administered(by: visit.person, in: transaction)
        guard let first = offices.first else { throw Denial.notFound }
        let found = FoundOffices(offices, visit)
        let shown = Array(found.offices.dropFirst(visit.offset).prefix(pageSize))
        if shown.isEmpty, let nearer = visit.back(total: found.offices.count, pageSize: pageSize) {
            return try self.offices(nearer, in: transaction)
        }
        let serving = try read.serving(in: shown, in: transaction)
        let names = Dictionary(uniqueKeysWithValues: offices.map { ($0.id, $0.name) })
        let view = AdministrationView(
            rows: shown.map { office in
                let count = serving[office.id]
                return AdministrationView.Row(
                    name: office.name, kind: office.kind.title, parent: office.parent.flatMap { names[$0] },
                    officers: count?.officers ?? 0,
                    lacksAdministrator: (count?.administrators ?? 0) == 0, isClosed: !office.isOpen,
                    href: "/kelola/\(office.slug)/petugas")
            },
            summary: found.summary(showing: shown.count, from: visit.offset, pageSize),
            query: offices.count > searchable ? found.query : nil, below: found.below?.slug,
            pages: found.pages(around: visit.offset, pageSize))
        let frame = try visit.administrationFrame(of: first, in: transaction)
        return .page(Page.administration(view, in: frame))
    }

    /// Fewer than these are seen at a glance.
    private static let searchable = 15

    /// Also for auditors, who come from elsewhere.
    static func acts(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        guard let office = visit.deskOffice else { throw Denial.notFound }
        let from = visit.offset
        let found = try AdministrationActs(
            of: office.id, for: visit.person, limit: pageSize, offset: from, visit.web.environment, in: transaction)
        if found.acts.isEmpty, let start = visit.back(pageSize: pageSize) { return try acts(start, in: transaction) }
        let root = "/kelola/\(office.slug)"
        let isAuditor = visit.auditsDesk && !visit.person.isAdministrator(at: visit.now)
        let view = ActListView(
            office: office.name,
            back: isAuditor
                ? LinkView(label: "Pemeriksaan", href: "/pemeriksaan")
                : LinkView(label: "Petugas \(office.name)", href: "\(root)/petugas"),
            rows: found.acts.map { act in
                ActListView.Row(
                    time: LocalTime(act.done, in: office.zone), what: act.kind.words,
                    subject: found.subject(of: act), detail: act.reason,
                    by: act.kind == .administratorRecovered ? "\(act.by) (server)" : found.doer(of: act))
            },
            more: found.hasMore
                ? LinkView(label: "Yang sebelumnya", href: "\(root)/catatan?dari=\(from + pageSize)") : nil)
        let frame =
            isAuditor
            ? visit.deskFrame(of: office, at: .auditing) : try visit.administrationFrame(of: office, in: transaction)
        return .page(Page.acts(view, in: frame))
    }
}

extension AuditAct.Kind {
    /// What somebody did, in the list of acts.
    fileprivate var words: String {
        switch self {
        case .officerInvited: "Petugas diundang"
        case .invitedAgain: "Undangan dibuat lagi"
        case .roleGiven: "Peran diberikan"
        case .roleOffered: "Peran ditawarkan"
        case .roleRefused: "Tawaran peran ditolak"
        case .roleOfferTakenBack: "Tawaran peran ditarik"
        case .roleLimited: "Hari terakhir peran ditetapkan"
        case .roleEnded: "Peran diakhiri"
        case .accountClosed: "Akun ditutup"
        case .tasksPassedOn: "Tugas dialihkan"
        case .passwordLinkMade: "Tautan kata sandi dibuat"
        case .sessionsEnded: "Dikeluarkan dari perangkat"
        case .administratorRecovered: "Administrator dipulihkan dari server"
        case .leaveNoted: "Cuti dicatat"
        case .leaveEnded: "Cuti diakhiri"
        case .secondFactorTaken: "Kode masuk dihapus"
        case .secondFactorGuessed: "Kode masuk salah diisi berkali-kali"
        case .secondFactorRequired: "Kewajiban kode masuk diatur"
        case .ownPasswordChanged: "Kata sandi sendiri diganti"
        case .ownSecondFactorSet: "Kode masuk sendiri diaktifkan"
        case .ownSecondFactorEnded: "Kode masuk sendiri dimatikan"
        case .ownRecoveryCodesRenewed: "Kode cadangan sendiri diganti"
        case .ownSessionsEnded: "Perangkat sendiri dikeluarkan"
        case .ownEmailVerified: "Email sendiri dipastikan"
        case .ownEmailChanged: "Email sendiri diganti"
        case .officerCorrected: "Data petugas diperbaiki"
        case .homeMoved: "Akun dipindahkan"
        case .sopDraftKept: "Konsep SOP disimpan"
        case .sopDraftRemoved: "Konsep SOP dihapus"
        case .sopAdopted: "SOP ditetapkan"
        case .sopAdoptionTakenBack: "Penetapan SOP dibatalkan"
        case .sopEnded: "SOP diakhiri"
        case .sopCasesMoved: "Permohonan dipindahkan ke versi baru"
        case .officeMade: "Kantor dibuat"
        case .officeChanged: "Data kantor diubah"
        case .officeRemoved: "Kantor dihapus"
        case .officeClosed: "Kantor ditutup"
        case .officeReopened: "Kantor dibuka lagi"
        case .calendarChanged: "Kalender kerja diubah"
        case .logoChanged: "Logo kantor diubah"
        case .nationalDaysLoaded: "Libur nasional dimuat"
        case .kindsChanged: "Jenis kantor dan peran diubah"
        case .caseTaken: "Permohonan diambil"
        case .bookTaken: "Salinan buku diambil"
        case .chainLeft: "Rantai akar dilepas"
        }
    }
}
