import Forms
import Pages
import Procedures
import Services
import Store

/// What the check asks of an officer before an application is sent that came to the counter: to whom its news goes, and
/// when it came.
struct CounterCheck {
    let draft: DraftVisit
    let facts: CounterFacts
    let calendar: WorkingCalendar
    let errors: [String: String]
    /// The form was sent, and comes back.
    let isSent: Bool

    /// nil where nobody stands at the counter.
    init?(_ draft: DraftVisit, _ calendar: WorkingCalendar, errors: [String: String], isSent: Bool) {
        guard let facts = draft.open.draft.content.counter else { return nil }
        (self.draft, self.facts, self.calendar, self.errors, self.isSent) = (draft, facts, calendar, errors, isSent)
    }

    /// What was noted at the counter, which no question shows.
    var section: AnswerSection {
        var rows = [AnswerRow(label: "Datang lewat", value: facts.channel.title.readableName)]
        if let telephone = facts.telephone {
            rows.append(AnswerRow(label: "Nomor telepon", value: Telephone.display(telephone)))
        }
        if !facts.name.isEmpty { rows.insert(AnswerRow(label: "Nama pemohon", value: facts.name), at: 0) }
        if !facts.asksForNews {
            let first = facts.follows?.number.map { "permohonan \($0)" } ?? "permohonan induknya"
            rows.append(AnswerRow(label: "Kabar dikirim ke", value: "Pemohon, seperti pada \(first)"))
        }
        return AnswerSection(title: "Pemohon di loket", rows: rows)
    }

    var note: NoteView? {
        guard facts.asksForNews, draft.open.newsCandidates.isEmpty else { return nil }
        return NoteView(
            kind: .soon, title: "Pemohon tidak akan menerima kabar",
            text: "Belum ada alamat email. Tanyakan kepada pemohon, atau serahkan tanda terima yang dicetak.")
    }

    var fields: [FieldView] {
        let arrival = FieldView.arrival(
            typed: isSent ? form["terjadi"] ?? "" : facts.occurred?.typed(in: calendar.zone) ?? "",
            error: errors["terjadi"], now: draft.visit.now, calendar: calendar)
        // Asked too where an address that was typed has just made it somebody's.
        let asksForConsent =
            draft.open.asksForConsent || errors["persetujuan"] != nil || errors["kuasa"] != nil
        var fields: [FieldView] = asksForConsent ? [consent, proxy] : []
        if facts.asksForNews { fields += [news, other] }
        if draft.open.draft.parent == nil { fields.append(arrival) }
        return fields
    }

    private var form: Form { draft.visit.form }

    private var consent: FieldView {
        .consent(
            "Bagaimana pemohon menyetujui permohonan ini?",
            hint: "Bacakan isinya sebelum mengirim. Jawaban ini disimpan bersama nama Anda",
            chosen: isSent ? form["persetujuan"] : facts.consent?.rawValue, error: errors["persetujuan"])
    }

    private var proxy: FieldView {
        FieldView(
            name: "kuasa", label: "Nama kuasa", hint: "Isi bila pemohon menyetujui lewat kuasanya",
            error: errors["kuasa"], isRequired: false,
            control: .line(isSent ? form["kuasa"] ?? "" : facts.proxy ?? "", .personName), autocomplete: "off")
    }

    private var news: FieldView {
        let addresses = draft.open.newsCandidates.map { address in
            OptionView(
                value: address, label: address,
                note: address == noted ? "Dicatat di loket" : "Dari isian permohonan")
        }
        let others = [
            OptionView(value: ConfirmCounter.other, label: "Alamat email lain"),
            OptionView(
                value: ConfirmCounter.none, label: "Tidak ke mana pun",
                note: "Pemohon hanya dapat melacak dengan kode pada tanda terima"),
        ]
        return FieldView(
            name: "kabar", label: "Ke mana kabar permohonan ini dikirim?",
            hint: "Kabar memuat tautan untuk membuka permohonan: siapa pun yang membaca kotak surat itu dapat "
                + "membukanya. Bacakan alamatnya kepada pemohon",
            error: errors["kabar"], control: .choice(chosen, addresses + others))
    }

    private var other: FieldView {
        FieldView(
            name: "kabar-lain", label: "Alamat email lain", hint: "Isi bila kabar dikirim ke alamat lain",
            error: errors["kabar-lain"], isRequired: false, control: .line(typed, .email),
            autocomplete: "off")
    }

    /// As it was typed; before that, the other address that was confirmed the last time.
    private var typed: String {
        if isSent { return form["kabar-lain"] ?? "" }
        guard case .address(let address) = facts.news, !draft.open.newsCandidates.contains(address) else { return "" }
        return address
    }

    private var noted: String? { facts.email.flatMap(EmailAddress.init)?.text }

    /// The address that the officer wrote down for news is chosen already; one that only stands in an answer is not.
    private var chosen: String? {
        if isSent { return form["kabar"] }
        switch facts.news {
        case .address(let address):
            return draft.open.newsCandidates.contains(address) ? address : ConfirmCounter.other
        case .nowhere: return ConfirmCounter.none
        case nil: return noted ?? (draft.open.newsCandidates.isEmpty ? ConfirmCounter.none : nil)
        }
    }
}
