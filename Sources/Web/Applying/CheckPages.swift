import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `{base}/ajukan/{draf}/periksa`: everything that was answered, before it is sent.
enum ShowCheck {
    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let draft = try DraftVisit(visit, in: transaction)
        if draft.open.draft.caseID != nil { return draft.showing(.redirect(to: "\(draft.root)/terkirim")) }
        if draft.open.screens.firstOpen == nil, draft.open.needsContact {
            return draft.showing(.redirect(to: "\(draft.root)/kontak"))
        }
        return draft.showing(try page(draft, in: transaction))
    }

    /// - Parameters:
    ///   - errors: what is wrong with what the counter was asked.
    ///   - isSent: the form was sent and comes back, with what was typed.
    static func page(
        _ draft: DraftVisit, status: Int = 200, errors: [String: String] = [:], isSent: Bool = false,
        in transaction: any ReadTransaction
    ) throws -> Reply {
        let open = draft.open
        let calendar = try OfficeCalendar.of(draft.office.id, in: transaction)
        let counter = CounterCheck(draft, calendar, errors: errors, isSent: isSent)
        let came = open.draft.content.counter?.occurred
        let limit = SentLimit(open.procedure)
        let amount = limit?.since == nil ? limit?.amount : nil
        let due = amount.map { calendar.deadline($0, from: came ?? draft.visit.now).due }
        let missing = zip(open.screens.screens, open.screens.isAnswered).enumerated().filter { !$0.element.1 }
        let view = CheckAnswersView(
            service: open.procedure.title, sections: sections(draft, counter),
            next: open.procedure.afterSending(isAssisted: open.isAssisted),
            dueTitle: limit?.title ?? "", due: due.map { LocalTime(due: $0, in: calendar.zone) },
            limit: amount.map { amount in
                let start = came.map { LocalTime($0, in: calendar.zone).spoken } ?? "dikirim sekarang"
                return "\(amount.written) sejak \(start)"
            }, later: limit?.later, note: counter?.note ?? bringing(draft), fields: counter?.fields ?? [],
            declaration: declaration(draft), action: "\(draft.root)/periksa",
            back: "\(draft.root)/\(max(1, open.screens.screens.count))",
            missing: missing.map {
                LinkView(
                    label: label(of: $0.element.0, in: open.procedure),
                    href: "\(draft.root)/\($0.offset + 1)?dari=periksa")
            })
        return .page(Page.checkAnswers(view, in: draft.frame()), status: .init(code: status))
    }

    private static func label(of screen: DraftScreens.Screen, in procedure: Procedure) -> String {
        switch screen {
        case .question(let path): procedure.field(path)?.label ?? path.field
        case .paper(let name): procedure.paper(name)?.title ?? name
        }
    }

    /// The answers a form, the papers, and at the counter who applies; without headings where there is one group only.
    private static func sections(_ draft: DraftVisit, _ counter: CounterCheck?) -> [AnswerSection] {
        let open = draft.open
        var groups: [AnswerSection] = counter.map { [$0.section] } ?? []
        for (index, screen) in open.screens.screens.enumerated() {
            let row = AnswerRow(
                label: label(of: screen, in: open.procedure), value: value(of: screen, open),
                change: "\(draft.root)/\(index + 1)?dari=periksa")
            let title = title(of: screen)
            if groups.last?.title == title {
                groups[groups.count - 1].rows.append(row)
            } else {
                groups.append(AnswerSection(title: title, rows: [row]))
            }
        }
        if groups.count == 1 { groups[0].title = "" }
        return groups
    }

    private static func title(of screen: DraftScreens.Screen) -> String {
        switch screen {
        case .question(let path): path.form.readableName
        case .paper: "Berkas"
        }
    }

    /// Where an original is wanted that only the counter can look at, the application is sent there.
    private static func bringing(_ draft: DraftVisit) -> NoteView? {
        guard !draft.open.isAssisted else { return nil }
        let wanted = zip(draft.open.screens.screens, draft.open.screens.isAnswered).compactMap { screen, isAnswered in
            guard !isAnswered, case .paper(let name) = screen, let paper = draft.open.procedure.paper(name),
                paper.delivery == .bring
            else { return nil as String? }
            return "asli \(paper.title)"
        }
        guard !wanted.isEmpty else { return nil }
        return NoteView(
            kind: .soon, title: "Permohonan ini dikirim di loket",
            text:
                "Bawa \(WordList.joined(wanted, with: "dan")) ke loket \(draft.office.name). Petugas melihatnya, lalu "
                + "mengajukan permohonan ini untuk Anda.")
    }

    /// What sending declares, unless the SOP asks for a statement of its own.
    private static func declaration(_ draft: DraftVisit) -> String? {
        let procedure = draft.open.procedure
        let asked = procedure.step(procedure.start).map { procedure.questions(of: $0) } ?? []
        if asked.contains(where: { $0.field.kind == .statement }) { return nil }
        return draft.open.isAssisted
            ? "Dengan mengirim, Anda menyatakan bahwa data di atas dicatat seperti disampaikan pemohon"
            : "Dengan mengirim, Anda menyatakan bahwa data di atas benar dan Anda berwenang mengajukannya"
    }

    private static func value(of screen: DraftScreens.Screen, _ open: OpenDraft) -> String {
        switch screen {
        case .question(let path):
            guard let value = open.draft.content.answers[path], let field = open.procedure.field(path) else {
                return "–"
            }
            return grouped(value, field) ?? field.display(value)
        case .paper(let name):
            let files = (open.draft.content.papers[name] ?? []).filter { !$0.isShownOriginal }
            let shown = open.draft.content.showsOriginal(of: name) ? ["Asli ditunjukkan di loket"] : []
            let lines = files.map { "\($0.name), \(Digits.fileSize($0.bytes))" } + shown
            return lines.isEmpty ? "–" : lines.joined(separator: "\n")
        }
    }
}

extension ShowCheck {
    /// A number of sixteen digits in groups of four, as it is compared with the card.
    private static func grouped(_ value: Value, _ field: Field) -> String? {
        guard field.kind == .nik || field.kind == .familyNumber, case .text(let digits) = value else { return nil }
        return stride(from: 0, to: digits.count, by: 4).map { digits.dropFirst($0).prefix(4) }
            .joined(separator: " ")
    }
}

/// POST `{base}/ajukan/{draf}/periksa`: sends the application. Pressed twice, it is one case.
enum SendApplication {
    static func reply(to visit: Visit) async throws -> Reply {
        let draft = try await DraftVisit.open(visit)
        do {
            try await confirm(draft)
            _ = try await SubmitDraft(visit.web.environment, visit.web.cases)(
                draft.id, of: draft.office.id, by: visit.person, secret: visit.draftSecret,
                for: ChooseOffice.chosen(visit))
        } catch let unchosen as OfficeUnchosen {
            let check = "\(draft.root)/periksa"
            return ChooseOffice.reply(visit, unchosen, action: check, back: check)
        } catch is DraftMoved {
            return try await DraftVisit.open(visit).afterMove(draft.open.move)
        } catch let troubles as FieldTroubles {
            return try await again(draft, errors: troubles.messages)
        } catch is DraftIncomplete {
            // What the counter has just said may ask for more.
            return try await again(try await DraftVisit.open(visit))
        } catch let refusal as Refusal {
            if case .answers = refusal { return try await again(draft) }
            throw refusal
        }
        return .redirect(to: "\(draft.root)/terkirim")
    }

    /// What only an officer at the counter is asked.
    private static func confirm(_ draft: DraftVisit) async throws {
        let (visit, form) = (draft.visit, draft.visit.form)
        guard draft.open.draft.content.counter != nil, draft.open.draft.caseID == nil else { return }
        try await ConfirmCounter(visit.web.environment, visit.web.cases)(
            draft.id, of: draft.office.id, news: form["kabar"] ?? "", other: form["kabar-lain"] ?? "",
            happened: form["terjadi"], consent: form["persetujuan"].flatMap(CounterConsent.init),
            proxy: (form["kuasa"] ?? "").trimmed, by: visit.person)
    }

    private static func again(_ draft: DraftVisit, errors: [String: String] = [:]) async throws -> Reply {
        try await draft.visit.read {
            try ShowCheck.page(draft, status: 422, errors: errors, isSent: true, in: $0)
        }
    }
}
