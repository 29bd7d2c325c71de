import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/kelola/{meja}/libur-nasional`: the national decree, by the administrators of the root office alone. A list is looked
/// at first: what becomes a day off, what is one no more.
enum NationalDaysPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try page(AdministrationVisit.ofRoot(visit, in: transaction), in: transaction)
    }

    /// The list in force, in the form in which it is loaded.
    static func table(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        _ = try AdministrationVisit.ofRoot(visit, in: transaction)
        let text = "\u{FEFF}" + (try NationalDays.inForce(in: transaction).csv.replacing("\n", with: "\r\n"))
        var reply = Reply.bytes(Array(text.utf8), type: "text/csv; charset=utf-8")
        reply.headers.append((.contentDisposition, "attachment; filename=\"libur-nasional.csv\""))
        return reply
    }

    static func load(_ visit: Visit) async throws -> Reply {
        let place = try await visit.read { try AdministrationVisit.ofRoot(visit, in: $0) }
        let load = LoadNationalDays(visit.web.environment)
        let file: [UInt8]?
        do {
            file = try await TypedFile.bytes(of: visit.form, at: "berkas", most: SourceLimits().bytes)
        } catch let troubles as FieldTroubles {
            return try await visit.read { try page(place, errors: troubles.messages, in: $0) }
        }
        let bytes = file ?? Array((visit.form["isi"] ?? "").utf8)
        let table: HolidayTable
        do {
            table = try HolidayTable(csv: bytes)
        } catch {
            return try await refused(
                place, file, bytes.isEmpty ? "Pilih berkas daftarnya, atau isi di sini" : error.message)
        }
        guard !table.rows.isEmpty else { return try await refused(place, file, "Daftar ini belum berisi hari") }
        guard visit.form["perbuatan"] == "tetapkan" else {
            return try await visit.read { transaction in
                let found = try load.preview(table, for: visit.person, in: transaction)
                guard !found.changesNothing else {
                    return try page(place, trouble: "Semua hari di daftar ini sudah berlaku", in: transaction)
                }
                return try page(place, preview: Preview(found, table), in: transaction)
            }
        }
        do {
            try await load(table, seen: visit.form["kode"] ?? "", by: visit.person)
        } catch let troubles as FieldTroubles {
            return try await visit.read { transaction in
                let found = try load.preview(table, for: visit.person, in: transaction)
                let preview = found.changesNothing ? nil : Preview(found, table)
                return try page(place, trouble: troubles.messages["berkas"], preview: preview, in: transaction)
            }
        }
        return .redirect(
            to: "\(place.root)/libur-nasional",
            flash: "Libur nasional sudah ditetapkan. Batas permohonan yang berjalan dihitung ulang.")
    }

    private static func refused(_ place: AdministrationVisit, _ file: [UInt8]?, _ told: String) async throws -> Reply {
        try await place.visit.read { try page(place, errors: [file == nil ? "isi" : "berkas": told], in: $0) }
    }

    private typealias Preview = NationalDaysView.Preview

    private static func page(
        _ place: AdministrationVisit, errors: [String: String] = [:], trouble: String? = nil,
        preview: NationalDaysView.Preview? = nil, in transaction: any ReadTransaction
    ) throws -> Reply {
        let table = try NationalDays.inForce(in: transaction)
        let loaded = try NationalDays.loadedYears(in: transaction)
        let view = NationalDaysView(
            root: place.root, office: place.office.name,
            years: table.years.reversed().map { year in
                let rows = table.year(year).rows
                return NationalDaysView.Year(
                    title: "\(year): \(rows.count) hari, \(loaded.contains(year) ? "dimuat di sini" : "bawaan Balai")",
                    days: rows.map(\.words))
            },
            fields: [
                FieldView(
                    name: "berkas", label: "Berkas CSV", error: errors["berkas"], isRequired: false,
                    control: .files(FilesView(types: ["csv", "txt"], maxBytes: SourceLimits().bytes))),
                FieldView(
                    name: "isi", label: "Atau isi daftarnya",
                    hint: "Misalnya 2028-01-01;Sabtu;libur nasional;Tahun Baru 2028;SKB 1/2027", error: errors["isi"],
                    isRequired: false,
                    control: .paragraph(place.visit.form["isi"] ?? "", rows: 6)),
            ],
            preview: preview,
            download: LinkView(label: "Unduh sebagai CSV", href: "\(place.root)/libur-nasional/csv"), trouble: trouble)
        let isWrong = !errors.isEmpty || trouble != nil
        return .page(Page.nationalDays(view, in: place.frame), status: isWrong ? .unprocessableContent : .ok)
    }
}

extension NationalDaysView.Preview {
    fileprivate init(_ found: LoadNationalDays.Preview, _ table: HolidayTable) {
        let renamed = found.changes.filter { $0.before != nil && $0.after != nil }.count
        let own =
            found.ownCalendars == 0
            ? nil : "\(found.ownCalendars) kantor dengan kalender sendiri ikut berubah"
        self.init(
            title: "Yang berubah pada tahun \(WordList.joined(found.years.map { "\($0)" }))",
            points: [
                "\(found.kept) hari tetap" + (renamed > 0 ? ", \(renamed) hari berganti nama, jenis, atau dasar" : ""),
                own, "Batas waktu permohonan yang masih berjalan dihitung ulang",
            ].compactMap(\.self),
            added: found.changes.filter { $0.before == nil }.compactMap { $0.after?.words },
            removed: found.changes.filter { $0.after == nil }.compactMap { $0.before?.words },
            seen: found.seen, text: table.csv)
    }
}

extension HolidayTable.Row {
    /// “Sabtu 1 Jan 2028: Tahun Baru 2028, libur nasional (SKB …)”.
    fileprivate var words: String { "\(date.dayText): \(name), \(kind.rawValue) (\(decree))" }
}
