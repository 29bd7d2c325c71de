import Forms
import Pages
import Procedures

/// The questions of an office's calendar page.
struct CalendarForms {
    let typed: TypedCalendar?
    let errors: [String: String]
    /// The calendar that counts now, as a file.
    let source: String
    /// The hours of an ordinary week.
    let hours: WeeklyHours

    private func form(_ act: TypedCalendar.Act) -> Form? { typed?.act == act ? typed?.form : nil }

    private func line(
        _ act: TypedCalendar.Act, _ name: String, _ label: String, _ kind: LineKind = .text, hint: String? = nil
    ) -> FieldView {
        let form = form(act)
        return FieldView(
            name: name, label: label, hint: hint, error: form == nil ? nil : errors[name],
            control: .line(form?[name] ?? "", kind), autocomplete: kind == .text ? "off" : nil)
    }

    private func decree(_ act: TypedCalendar.Act) -> FieldView {
        line(
            act, act.decree, "Keputusan yang menetapkannya", hint: "Dibaca pemohon sebagai alasan batas yang berubah")
    }

    var holiday: OfficeCalendarView.Decree {
        OfficeCalendarView.Decree(
            act: TypedCalendar.Act.holiday.rawValue, title: "Tambah hari libur",
            fields: [
                line(.holiday, "tanggal", "Tanggal", .date), line(.holiday, "nama", "Nama hari libur"),
                decree(.holiday),
            ], submit: "Tambah hari libur")
    }

    var ramadan: OfficeCalendarView.Decree {
        OfficeCalendarView.Decree(
            act: TypedCalendar.Act.ramadan.rawValue, title: "Jam kerja Ramadan",
            fields: [
                line(
                    .ramadan, "mulai", "Hari pertama", .date,
                    hint: "Jam kerjanya: \(WeeklyHours.ramadan.inWords). Untuk jam lain, ubah seluruh kalender"),
                line(.ramadan, "sampai", "Hari terakhir", .date),
            ]
                + TypedCalendar.unsaid(hours).map { day in
                    line(
                        .ramadan, TypedCalendar.field(day), "Jam kerja \(day.title) selama Ramadan",
                        hint: "Misalnya 08.00-12.00. Tulis tutup bila tidak masuk")
                } + [decree(.ramadan)], submit: "Tetapkan jam Ramadan", isOpen: typed?.act == .ramadan)
    }

    var follow: OfficeCalendarView.Decree {
        OfficeCalendarView.Decree(
            act: TypedCalendar.Act.follow.rawValue, title: "Ikuti lagi kantor di atas", fields: [decree(.follow)],
            submit: "Ikuti lagi kantor di atas", isOpen: typed?.act == .follow)
    }

    var whole: OfficeCalendarView.Decree {
        let form = form(.whole)
        return OfficeCalendarView.Decree(
            act: TypedCalendar.Act.whole.rawValue, title: "Ubah jam kerja atau seluruh kalender",
            fields: [
                FieldView(
                    name: "isi", label: "Isi kalender",
                    hint: "Yang tertulis ini kalender yang berlaku. Ubah seperlunya; libur nasional tetap dasarnya",
                    error: form == nil ? nil : errors["isi"],
                    control: .paragraph(form == nil ? source : typed?.text ?? "", rows: 14)),
                FieldView(
                    name: "berkas", label: "Atau unggah berkasnya", error: form == nil ? nil : errors["berkas"],
                    isRequired: false, control: .files(FilesView(types: ["yaml", "txt"], maxBytes: 256 << 10))),
                decree(.whole),
            ], submit: "Tetapkan kalender", isOpen: form != nil)
    }
}
