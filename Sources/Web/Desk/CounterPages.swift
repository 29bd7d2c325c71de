import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/meja/{meja}/loket`: filing for somebody who stands at the counter, wrote or rang.
enum CounterPages {
    private static let ways: [Channel] = [.counter, .telephone, .letter, .email, .whatsapp]

    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try page(visit, errors: [:], in: transaction)
    }

    static func start(_ visit: Visit) async throws -> Reply {
        let office = try visit.desk()
        var errors: [String: String] = [:]
        let service = visit.form["layanan"] ?? ""
        if service.isEmpty { errors["layanan"] = "Pilih layanan" }
        let name = visit.form["nama"]?.trimmed ?? ""
        if name.isEmpty {
            let mayBeEmpty = try await visit.read { transaction in
                try services(visit, in: transaction).map(\.procedure)
                    .contains { $0.name == service && $0.takesNameless }
            }
            if !mayBeEmpty { errors["nama"] = "Isi nama pemohon" }
        }
        let email = visit.form["email"]?.trimmed ?? ""
        if !email.isEmpty, EmailAddress(email) == nil {
            errors["email"] = "Tulis alamat email lengkap, misalnya nama@contoh.id"
        }
        var telephone: String?
        if let typed = visit.form["hp"]?.trimmed, !typed.isEmpty {
            switch Telephone.read(typed) {
            case .success(let number): telephone = number
            case .failure(let trouble): errors["hp"] = trouble.message
            }
        }
        let channel = chosenWay(visit)
        if channel == nil { errors["kanal"] = "Pilih cara permohonan ini datang" }
        guard let channel, errors.isEmpty else {
            return try await visit.read { [errors] in try page(visit, errors: errors, in: $0) }
        }
        var facts = CounterFacts(name: name, email: email.isEmpty ? nil : email, channel: channel)
        facts.telephone = telephone
        let id: String
        do {
            id = try await StartDraft(visit.web.environment, visit.web.cases)(
                service, at: office.id, by: visit.person, secret: nil,
                counter: facts, happened: visit.form["terjadi"])
        } catch let troubles as FieldTroubles {
            return try await visit.read { try page(visit, errors: troubles.messages, in: $0) }
        }
        return .redirect(to: "/meja/\(office.slug)/ajukan/\(id)/1")
    }

    private static func page(
        _ visit: Visit, errors: [String: String], in transaction: any ReadTransaction
    ) throws -> Reply {
        let office = try visit.desk()
        let calendar = try OfficeCalendar.of(office.id, in: transaction)
        let mine = try services(visit, in: transaction)
        let view = CounterView(
            services: mine.map { OptionView(value: $0.procedure.name, label: $0.procedure.title) },
            chosen: visit.form["layanan"], serviceError: errors["layanan"],
            fields: fields(visit, errors, calendar, nameless: mine.map(\.procedure).filter(\.takesNameless)),
            action: "/meja/\(office.slug)/loket")
        return .page(
            Page.counter(view, in: visit.deskFrame(of: office, at: .counter)),
            status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    private static func services(
        _ visit: Visit, in transaction: any ReadTransaction
    ) throws -> [ServiceList.Service] {
        try CounterServices.of(
            visit.desk(), for: visit.person, visit.web.environment, visit.web.cases, in: transaction)
    }

    /// - Parameter nameless: those for which no name is needed.
    private static func fields(
        _ visit: Visit, _ errors: [String: String], _ calendar: WorkingCalendar, nameless: [Procedure]
    ) -> [FieldView] {
        let mayBeEmpty = "Boleh dikosongkan pada \(WordList.joined(nameless.map(\.title)))"
        return [
            FieldView(
                name: "nama", label: "Nama pemohon", hint: nameless.isEmpty ? nil : mayBeEmpty, error: errors["nama"],
                isRequired: true, control: .line(visit.form["nama"] ?? "", .personName), autocomplete: "off"),
            FieldView(
                name: "email", label: "Alamat email pemohon",
                hint: "Untuk kabar tentang permohonan. Dipastikan lagi sebelum dikirim", error: errors["email"],
                isRequired: false, control: .line(visit.form["email"] ?? "", .email), autocomplete: "off"),
            FieldView(
                name: "hp", label: "Nomor telepon atau WhatsApp pemohon",
                hint: "Untuk memberi tahu pemohon tanpa email", error: errors["hp"], isRequired: false,
                control: .line(visit.form["hp"] ?? "", .phone), autocomplete: "off"),
            way(visit, errors), arrival(visit, errors, calendar),
        ]
    }

    /// By which way an application came.
    static func way(_ visit: Visit, _ errors: [String: String]) -> FieldView {
        FieldView(
            name: "kanal", label: "Permohonan datang lewat", hint: nil, error: errors["kanal"], isRequired: true,
            control: .choice(
                visit.form["kanal"] ?? Channel.counter.rawValue,
                ways.map { OptionView(value: $0.rawValue, label: $0.title.readableName) }))
    }

    /// And when.
    static func arrival(_ visit: Visit, _ errors: [String: String], _ calendar: WorkingCalendar) -> FieldView {
        .arrival(
            typed: visit.form["terjadi"] ?? "", error: errors["terjadi"], now: visit.now, calendar: calendar)
    }

    /// The way that was chosen; nil where none of the counter's was.
    static func chosenWay(_ visit: Visit) -> Channel? {
        visit.form["kanal"].flatMap(Channel.init).flatMap { ways.contains($0) ? $0 : nil }
    }
}

extension String {
    /// Without white space at its ends.
    var trimmed: String {
        let start = drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}
