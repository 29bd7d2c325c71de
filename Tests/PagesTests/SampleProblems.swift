import Pages

extension Samples {
    var problems: [(name: String, page: Page)] {
        let home = link("Ke tugas saya")
        let views: [(String, ProblemView)] = [
            ("404", .notFound(ways: [home])), ("404-konsep", .draftElsewhere(ways: [home])),
            ("403", .noRight(reason: text("Hanya Kabid."), home: home)),
            ("403-peran", .noRight(home: home)), ("403-asing", .foreignForm(back: text("/b"))),
            ("405", .wrongMethod(page: text("/b"))), ("429-sibuk", .busy(back: text("/b"))),
            ("410", .linkOver(next: home)), ("410-kantor", .officeClosed(closedOffice, ways: [home])),
            (
                "410-layanan",
                .serviceEnded(
                    text("Email dan domain"), keptUntil: LocalDate(year: 2026, month: 12, day: 23, weekday: 3),
                    home: home)
            ), ("413", .tooBig(maxBytes: 15_728_640, back: text("/b"))),
            ("421", .unknownHost), ("429", .tooMany(seconds: 240, back: home)),
            (
                "409-rekan",
                .someoneWasFirst(
                    who: text("Joko Paringsela"), act: text("menyelesaikan tugas ini"), at: time(23, 10, 31),
                    entered: text("Berkas kurang"), caseLink: home, inbox: home)
            ),
            ("409-usang", .stale(entered: text("Berkas kurang"), caseLink: home, home: home)),
            ("409-lewat", .tooLate(what: text("Batas waktu berakhir."), links: [home])),
            ("500", .fault(ways: [home])), ("503", .unavailable(ways: [home])),
            ("503-belum-pasti", .perhapsKept(ways: [home])),
            ("507", .storageFull(ways: [home])),
            ("400", .unreadable(ways: [home])), ("408", .tooSlow(ways: [home])),
            ("414", .addressTooLong(ways: [home])), ("431", .headTooLarge(ways: [home])),
            ("503-penuh", .tooManyVisitors(ways: [home])), ("503-ramai", .crowded(ways: [home])),
            ("503-unggahan", .tooManyUploads(seconds: 30, back: home)),
            ("429-konsep", .tooManyDrafts(seconds: 540, ways: [home])),
        ]
        return views.map { name, view in
            var view = view
            view.number = text("7k2m94xq3t9a")
            return (name: "galat-" + name, page: .problem(view, in: site))
        } + expiredForms
    }

    private var expiredForms: [(name: String, page: Page)] {
        let home = link("Ke tugas saya")
        var gone = ProblemView.notFound(ways: [home])
        gone.typed = [AnswerRow(label: text("Nama"), value: text("Melati\nKencanasela"))]
        let files = [
            ExpiredFormView.LostFile(field: text("berkas.sk"), name: text("sk.pdf")),
            ExpiredFormView.LostFile(field: text("berkas.sk"), name: text("lagi.pdf")),
        ]
        let resend = ExpiredFormView.Resend(
            action: text("/a"), fields: [(text("nama"), text("Melati")), (text("nama"), text("Kencana"))])
        func view(_ cause: ExpiredFormView.Cause, _ resend: ExpiredFormView.Resend?) -> ExpiredFormView {
            ExpiredFormView(
                cause: cause, typed: gone.typed, files: files, hasSecrets: resend == nil, resend: resend,
                form: text("/f"))
        }
        return [
            ("galat-404-terketik", .problem(gone, in: site)),
            ("formulir-sesi", .expiredForm(view(.sessionOver(logIn: text("/masuk")), nil), in: site)),
            ("formulir-lagi", .expiredForm(view(.formOver, resend), in: signedIn)),
        ]
    }
}
