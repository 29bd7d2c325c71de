import Forms
import Procedures

/// One event of every type, in an order that could happen.
enum EventSamples {
    static let deadline = Deadline(
        due: moment("2026-03-03 16:00"), anchor: moment("2026-03-02 09:00"), amount: TimeAmount(1, .workingDays),
        zone: .wib, trace: trace, isProvisional: true)
    static let (second, third) = (CalendarDate(iso: "2026-03-02")!, CalendarDate(iso: "2026-03-03")!)
    static let trace: [TraceLine] = [
        .startMoved(to: second, reason: "akhir pekan"), .counted(from: second, to: third, through: 1),
        .skipped(from: second, to: third, reason: "libur"), .worked(from: second, to: third, seconds: 60),
        .paused(from: moment("2026-03-02 10:00"), to: nil), .extended(TimeAmount(1, .workingDays)),
        .moved(moment("2026-03-03 16:00"), reason: "SKB"),
    ]
    static let marks = [TimedMark(kind: .reminder, index: 0, due: moment("2026-03-03 12:00"))]
    static let officer = EventActor(person: "petugas-1", lane: "kaur", channel: .online)
    static let key = EffectKey(step: "buat", visit: 1)
    static let file = PaperFile(blob: "b1", name: "ktp.pdf", type: .pdf, bytes: 1200, digest: "00ff")

    static let all: [CaseEvent] = bodies.enumerated().map { index, body in
        let instant = moment("2026-03-02 09:00").adding(seconds: Int64(index) * 60)
        return CaseEvent(occurred: instant, recorded: instant, actor: officer, body: body)
    }

    static var opening: Opening {
        var opening = Opening(procedureHash: "abc", number: "12/2026", applicant: "warga-1", channel: .counter)
        opening.assistedBy = "petugas-1"
        opening.parent = ParentLink(office: "o", caseID: "p", step: "s", visit: 2)
        opening.resident = ["nama": .text("Contoh")]
        return opening
    }

    static var erased: ContentErased {
        var left = opening
        (left.applicant, left.resident) = (nil, [:])
        return ContentErased(
            opening: left, received: moment("2026-03-02 09:00"), entered: moment("2026-03-02 09:00"), result: "dicabut",
            ended: moment("2026-03-02 09:31"), due: moment("2026-03-03 16:00"), keptItsTime: true,
            basis: "Keputusan 1/2026")
    }

    static let values: Answers = [
        FieldPath(form: "f", field: "teks"): .text("isi"), FieldPath(form: "f", field: "angka"): .number(12),
        FieldPath(form: "f", field: "tanggal"): .date(CalendarDate(iso: "2026-04-01")!),
        FieldPath(form: "f", field: "jam"): .time(TimeOfDay("07:30")!),
        FieldPath(form: "f", field: "waktu"): .dateTime(CalendarDate(iso: "2026-04-01")!, TimeOfDay("07:30")!),
        FieldPath(form: "f", field: "ya"): .flag(true), FieldPath(form: "f", field: "ganda"): .choices(["a", "b"]),
        FieldPath(form: "f", field: "daftar"): .rows([["nama": .text("x")]]),
    ]

    private static let bodies: [CaseEvent.Body] = [
        .opened(opening),
        .stepCompleted(
            StepCompleted(
                step: "ajukan", visit: 1, outcome: "selesai", answers: values,
                cleared: [FieldPath(form: "f", field: "lama")], papers: ["ktp": [file]], reason: "r", note: "n")),
        .registerRequested(book: "buku", columns: ["nama": .text("x")], step: "ajukan", visit: 1),
        .limitStarted(
            LimitStarted(name: "utama", anchor: moment("2026-03-02 09:00"), deadline: deadline, marks: marks)),
        .limitPaused(name: "utama"),
        .limitResumed(LimitResumed(name: "utama", deadline: deadline, marks: marks)),
        .limitExtended(
            LimitExtended(
                name: "utama", amount: TimeAmount(2, .workingDays), reason: "lama", deadline: deadline, marks: [])),
        .stepOpened(
            StepOpened(
                step: "periksa", visit: 1, lanes: ["kaur", "kades"], deadline: deadline, expiry: deadline,
                notBefore: moment("2026-03-02 10:00"), marks: marks)),
        .recomputed(
            Recomputed(
                subject: .expiry(step: "periksa", visit: 1), old: deadline, new: deadline, marks: marks, cause: "SKB")),
        .claimed(step: "periksa", visit: 1),
        .released(step: "periksa", visit: 1),
        .reminded(Reminded(step: "periksa", visit: 1, mark: 0, isSent: true, next: moment("2026-03-06 09:00"))),
        .escalated(
            Escalated(.step(name: "periksa", visit: 1), mark: 0, lanes: ["sekdes"], takesOver: true)),
        .stepConfirmed(StepConfirmed(step: "periksa", visit: 1, lane: "kaur", note: "ya")),
        .stepExpired(step: "periksa", visit: 1),
        .lateAct(
            LateActKept(
                step: "periksa", visit: 1, outcome: "selesai",
                content: LateActContent(answers: values, papers: ["ktp": [file]], reason: "r", note: "n"))),
        .stepSkipped(step: "ukur", visit: 1, reason: nil),
        .arrived(step: "tutup", item: 1),
        .joined(step: "tutup"),
        .effectRequested(EffectRequested(key: key, effect: "email.buat", arguments: ["alamat": .text("x")])),
        .effectFailed(key, cause: "tidak terhubung"),
        .effectUncertain(key, cause: "jawaban hilang"),
        .effectRetried(key),
        .effectEnded(key, outcome: "berhasil", outputs: ["alamat": .text("x")], isManual: true),
        .lateEffectResult(EffectKey(step: "lain", visit: 1, isUndo: true), outcome: "berhasil", outputs: [:]),
        .subRequested(SubRequested(step: "anak", visit: 1, procedure: "akun", answers: values, papers: ["k": [file]])),
        .subOpened(step: "anak", visit: 1, child: "c1"),
        .subEnded(step: "anak", visit: 1, child: "c1", result: "diterima"),
        .corrected(
            Corrected(
                old: [FieldPath(form: "f", field: "angka"): .number(12)],
                new: [FieldPath(form: "f", field: "angka"): .number(13)])),
        .limitMet(name: "utama"),
        .limitExpired(name: "lain"),
        .withdrawn(reason: "batal"),
        .ended(result: "dicabut"),
        .earliestMoved(
            EarliestMoved(
                step: "periksa", visit: 1, old: moment("2026-03-02 10:00"), new: moment("2026-03-03 10:00"),
                cause: "SKB")),
        .retentionSet(
            RetentionSet(periods: [
                RetentionPeriod(amount: TimeAmount(90, .calendarDays), until: moment("2026-05-31 23:59"))
            ])),
        .retentionOver(
            RetentionOver(
                amount: TimeAmount(90, .calendarDays), papers: ["ktp"], fields: [FieldPath(form: "f", field: "angka")])),
        .contentErased(erased),
        .moved(
            CaseMoved(
                from: "abc", to: "def", steps: ["ukur": "timbang"], lanes: ["periksa": ["kaur"]],
                arrivals: [CaseMoved.Arrival(step: "tutup", item: 1, newStep: "tutup", newItem: 0)],
                droppedLimits: ["lain"])),
        .assigned(TaskAssigned(step: "periksa", visit: 1, to: "petugas-2", note: "n")),
    ]
}
