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
        let (place, known) = try await visit.read { transaction in
            let place = try AdministrationVisit(visit, in: transaction)
            return (place, try OfficeCalendar.found(for: place.office.id, in: transaction))
        }
        let isWhole = visit.form["perbuatan"] == "berkas"
        let decree = isWhole ? "keputusan-berkas" : "keputusan"
        do {
            var next = try isWhole ? whole(place) : oneMoreDay(place, known.calendar)
            let revision = known.owner == place.office.id ? known.calendar.revision : 0
            if let seen = visit.form["revisi"], seen != "\(revision)" { throw FieldTroubles(["revisi": Self.stale]) }
            next.revision = revision + 1
            try await DecreeCalendar(visit.web.environment)(
                next, of: place.office.id, decree: visit.form[decree] ?? "", by: visit.person)
        } catch let troubles as FieldTroubles {
            var messages = troubles.messages
            messages[decree] = messages["keputusan"]
            if messages["revisi"] != nil { messages["revisi"] = Self.stale }
            let told = messages
            return try await visit.read { try page(place, told, in: $0) }
        }
        return .redirect(
            to: "\(place.root)/kalender",
            flash: "Kalender sudah ditetapkan. Batas permohonan yang berjalan dihitung ulang.")
    }

    /// Two changes at once: the second was made of a calendar that is not there any more.
    private static let stale =
        "Belum ditetapkan. Kalender ini sudah diubah orang lain setelah halaman ini dibuka. Periksa lagi, lalu kirim lagi"

    private static func oneMoreDay(_ place: AdministrationVisit, _ current: WorkingCalendar) throws -> WorkingCalendar {
        let form = place.visit.form
        var troubles: [String: String] = [:]
        let day = TypedDay.read(form["tanggal"], at: "tanggal", &troubles)
        if day == nil, troubles["tanggal"] == nil { troubles["tanggal"] = "Isi tanggal liburnya" }
        let name = form["nama"]?.trimmed ?? ""
        if name.isEmpty { troubles["nama"] = "Isi nama hari liburnya" }
        if let day, let known = current.closedReason(on: day) {
            troubles["tanggal"] = "\(day.longText) sudah bukan hari kerja: \(known)"
        }
        guard troubles.isEmpty, let day else { throw FieldTroubles(troubles) }
        var calendar = current
        calendar.add(holiday: name, on: day, source: form["keputusan"]?.trimmed ?? "")
        return calendar
    }

    private static func whole(_ place: AdministrationVisit) throws -> WorkingCalendar {
        let text = (place.visit.form["isi"] ?? "").replacing("\r\n", with: "\n")
        let read = CalendarReader.read(source: Array(text.utf8), zone: place.office.zone)
        guard let calendar = read.calendar else {
            let first = read.diagnostics.first { $0.severity == .error }
            let expected = first?.expected.map { "; seharusnya \($0)" } ?? ""
            throw FieldTroubles([
                "isi": first.map { "Baris \($0.position.line): \($0.message)\(expected)" } ?? "Isi berkas kalendernya"
            ])
        }
        return calendar
    }

    private static func page(
        _ place: AdministrationVisit, _ errors: [String: String], in transaction: any ReadTransaction
    ) throws -> Reply {
        let (office, form, isRefused) = (place.office, place.visit.form, !errors.isEmpty)
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
        let isWhole = isRefused && form["perbuatan"] == "berkas"
        let view = OfficeCalendarView(
            root: place.root, office: office.name, whose: whose, lines: calendar.described(year: shown),
            years: [shown - 1, shown + 1].map {
                LinkView(label: "Tahun \($0)", href: "\(place.root)/kalender?tahun=\($0)")
            },
            holiday: holiday(isWhole ? nil : form, isWhole ? [:] : errors),
            whole: whole(isWhole ? form : nil, isWhole ? errors : [:]), isWhole: isWhole,
            revision: owner == office.id ? calendar.revision : 0, trouble: errors["revisi"])
        return .page(Page.officeCalendar(view, in: place.frame), status: isRefused ? .unprocessableContent : .ok)
    }

    private static func decree(_ form: Form?, _ errors: [String: String]) -> FieldView {
        FieldView(
            name: "keputusan", label: "Keputusan yang menetapkannya",
            hint: "Dibaca pemohon sebagai alasan batas yang berubah",
            error: errors["keputusan"], control: .line(form?["keputusan"] ?? ""))
    }

    private static func holiday(_ form: Form?, _ errors: [String: String]) -> [FieldView] {
        [
            FieldView(
                name: "tanggal", label: "Tanggal", error: errors["tanggal"],
                control: .line(form?["tanggal"] ?? "", .date)),
            FieldView(
                name: "nama", label: "Nama hari libur", error: errors["nama"], control: .line(form?["nama"] ?? ""),
                autocomplete: "off"),
            decree(form, errors),
        ]
    }

    private static func whole(_ form: Form?, _ errors: [String: String]) -> [FieldView] {
        [
            FieldView(
                name: "isi", label: "Isi berkas kalender",
                hint: "Jam kerja, Ramadan, hari libur; libur nasional tetap dasarnya",
                error: errors["isi"], control: .paragraph(form?["isi"] ?? "", rows: 12)),
            FieldView(
                name: "keputusan-berkas", label: "Keputusan yang menetapkannya", error: errors["keputusan-berkas"],
                control: .line(form?["keputusan-berkas"] ?? "")),
        ]
    }
}
