import Forms
import Procedures
import Services
import Store
import Testing

/// A question that takes proven addresses of the applicant alone (`terbukti`), on every way into a case.
@Suite struct ProvenAddressTests {
    private static let registration = """
        formulir: {akun: {nama: {label: Nama, jenis: teks, wajib: ya}, surel: {label: Email aktif, jenis: email, wajib: ya, terbukti: ya}}}
        akhir:
          selesai: {judul: Akun dibuat, jenis: berhasil}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        perbaikan: {isian: [akun.surel], sampai: buat}
        langkah:
          daftar: {kegiatan: Mendaftarkan akun, oleh: pelapor, isi: [akun], lalu: periksa}
          periksa: {keputusan: Memeriksa pendaftaran, oleh: kades, kelengkapan: [akun], waktu: 1 hari kerja, hasil: {ya: buat, kurang: {lalu: perbaiki, alasan: untuk-pemohon}}}
          perbaiki: {kegiatan: Memperbaiki pendaftaran, oleh: pelapor, isi: [akun], waktu: 1 hari kerja, lalu: periksa}
          buat: {kegiatan: Membuat akun, oleh: kades, waktu: 1 hari kerja, lalu: selesai}
        uji:
          - {nama: Selesai, jalan: [daftar, {periksa: ya}, buat], akhir: selesai}
        """
    private static let request = """
        formulir: {p: {nama: {label: Nama, jenis: teks, wajib: ya}, surel: {label: Email, jenis: email, wajib: ya}}}
        akhir:
          beres: {judul: Beres, jenis: berhasil}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Meminta akun, oleh: pelapor, isi: [p], lalu: daftarkan}
          daftarkan: {kegiatan: Mendaftarkan akun, sub: daftar, oleh: pelapor, dengan: {akun.nama: p.nama, akun.surel: p.surel}, hasil: {selesai: beres, dicabut: dicabut}}
        uji:
          - {nama: Beres, jalan: [ajukan, {daftarkan: selesai}], akhir: beres}
        """
    private static let question = FieldPath("akun.surel")!
    private static let secret = "rahasia-peramban"

    private static func answers(_ address: String) -> [String: String] {
        ["akun.nama": "Siti Contoh", "akun.surel": address]
    }

    private func desk() async throws -> RuleDesk {
        let desk = try await RuleDesk()
        try await desk.adopt(
            "daftar", Self.registration, applicant: "siapa: [pegawai, umum], dibantu: [operator]")
        return desk
    }

    private func begin(_ desk: RuleDesk, by person: Person, counter: CounterFacts? = nil) async throws -> String {
        try await StartDraft(desk.environment, desk.cases)(
            "daftar", at: desk.office, by: person, secret: person.isSignedIn ? nil : Self.secret, counter: counter)
    }

    /// What is wrong with an address in a draft; nil: it was taken.
    private func answer(
        _ address: String, in draft: String, _ desk: RuleDesk, by person: Person
    ) async throws -> FieldTrouble? {
        let troubles = try await DraftDesk(desk.environment, desk.cases).answer(
            RuleDesk.raw(Self.answers(address)), in: draft, of: desk.office, by: person,
            secret: person.isSignedIn ? nil : Self.secret)
        return troubles[Self.question]
    }

    private func open(_ draft: String, _ desk: RuleDesk, by person: Person) async throws -> OpenDraft {
        let (drafts, office) = (DraftDesk(desk.environment, desk.cases), desk.office)
        let secret = person.isSignedIn ? nil : Self.secret
        return try await desk.environment.database.read {
            try drafts.open(draft, of: office, by: person, secret: secret, in: $0)
        }
    }

    @discardableResult
    private func send(_ draft: String, _ desk: RuleDesk, by person: Person) async throws -> String {
        try await SubmitDraft(desk.environment, desk.cases)(
            draft, of: desk.office, by: person, secret: person.isSignedIn ? nil : Self.secret)
    }

    private func contact(_ address: String, _ desk: RuleDesk) async throws -> Person {
        let slug = desk.regency.villageA.slug
        return try await desk.regency.person(desk.regency.contact(address, slug: slug), slug: slug)
    }

    private func address(of id: String, _ desk: RuleDesk) async throws -> Value? {
        try await desk.look(id, as: desk.kades).state.answers[Self.question]
    }

    // An application

    @Test func anAccountGivesItsOwnAddressOnceItIsProven() async throws {
        let desk = try await desk()
        let draft = try await begin(desk, by: desk.applicant)
        let early = try await answer("pelapor@b.contoh", in: draft, desk, by: desk.applicant)
        #expect(early?.message == "Pastikan dulu email Anda di halaman Akun, lalu isi alamat itu di sini")
        try await desk.regency.prove(desk.applicant)
        let other = try await answer("lain@b.contoh", in: draft, desk, by: desk.applicant)
        #expect(
            other?.message
                == "Alamat ini belum dipastikan milik Anda. Isi alamat yang sudah Anda pastikan: pelapor@b.contoh")
        let own = try await answer("Pelapor@B.contoh", in: draft, desk, by: desk.applicant)
        #expect(own == nil)
        let id = try await send(draft, desk, by: desk.applicant)
        #expect(try await address(of: id, desk) == .text("pelapor@b.contoh"))
    }

    /// The code that is mailed before sending proves the answered address, and no other will do.
    @Test func withoutAnAccountTheAnsweredAddressIsTheOneToProve() async throws {
        let desk = try await desk()
        let draft = try await begin(desk, by: .nobody)
        let first = try await answer("siti@contoh.id", in: draft, desk, by: .nobody)
        #expect(first == nil)
        let waiting = try await open(draft, desk, by: .nobody)
        #expect(waiting.needsContact && waiting.addressToProve == "siti@contoh.id")
        await #expect(throws: DraftIncomplete.self) { try await send(draft, desk, by: .nobody) }

        let other = try await contact("lain@contoh.id", desk)
        try await DraftDesk(desk.environment, desk.cases).follow(
            draft, ofSecret: Self.secret, at: desk.office, to: other)
        let opened = try await open(draft, desk, by: other)
        #expect(!opened.needsContact && opened.screens.unproven[Self.question]?.reason == .notProven)
        await #expect(throws: DraftIncomplete.self) { try await send(draft, desk, by: other) }
        let again = try await answer("siti@contoh.id", in: draft, desk, by: other)
        #expect(again?.message.hasSuffix(": lain@contoh.id") == true)
        let own = try await answer("lain@contoh.id", in: draft, desk, by: other)
        #expect(own == nil)
        let id = try await send(draft, desk, by: other)
        #expect(try await address(of: id, desk) == .text("lain@contoh.id"))
    }

    /// Nobody can prove an address at the counter, and an application must not fail there for it.
    @Test func atTheCounterTheAddressIsWhatTheApplicantSays() async throws {
        let desk = try await desk()
        let draft = try await begin(
            desk, by: desk.clerk,
            counter: CounterFacts(name: "Siti Contoh", email: nil, channel: .counter, consent: .spoken))
        let filed = try await answer("siti@contoh.id", in: draft, desk, by: desk.clerk)
        #expect(filed == nil)
        let id = try await send(draft, desk, by: desk.clerk)
        try await CorrectCase(desk.environment, desk.cases)(
            id, of: desk.office, raw: RuleDesk.raw(["akun.surel": "siti.benar@contoh.id"]), seen: nil, by: desk.clerk)
        #expect(try await address(of: id, desk) == .text("siti.benar@contoh.id"))
        try await desk.complete("periksa", "kurang", of: id, by: desk.kades, reason: "Alamat tidak dibalas")
        try await desk.complete("perbaiki", of: id, by: desk.clerk, Self.answers("siti.baru@contoh.id"))
        #expect(try await address(of: id, desk) == .text("siti.baru@contoh.id"))
    }

    // A case

    /// Sent by whoever applies.
    private func sent(_ desk: RuleDesk) async throws -> String {
        try await desk.regency.prove(desk.applicant)
        return try await desk.apply("daftar", Self.answers("pelapor@b.contoh"))
    }

    private static let applicants =
        "Alamat ini belum dipastikan milik Anda. Isi alamat yang sudah Anda pastikan: pelapor@b.contoh"
    private static let counters =
        "Alamat ini belum dipastikan milik pemohon. Biarkan jawaban yang lama, atau minta pemohon mengisinya sendiri"

    /// The counter is no way around what the applicant is held to.
    @Test(arguments: [(false, applicants), (true, counters)])
    func aReturnIsAnsweredWithNoOtherAddress(atCounter: Bool, message: String) async throws {
        let desk = try await desk()
        let id = try await sent(desk)
        try await desk.complete("periksa", "kurang", of: id, by: desk.kades, reason: "Nama tidak lengkap")
        let person = atCounter ? desk.clerk : desk.applicant
        let refused = await #expect(throws: SubmissionRefused.self) {
            try await desk.complete("perbaiki", of: id, by: person, Self.answers("lain@contoh.id"))
        }
        #expect(refused?.fields.mapValues(\.message) == [Self.question: message])
        // What was taken once is not judged again, whatever became of the account's address.
        let account = desk.applicant.id
        try await desk.environment.database.write { transaction in
            _ = try transaction.execute("UPDATE accounts SET email_verified_at = NULL WHERE id = \(account)")
        }
        try await desk.complete("perbaiki", of: id, by: person, Self.answers("pelapor@b.contoh"))
        #expect(try await desk.look(id, as: desk.kades).state.open.keys.sorted() == ["periksa"])
    }

    @Test(arguments: [(false, applicants), (true, counters)])
    func aCorrectionIsHeldToItToo(atCounter: Bool, message: String) async throws {
        let desk = try await desk()
        let id = try await sent(desk)
        let person = atCounter ? desk.clerk : desk.applicant
        let refused = await #expect(throws: SubmissionRefused.self) {
            try await CorrectCase(desk.environment, desk.cases)(
                id, of: desk.office, raw: RuleDesk.raw(["akun.surel": "lain@contoh.id"]), seen: nil, by: person)
        }
        #expect(refused?.fields.mapValues(\.message) == [Self.question: message])
        #expect(try await address(of: id, desk) == .text("pelapor@b.contoh"))
    }

    /// What another case fills in is held to it too: its form waits for the applicant.
    @Test func aFormThatAnotherCaseFillsInWaitsForAProvenAddress() async throws {
        let desk = try await desk()
        try await desk.adopt("minta", Self.request, applicant: "siapa: [pegawai, umum], dibantu: [operator]")
        try await desk.regency.prove(desk.applicant)
        func ask(with address: String) async throws -> CaseLook {
            let id = try await desk.apply("minta", ["p.nama": "Siti Contoh", "p.surel": address])
            try await desk.work()
            return try await desk.look(id, as: desk.applicant)
        }
        let other = try await ask(with: "lain@contoh.id")
        let waiting = try #require(other.childDrafts["daftarkan"]?.id)
        await #expect(throws: DraftIncomplete.self) { try await send(waiting, desk, by: desk.applicant) }
        let own = try await answer("pelapor@b.contoh", in: waiting, desk, by: desk.applicant)
        #expect(own == nil)
        try await send(waiting, desk, by: desk.applicant)
        let proven = try await ask(with: "pelapor@b.contoh")
        #expect(proven.childDrafts["daftarkan"] == nil && proven.children.count == 1)
    }

    // The shipped SOP

    /// The invitation goes where whoever applied has read a mail.
    @Test func theVillageOfficialIsInvitedWhereTheyProvedTheirAddress() async throws {
        let desk = try await ShippedDesk(
            "email-perangkat-desa", at: \.kominfo, [("teknis", "tim-teknis"), ("bantuan", "helpdesk")])
        let (environment, cases, office) = (desk.environment, desk.cases, desk.office.id)
        let draft = try await StartDraft(environment, cases)(
            "email-perangkat-desa", at: office, by: .nobody, secret: Self.secret)
        var answers = VillageMailWalk.account
        answers["akun.surel"] = "siti@aren.contoh"
        let troubles = try await DraftDesk(environment, cases).answer(
            RuleDesk.raw(answers), in: draft, of: office, by: .nobody, secret: Self.secret)
        #expect(troubles.isEmpty)
        let slug = desk.office.slug
        let siti = try await desk.regency.person(desk.regency.contact("siti@aren.contoh", slug: slug), slug: slug)
        try await DraftDesk(environment, cases).follow(draft, ofSecret: Self.secret, at: office, to: siti)
        let id = try await SubmitDraft(environment, cases)(draft, of: office, by: siti, secret: nil)
        try await desk.work()
        try await CompleteStep(environment, cases)(
            TaskAddress(office: office, caseID: id, step: "cocokkan", visit: 1), outcome: "cocok",
            raw: RuleDesk.raw(["pencocokan.surel": "ya"]), seen: nil, blobs: desk.blobs,
            by: desk.person("bantuan"))
        try await desk.work()
        let mails = try await desk.regency.test.mails()
        let invitations = mails.filter { $0.to == "siti@aren.contoh" && $0.text.contains("/undangan/") }
        let invitation = try #require(invitations.first)
        #expect(!invitation.text.contains("0012014101900001"))
    }

    /// An address that somebody else reads would get the link that activates the mailbox.
    @Test func theShippedSOPTakesNoOtherAddress() async throws {
        let desk = try await ShippedDesk(
            "email-perangkat-desa", at: \.kominfo, [("teknis", "tim-teknis"), ("bantuan", "helpdesk")])
        let applicant = try desk.person("pemohon")
        let draft = try await StartDraft(desk.environment, desk.cases)(
            "email-perangkat-desa", at: desk.office.id, by: applicant, secret: nil)
        let troubles = try await DraftDesk(desk.environment, desk.cases).answer(
            RuleDesk.raw(["akun.surel": "siti@aren.contoh"]), in: draft, of: desk.office.id, by: applicant, secret: nil)
        #expect(troubles.keys.map(\.description) == ["akun.surel"])
    }
}
