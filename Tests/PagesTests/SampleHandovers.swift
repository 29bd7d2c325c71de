import Pages

extension Samples {
    /// Tasks that another office's case asks of the desk.
    var handoverPages: [(name: String, page: Page)] {
        [
            ("titipan", .handover(handover(notes: []), in: desk)),
            ("titipan-terkirim", .handover(sent, in: desk)),
            ("titipan-ditolak", .handover(handover(notes: [refused]), in: desk)),
            ("titipan-formulir", .handover(withForm, in: desk)),
        ]
    }

    private func handover(notes: [HandoverView.Note]) -> HandoverView {
        HandoverView(
            title: text("Mengukur lokasi"), code: text("2026-00001"), service: text("Izin menara"),
            from: text("Desa Cendana"), due: due, why: why, notes: notes,
            sections: [
                AnswerSection(title: text("Menara"), rows: [AnswerRow(label: text("Lokasi"), value: text("Bukit"))])
            ],
            closed: NoteView(text: text("Sebagian dirahasiakan.")),
            task: TaskPanel(
                title: text("Mengukur lokasi"), holding: .free(claim: text("/ambil")), note: "", version: 3,
                action: text("/a"), submit: text("Selesaikan tugas")))
    }

    private var refused: HandoverView.Note {
        HandoverView.Note(
            note: NoteView(kind: .bad, title: text("Yang Anda kirim tidak diterima"), text: text("Sudah selesai.")),
            read: text("/dibaca"))
    }

    private var sent: HandoverView {
        HandoverView(
            title: text("Mengukur lokasi"), code: text("2026-00001"), service: text("Izin menara"),
            from: text("Desa Cendana"), due: .none,
            notes: [HandoverView.Note(note: NoteView(kind: .soon, text: text("Sedang dicatat.")))], sections: [])
    }

    private var withForm: HandoverView {
        var view = sent
        view.form = link("Isi formulir")
        return view
    }
}
