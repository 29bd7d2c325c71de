import Pages

extension Samples {
    var problems: [(name: String, page: Page)] {
        let home = link("Ke tugas saya")
        let views: [(String, ProblemView)] = [
            ("404", .notFound(home: text("/k"))), ("403", .noRight(reason: text("Hanya Kabid."), home: home)),
            ("403-peran", .noRight(home: home)), ("403-formulir", .formExpired(back: text("/b"))),
            ("410", .linkOver(next: home)), ("413", .tooBig(maxBytes: 15_728_640, back: text("/b"))),
            ("421", .unknownHost), ("429", .tooMany(seconds: 240, back: home)),
            (
                "409-rekan",
                .someoneWasFirst(
                    who: text("Joko Paringsela"), act: text("menyelesaikan tugas ini"), at: time(23, 10, 31),
                    entered: text("Berkas kurang"), caseLink: home, inbox: home)
            ),
            ("409-usang", .stale(entered: text("Berkas kurang"), caseLink: home, home: home)),
            ("409-lewat", .tooLate(what: text("Batas waktu berakhir."), links: [home])),
            ("500", .fault(code: text("7K2M94"), home: text("/k"))), ("503", .unavailable(home: text("/k"))),
        ]
        return views.map { (name: "galat-" + $0.0, page: .problem($0.1, in: site)) }
    }
}
