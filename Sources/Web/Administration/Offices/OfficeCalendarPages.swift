import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/kelola/{meja}/kalender`: hours, fasting month and days off by which an office counts.
enum OfficeCalendarPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try page(AdministrationVisit(visit, in: transaction), [:], in: transaction)
    }

    static func change(_ visit: Visit) async throws -> Reply {
        let (place, known, national) = try await visit.read { transaction in
            let place = try AdministrationVisit(visit, in: transaction)
            return (
                place, try OfficeCalendar.found(for: place.office.id, in: transaction),
                try NationalDays.inForce(in: transaction)
            )
        }
        let typed = try await TypedCalendar(visit.form, national: national, zone: place.office.zone)
        do {
            if typed.act == .follow {
                try await FollowCalendar(visit.web.environment)(
                    of: place.office.id, seen: visit.form["revisi"].map { Int($0) ?? 0 },
                    decree: visit.form[typed.act.decree] ?? "", by: visit.person)
                return .redirect(
                    to: "\(place.root)/kalender",
                    flash: "Kantor ini mengikuti lagi kalender kantor di atas. Batas yang berjalan dihitung ulang.")
            }
            var next = try typed.calendar(after: known.calendar)
            if typed.act == .whole, visit.form["lihat"] != nil {
                let changes = known.calendar.differences(to: next)
                return try await visit.read { try page(place, [:], typed, changes: changes, in: $0) }
            }
            let revision = known.owner == place.office.id ? known.calendar.revision : 0
            if let seen = visit.form["revisi"], seen != "\(revision)" { throw FieldTroubles(["revisi": Self.stale]) }
            next.revision = revision + 1
            try await DecreeCalendar(visit.web.environment)(
                next, of: place.office.id, decree: visit.form[typed.act.decree] ?? "", by: visit.person)
        } catch let troubles as FieldTroubles {
            var messages = troubles.messages
            messages[typed.act.decree] = messages["keputusan"]
            if messages["revisi"] != nil, typed.act != .follow { messages["revisi"] = Self.stale }
            let told = messages
            return try await visit.read { try page(place, told, typed, in: $0) }
        }
        return .redirect(
            to: "\(place.root)/kalender",
            flash: "Kalender sudah ditetapkan. Batas permohonan yang berjalan dihitung ulang.")
    }

    /// Two changes at once: the second was made of a calendar that is not there any more.
    private static let stale =
        "Belum ditetapkan. Kalender ini sudah diubah orang lain setelah halaman ini dibuka. Periksa lagi, lalu kirim lagi"

    private static func page(
        _ place: AdministrationVisit, _ errors: [String: String], _ typed: TypedCalendar? = nil,
        changes: [String]? = nil, in transaction: any ReadTransaction
    ) throws -> Reply {
        let office = place.office
        let (calendar, owner) = try OfficeCalendar.found(for: office.id, in: transaction)
        let year = place.visit.query["tahun"].flatMap(Int.init).flatMap { (2000...2100).contains($0) ? $0 : nil }
        let shown = year ?? place.today.year
        let whose: String
        switch owner {
        case nil: whose = "Kalender baku: kantor ini dan kantor di atasnya belum menetapkan kalender"
        case office.id?: whose = "Milik kantor ini, revisi \(calendar.revision)"
        case let other?:
            let name = try ReadOffices(place.visit.web.environment)(other, in: transaction).name
            whose = "Mengikuti \(name). Perubahan di sini membuat kalender sendiri bagi kantor ini"
        }
        let forms = CalendarForms(
            typed: typed, errors: errors, source: calendar.source(on: try NationalDays.inForce(in: transaction)),
            hours: calendar.hours)
        let apart = try OfficeCalendar.notFollowing(office.id, in: transaction)
        let view = OfficeCalendarView(
            root: place.root, office: office.name, whose: whose, lines: calendar.described(year: shown),
            years: [shown - 1, shown + 1].map {
                LinkView(label: "Tahun \($0)", href: "\(place.root)/kalender?tahun=\($0)")
            },
            holiday: forms.holiday, ramadan: forms.ramadan, whole: forms.whole,
            follow: owner == office.id && office.parent != nil ? forms.follow : nil,
            apart: apart.map { LinkView(label: $0.name, href: "/kelola/\($0.slug)/kalender") }, changes: changes,
            national: office.isRoot
                ? LinkView(label: "Libur nasional dan cuti bersama (SKB)…", href: "\(place.root)/libur-nasional") : nil,
            revision: owner == office.id ? calendar.revision : 0, trouble: errors["revisi"])
        return .page(
            Page.officeCalendar(view, in: place.frame), status: errors.isEmpty ? .ok : .unprocessableContent)
    }
}
