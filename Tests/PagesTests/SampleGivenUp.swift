import Pages

extension Samples {
    var administrator: FrameView {
        var frame = desk
        frame.nav = NavItem.desk(office: "kominfo", at: .givenUp, isAdministrator: true)
        return frame
    }

    var givenUp: GivenUpView {
        func row(_ title: String, mayRetry: Bool, maySettle: Bool, link: LinkView?) -> GivenUpView.Row {
            GivenUpView.Row(
                title: text(title), link: link, cause: text("SOP survei belum ditetapkan di kantor ini"), attempts: 8,
                tried: time(23, 10, 0), answering: mayRetry ? nil : text("Tim Teknis"),
                place: [("antrean", "kerja"), ("pokok", text("a1")), ("nama", text("sub:survei:1"))],
                mayRetry: mayRetry, maySettle: maySettle)
        }
        return GivenUpView(
            rows: [
                row("Membuka SOP turunan", mayRetry: true, maySettle: false, link: nil),
                row("Memeriksa akun", mayRetry: false, maySettle: false, link: link("Buka permohonan")),
                row("Kabar kepada pemohon", mayRetry: true, maySettle: true, link: nil),
            ], total: 12, mails: 3, below: [LinkRow(title: text("Desa Aren"), href: "/meja/aren/pekerjaan")],
            action: "/meja/kominfo/pekerjaan")
    }

    /// A case whose effect failed, and whose applicant could not be told.
    var stalledCase: DeskCaseView {
        var view = deskCase(
            TaskPanel(
                title: text("Mendaftarkan akun"), holding: .shared,
                instruction: text("Belum berhasil: SOP belum ditetapkan"), version: 7, action: text("/t/coba-lagi"),
                submit: text("Coba lagi"), retry: text("/t/lagi")))
        view.unreached = UnreachedView(
            notices: [text("Permohonan 2026-00012 diterima, Senin 23 November, 10.00")], action: text("/kabar"),
            ways: [
                OptionView(value: "telepon", label: text("Lewat telepon")),
                OptionView(value: "langsung", label: text("Langsung")),
            ], whatsApp: link("https://wa.me/62812"), slip: link("/slip"))
        view.notices = CaseNoticesView(rows: [
            CaseNoticesView.Row(
                words: text("Permohonan 2026-00012 diterima"), reader: text("Pemohon"), time: time(23, 10, 0),
                state: text("dipantulkan. Sebab (550)"), isBad: true)
        ])
        return view
    }
}
