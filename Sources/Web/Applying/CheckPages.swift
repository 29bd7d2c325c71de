import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `{base}/ajukan/{draf}/periksa`: everything that was answered, before it is sent.
enum ShowCheck {
    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let draft = try DraftVisit(visit, in: transaction)
        if draft.open.draft.caseID != nil { return .redirect(to: "\(draft.root)/terkirim") }
        if draft.open.screens.firstOpen == nil, draft.open.needsContact { return .redirect(to: "\(draft.root)/kontak") }
        return try page(draft, in: transaction)
    }

    static func page(
        _ draft: DraftVisit, status: Int = 200, in transaction: any ReadTransaction
    ) throws -> Reply {
        let open = draft.open
        let calendar = try OfficeCalendar.of(draft.office.id, in: transaction)
        let limit = open.procedure.limits.first.flatMap { limit -> TimeAmount? in
            if case .fixed(let amount) = limit.time { amount } else { nil }
        }
        let due = limit.map { calendar.deadline($0, from: draft.visit.now).due }
        let missing = zip(open.screens.screens, open.screens.isAnswered).enumerated().filter { !$0.element.1 }
        let view = CheckAnswersView(
            service: open.procedure.title, sections: sections(draft), next: next(open.procedure),
            due: due.map { LocalTime(due: $0, in: calendar.zone) },
            limit: limit.map { "\($0.written) sejak dikirim sekarang" }, statement: nil,
            action: "\(draft.root)/periksa", back: "\(draft.root)/\(max(1, open.screens.screens.count))",
            missing: missing.map {
                LinkView(label: label(of: $0.element.0, in: open.procedure), href: "\(draft.root)/\($0.offset + 1)")
            })
        return .page(Page.checkAnswers(view, in: draft.frame()), status: .init(code: status))
    }

    /// Who has it after the start step.
    static func next(_ procedure: Procedure) -> String {
        let holder = procedure.step(procedure.start).flatMap(procedure.nextHolder)
        return holder.map { "\($0) menerima permohonan lebih dulu." } ?? "Permohonan langsung selesai."
    }

    private static func label(of screen: DraftScreens.Screen, in procedure: Procedure) -> String {
        switch screen {
        case .question(let path): procedure.field(path)?.label ?? path.field
        case .paper(let name): procedure.paper(name)?.title ?? name
        }
    }

    private static func sections(_ draft: DraftVisit) -> [AnswerSection] {
        let open = draft.open
        let rows = open.screens.screens.enumerated().map { index, screen in
            AnswerRow(
                label: label(of: screen, in: open.procedure), value: value(of: screen, open),
                change: "\(draft.root)/\(index + 1)")
        }
        return [AnswerSection(title: "", rows: rows)]
    }

    private static func value(of screen: DraftScreens.Screen, _ open: OpenDraft) -> String {
        switch screen {
        case .question(let path):
            guard let value = open.draft.content.answers[path], let field = open.procedure.field(path) else {
                return "–"
            }
            return field.display(value)
        case .paper(let name):
            let files = open.draft.content.papers[name] ?? []
            return files.isEmpty
                ? "–" : files.map { "\($0.name), \(Digits.fileSize($0.bytes))" }.joined(separator: "\n")
        }
    }
}

/// POST `{base}/ajukan/{draf}/periksa`: sends the application. Pressed twice, it is one case.
enum SendApplication {
    static func reply(to visit: Visit) async throws -> Reply {
        let draft = try await DraftVisit.open(visit)
        do {
            _ = try await SubmitDraft(visit.web.environment, visit.web.cases)(
                draft.id, of: draft.office.id, by: visit.person, secret: visit.draftSecret)
        } catch is DraftMoved {
            return try await DraftVisit.open(visit).afterMove(draft.open.move)
        } catch is DraftIncomplete {
            return try await incomplete(draft)
        } catch let refusal as Refusal {
            if case .answers = refusal { return try await incomplete(draft) }
            throw refusal
        }
        return .redirect(to: "\(draft.root)/terkirim")
    }

    private static func incomplete(_ draft: DraftVisit) async throws -> Reply {
        try await draft.visit.read { try ShowCheck.page(draft, status: 422, in: $0) }
    }
}

/// `{base}/ajukan/{draf}/terkirim`: the receipt.
enum ShowReceipt {
    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let draft = try DraftVisit(visit, in: transaction)
        guard let caseID = draft.open.draft.caseID else { return .redirect(to: "\(draft.root)/periksa") }
        let receipt = try CaseReceipt.load(
            caseID, of: draft.office.id, visit.web.environment, visit.web.cases, in: transaction)
        let zone = receipt.zone
        let link =
            draft.isAtCounter
            ? LinkView(label: "Buka permohonan di meja", href: "/meja/\(draft.office.slug)/\(caseID)")
            : visit.person.isSignedIn
                ? LinkView(label: "Lihat permohonan", href: "\(visit.base)/permohonan/\(caseID)")
                : LinkView(label: "Lacak permohonan", href: "\(visit.base)/lacak?kode=\(receipt.track.symbols)")
        let view = ReceiptView(
            service: receipt.procedure.title, code: receipt.track.description, number: receipt.number,
            applicant: receipt.applicantName, receivedAt: LocalTime(receipt.received, in: zone),
            due: receipt.due.map { LocalTime(due: $0, in: zone) },
            papers: receipt.papers, next: next(receipt.procedure, isAtCounter: draft.isAtCounter), caseLink: link,
            filedBy: draft.isAtCounter ? visit.person.name : nil)
        return .page(Page.receipt(view, in: draft.frame()))
    }

    private static func next(_ procedure: Procedure, isAtCounter: Bool) -> [String] {
        let news = "Kami mengabari lewat email bila ada yang perlu Anda isi, dan ketika permohonan selesai."
        return [ShowCheck.next(procedure)] + (isAtCounter ? [] : [news])
    }
}
