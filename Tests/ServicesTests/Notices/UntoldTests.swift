import Forms
import Procedures
import Services
import Store
import Testing

/// Applicants whom no mail reaches do not depend on somebody opening their case by chance.
@Suite struct UntoldTests {
    private static let closed = PermitScene.permit.replacing(
        "langkah:", with: "kerahasiaan: [{tutup: identitas, kecuali: [kades]}]\nlangkah:")

    private func desk(_ permit: String = PermitScene.permit) async throws -> RuleDesk {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", permit, applicant: "siapa: [pegawai, umum], dibantu: [operator]")
        return desk
    }

    /// Filed for somebody who has no address.
    private func file(
        _ desk: RuleDesk, _ channel: Channel = .counter, under procedure: String = "izin"
    ) async throws -> String {
        let draft = try await StartDraft(desk.environment, desk.cases)(
            procedure, at: desk.office, by: desk.clerk, secret: nil,
            counter: CounterFacts(name: "Budi Contoh", email: nil, channel: channel, consent: .spoken))
        _ = try await DraftDesk(desk.environment, desk.cases).answer(
            RuleDesk.raw(["data.nama": "Budi Contoh"]), in: draft, of: desk.office, by: desk.clerk, secret: nil)
        return try await SubmitDraft(desk.environment, desk.cases)(
            draft, of: desk.office, by: desk.clerk, secret: nil)
    }

    private func untold(_ desk: RuleDesk, _ person: Person, most: Int = 1000) async throws -> UntoldApplicants {
        try await desk.environment.database.read {
            try UntoldApplicants(for: person, most: most, desk.environment, desk.cases, in: $0)
        }
    }

    private func list(_ desk: RuleDesk, _ person: Person, _ words: String = "") async throws -> CaseList {
        try await desk.environment.database.read {
            try CaseList.load(
                .untold, of: desk.office, query: words, for: person, limit: 10, offset: 0, desk.environment,
                desk.cases, in: $0)
        }
    }

    private func tell(_ desk: RuleDesk, _ id: String) async throws {
        let names = try await desk.look(id, as: desk.kaur).unreached.map(\.name)
        try await SettleMail(desk.environment, desk.cases).notices(
            names, of: id, office: desk.office, told: .slip, by: desk.kaur)
    }

    @Test func whoHasNoAddressIsListedUntilTold() async throws {
        let desk = try await desk()
        let id = try await file(desk)
        #expect(try await untold(desk, desk.kaur).counts.isEmpty, "the receipt was handed over")
        try await desk.complete("periksa", of: id, by: desk.kaur)
        for person in [desk.clerk, desk.kaur, desk.kades] {
            #expect(try await untold(desk, person).counts == [desk.office: 1], "\(person.name)")
        }
        let found = try await list(desk, desk.kaur)
        #expect(found.rows.map(\.id) == [id] && found.counts[.untold] == 1)
        let named = try await list(desk, desk.kaur, "budi")
        #expect(named.rows.map(\.id) == [id] && named.counts[.untold] == 1)
        try await tell(desk, id)
        #expect(try await untold(desk, desk.kaur).counts.isEmpty)
        #expect(try await list(desk, desk.kaur).rows.isEmpty)
        #expect(try await list(desk, desk.kaur, "budi").rows.isEmpty)
    }

    /// Whoever has no lane of the case may not tell its applicant, and is not asked to.
    @Test func whoHasNoPartIsNotAsked() async throws {
        let desk = try await desk()
        let id = try await file(desk)
        try await desk.complete("periksa", of: id, by: desk.kaur)
        let secretary = try await desk.regency.officer("lain", ["sekretaris"], in: desk.regency.villageA)
        for person in [secretary, desk.applicant, desk.regency.admin] {
            #expect(try await untold(desk, person).counts.isEmpty, "\(person.name)")
        }
    }

    /// A letter was sent: its receipt lies at the office.
    @Test func aReceiptThatNobodyWasHandedIsNews() async throws {
        let desk = try await desk()
        _ = try await file(desk, .letter)
        #expect(try await untold(desk, desk.kaur).total == 1)
    }

    /// Whoever rang was on the line when it was filed.
    @Test func aReceiptOfACallIsNoNews() async throws {
        let desk = try await desk()
        let id = try await file(desk, .telephone)
        #expect(try await untold(desk, desk.kaur).counts.isEmpty)
        try await desk.complete("periksa", of: id, by: desk.kaur)
        #expect(try await untold(desk, desk.kaur).counts == [desk.office: 1], "what came of it is")
    }

    @Test func aMailCountsOnceItCameBack() async throws {
        let desk = try await desk()
        let id = try await desk.apply("izin", ["data.nama": "Siti Rahasia"])
        try await desk.complete("periksa", of: id, by: desk.kaur)
        #expect(try await untold(desk, desk.kaur).counts.isEmpty)
        try await desk.environment.database.write {
            _ = try $0.execute("UPDATE notices SET bounced_at = 1 WHERE account_id IS NULL")
        }
        #expect(try await untold(desk, desk.kaur).counts == [desk.office: 1], "one case, whatever came back of it")
    }

    @Test func countingEnds() async throws {
        let desk = try await desk()
        for _ in 0..<2 {
            let id = try await file(desk)
            try await desk.complete("periksa", of: id, by: desk.kaur)
        }
        let all = try await untold(desk, desk.kaur)
        #expect(all.total == 2 && !all.isCutShort)
        let part = try await untold(desk, desk.kaur, most: 1)
        #expect(part.total == 1 && part.isCutShort)
    }

    /// However much there is that only others may tell, it hides nothing of one's own.
    @Test func whatIsOthersToTellTakesNothingOfTheCount() async throws {
        let desk = try await desk()
        try await desk.adopt(
            "usaha", PermitScene.permit, applicant: "siapa: [pegawai, umum], dibantu: [operator]",
            headLane: "[kepala, sekretaris]")
        let secretary = try await desk.regency.officer("carik", ["sekretaris"], in: desk.regency.villageA)
        for procedure in ["izin", "izin", "izin", "usaha"] {
            let id = try await file(desk, under: procedure)
            try await desk.complete("periksa", of: id, by: desk.kaur)
        }
        let part = try await untold(desk, secretary, most: 2)
        #expect(part.counts == [desk.office: 1] && !part.isCutShort)
    }

    @Test func aClosedIdentityStaysClosed() async throws {
        let desk = try await desk(UntoldTests.closed)
        let id = try await file(desk)
        try await desk.complete("periksa", of: id, by: desk.kaur)
        #expect(try await list(desk, desk.kades).rows.map(\.applicant) == ["Budi Contoh"])
        #expect(try await list(desk, desk.kaur).rows.map(\.applicant) == [nil])
        #expect(try await list(desk, desk.kaur, "budi").rows.isEmpty, "nor is it found by the name")
    }

    /// Who may not read what happened has nothing to tell, and could only click it away.
    @Test func whoMayNotReadItIsNotAskedToTellIt() async throws {
        let desk = try await desk(
            PermitScene.permit.replacing(
                "langkah:", with: "kerahasiaan: [{tutup: isi, kecuali: [kaur, operator]}]\nlangkah:"))
        let id = try await file(desk)
        try await desk.complete("periksa", of: id, by: desk.kaur)
        for (person, isAsked) in [(desk.kaur, true), (desk.clerk, true), (desk.kades, false)] {
            #expect(try await untold(desk, person).total == (isAsked ? 1 : 0), "\(person.name)")
            let found = try await list(desk, person)
            #expect(found.counts[.untold] == (isAsked ? 1 : 0) && found.rows.count == (isAsked ? 1 : 0))
            let named = try await list(desk, person, "laporan")
            #expect(named.counts[.untold] == (isAsked ? 1 : 0), "\(person.name)")
        }
    }

    /// The list counts what the inbox counts: one's own application is for a colleague to tell of.
    @Test func onesOwnApplicationIsInNeitherCount() async throws {
        let desk = try await desk()
        let silent = try await desk.regency.officer("sunyi", ["operator"], in: desk.regency.villageA)
        let id = try await desk.apply("izin", ["data.nama": "Petugas Contoh"], by: silent)
        try await desk.complete("periksa", of: id, by: desk.kaur)
        for (person, isAsked) in [(desk.clerk, true), (silent, false)] {
            #expect(try await untold(desk, person).total == (isAsked ? 1 : 0), "\(person.name)")
            let found = try await list(desk, person)
            #expect(found.counts[.untold] == (isAsked ? 1 : 0) && found.rows.count == (isAsked ? 1 : 0))
            #expect(try await list(desk, person, "laporan").counts[.untold] == (isAsked ? 1 : 0), "\(person.name)")
        }
    }

    /// In the morning, also where no task waits; without anybody's name.
    @Test func theDigestCountsThem() async throws {
        let desk = try await desk()
        let id = try await file(desk)
        try await desk.complete("periksa", of: id, by: desk.kaur)
        _ = try await desk.regency.test.mails()
        func digests(_ day: Int) async throws -> [OutgoingMail] {
            desk.regency.clock.turn(
                to: Instant(CalendarDate(year: 2026, month: 3, day: day)!, TimeOfDay("06:00")!, .wib))
            try await SendDigests(desk.environment, desk.cases)()
            return try await desk.regency.test.mails()
        }
        let mails = try await digests(3)
        #expect(Set(mails.map(\.to)) == ["kaur@a.contoh", "kades@a.contoh", "operator@a.contoh"])
        for mail in mails {
            #expect(mail.subject == "1 pemohon belum diberi tahu")
            #expect(mail.text.contains("Pemohon belum diberi tahu: 1 permohonan."))
            #expect(!mail.text.contains("Budi") && !mail.text.contains("Tugas Anda pada"))
            #expect(mail.text.contains("bila ada tugas atau pemohon yang belum diberi tahu"))
        }
        _ = try await file(desk)
        _ = try await desk.regency.test.mails()
        let both = try await digests(4).first { $0.to == "kaur@a.contoh" }
        #expect(both?.subject == "1 tugas menunggu Anda, 1 pemohon belum diberi tahu")
        #expect(both?.text.contains("Memeriksa izin") == true)
        try await tell(desk, id)
        #expect(try await digests(5).allSatisfy { !$0.subject.contains("pemohon") })
    }
}
