import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `{base}/permohonan/{permohonan}/penilaian`, and `{base}/lacak/penilaian` by the code of the receipt: what the applicant
/// thinks of the service, once.
enum SurveyPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try Survey(ofApplicant: visit, in: transaction).show()
    }

    static func send(_ visit: Visit) async throws -> Reply {
        let survey = try await visit.read { try Survey(ofApplicant: visit, in: $0) }
        return try await survey.sent { typed in
            try await AnswerSurvey(visit.web.environment, visit.web.cases)(
                typed, of: visit.parameter("permohonan"), office: visit.office.id, by: visit.person)
        }
    }

    static func showByCode(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try Survey(byCode: visit.query["kode"], visit, in: transaction).show()
    }

    static func sendByCode(_ visit: Visit) async throws -> Reply {
        let survey = try await visit.read { try Survey(byCode: visit.form["permohonan"], visit, in: $0) }
        guard let code = survey.hiddenCode else { throw WebTrouble.notFound }
        return try await survey.sent { typed in
            try await AnswerSurvey(visit.web.environment, visit.web.cases)(
                typed, by: code, office: visit.office.id, person: visit.person)
        }
    }
}

private struct Survey: Sendable {
    let visit: Visit
    let service: String
    /// As its reader knows it.
    let code: String
    let hiddenCode: TrackingCode?
    let chance: SurveyChance
    /// Of the form, and of the page above it.
    let action: String
    let back: String
    let place: NavItem.SitePlace
    let zone: Zone

    /// - Throws: `CaseMissing` to everybody but the applicant.
    init(ofApplicant visit: Visit, in transaction: any ReadTransaction) throws {
        let look = try ShowMyCase.look(visit, in: transaction)
        self.visit = visit
        (service, code, hiddenCode) = (look.procedure.title, look.track?.description ?? look.number, nil)
        chance = try SurveyChance.of(
            look.id, at: look.office, visit.web.environment, visit.web.cases, in: transaction)
        back = "\(visit.base)/permohonan/\(look.id)"
        (action, place, zone) = ("\(back)/penilaian", .cases, look.calendar.zone)
    }

    /// - Throws: not found where there is no such case; `Denial` to an officer who is not its applicant.
    init(byCode typed: String?, _ visit: Visit, in transaction: any ReadTransaction) throws {
        let (environment, cases) = (visit.web.environment, visit.web.cases)
        guard let code = typed.flatMap(TrackingCode.init(typed:)),
            let found = try Tracked.find(code, at: visit.office.id, environment, cases, in: transaction)
        else { throw WebTrouble.notFound }
        self.visit = visit
        (service, self.code, hiddenCode) = (found.service, code.description, code)
        guard
            let chance = try SurveyChance.of(
                code, at: visit.office.id, for: visit.person, environment, cases, in: transaction)
        else { throw Denial.applicantsAnswerThemselves }
        self.chance = chance
        back = "\(visit.base)/lacak?kode=\(code.symbols)"
        (action, place, zone) = ("\(visit.base)/lacak/penilaian", .track, found.calendar.zone)
    }

    func show() -> Reply { closed(chance) ?? page(typed: [:], errors: [:]) }

    /// What was typed is kept, or given back with what is wrong with it.
    func sent(keeping keep: ([String: String]) async throws -> Void) async throws -> Reply {
        var typed: [String: String] = [:]
        for element in SatisfactionElement.allCases {
            typed[element.rawValue] = visit.form["nilai.\(element.rawValue)"]
        }
        typed["saran"] = visit.form["saran"]
        do {
            try await keep(typed)
        } catch let troubles as FieldTroubles {
            return page(typed: typed, errors: troubles.messages)
        } catch let closed as SurveyClosed {
            return self.closed(closed.chance) ?? page(typed: typed, errors: [:])
        }
        return .redirect(to: back, flash: "Terima kasih. Penilaian Anda sudah kami terima.")
    }

    private func page(typed: [String: String], errors: [String: String]) -> Reply {
        guard case .open(let until) = chance else { return closed(chance) ?? .redirect(to: back) }
        let questions = SatisfactionElement.allCases.map { element in
            FieldView(
                name: "nilai.\(element.rawValue)", label: element.question, error: errors[element.rawValue],
                control: .choice(
                    typed[element.rawValue],
                    element.options.enumerated().map { OptionView(value: "\($0.offset + 1)", label: $0.element) }))
        }
        let remark = FieldView(
            name: "saran", label: "Saran untuk kantor ini",
            hint: "Paling panjang \(SurveyAnswers.longestRemark) huruf. Jangan menyebut nama atau nomor Anda",
            error: errors["saran"], isRequired: false, control: .paragraph(typed["saran"] ?? "", rows: 3))
        let view = SurveyView(
            service: service, code: code, back: back, action: action, hiddenCode: hiddenCode?.symbols,
            until: LocalTime(until, in: zone).full, fewest: SatisfactionReport.fewest, fields: questions + [remark])
        return .page(
            Page.survey(view, in: visit.frame(at: place)), status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    /// Why it is not asked; nil: it is.
    private func closed(_ chance: SurveyChance) -> Reply? {
        let (title, text): (String, String)
        switch chance {
        case .open: return nil
        case .answered:
            (title, text) = (
                "Penilaian sudah kami terima",
                "Setiap permohonan dinilai sekali. Jawaban yang pertama terkirim yang dihitung."
            )
        case .over(let since):
            (title, text) = (
                "Waktunya sudah lewat", "Penilaian ditutup \(LocalTime(since, in: zone).full)."
            )
        case .notYet:
            (title, text) = (
                "Permohonan ini belum selesai", "Layanannya dapat dinilai sesudah permohonan diputus."
            )
        case .never:
            (title, text) = (
                "Permohonan ini tidak dinilai", "Yang dinilai hanya permohonan yang diputus kantor."
            )
        }
        let problem = ProblemView(
            title: title, text: text, links: [LinkView(label: "Lihat permohonan", href: back)])
        return .page(Page.problem(problem, in: visit.frame(at: place)), status: .conflict)
    }
}
