import Forms
import Procedures
import Services
import Store
import Testing

/// The e-mail and domain service from its SOP file, step by step, by the people whose lanes they are.
@Suite struct EmailDomainWalk {
    @Test func withoutAnAccountBothAreGranted() async throws {
        let desk = try await KominfoDesk()
        let id = try await desk.apply()
        #expect(try await desk.look(id).state.open.keys.sorted() == ["perintah-periksa"])
        try await desk.checkPapers(id)

        // Nobody has an account with this NIK: the sub-procedure runs.
        let parent = try await desk.look(id)
        #expect(parent.state.open.keys.sorted() == ["daftar-akun"])
        try await registerAccount(parent, desk)

        #expect(try await desk.look(id).state.open.keys.sorted() == ["isi-email"])
        try await desk.complete(
            "isi-email", of: id, by: desk.clerk, raw: [FieldPath("email.alamat")!: .text("sekretariat@aren.contoh")])
        try await desk.complete("cek-email", "ya", of: id, by: desk.technician)
        try await desk.end(
            "buat-email", "berhasil", ["alamat": .text("sekretariat@aren.contoh")], of: id, by: desk.technician)
        try await desk.complete(
            "isi-domain", of: id, by: desk.clerk, raw: [FieldPath("domain.nama")!: .text("desa.aren.contoh")])
        try await desk.complete("cek-domain", "ya", of: id, by: desk.technician)
        try await desk.end("alokasi-ip", "berhasil", ["alamat": .text("192.0.2.1")], of: id, by: desk.technician)
        try await desk.end("aktifkan-domain", "berhasil", [:], of: id, by: desk.technician)

        let done = try await desk.look(id)
        #expect(done.state.result == "aktif")
        #expect(done.tasks.isEmpty)
        let domains = try await desk.environment.database.read {
            try BookLook.load(
                "register-domain", of: desk.office, year: nil, limit: 10, offset: 0, desk.environment, in: $0)
        }
        #expect(domains?.entries.first?.columns["nama"] == .text("desa.aren.contoh"))
    }

    /// The child case of the sub-procedure, from the applicant's draft to the account.
    private func registerAccount(_ parent: CaseLook, _ desk: KominfoDesk) async throws {
        let id = try await sendRegistration(parent, desk)
        try await desk.complete("cek", "sesuai", of: id, by: desk.technician)
        #expect(try await desk.look(id, as: desk.technician).state.result == "terdaftar")
    }

    @discardableResult
    private func sendRegistration(_ parent: CaseLook, _ desk: KominfoDesk) async throws -> String {
        var child = parent.children.last { $0.step == "daftar-akun" }?.id
        if let draft = parent.childDrafts["daftar-akun"]?.id {
            let open = try await desk.open(draft, of: desk.office, by: desk.clerk, secret: nil)
            let missing = open.procedure.questions(of: open.procedure.step(open.procedure.start)!)
                .filter { open.draft.content.answers[$0.path] == nil }
            let answers = Dictionary(uniqueKeysWithValues: missing.map { ($0.path, RawAnswer.text("ya")) })
            _ = try await DraftDesk(desk.environment, desk.cases).answer(
                answers, in: draft, of: desk.office, by: desk.clerk, secret: nil)
            child = try await SubmitDraft(desk.environment, desk.cases)(
                draft, of: desk.office, by: desk.clerk, secret: nil)
        }
        return try #require(child)
    }

    /// Whoever has no account yet reads in a mail that a registration waits for them, and is reminded until it is sent.
    @Test func theApplicantIsToldThatARegistrationWaits() async throws {
        let desk = try await KominfoDesk()
        let id = try await desk.apply()
        try await desk.checkPapers(id)
        let told = try await desk.regency.test.mails().filter { $0.to == "desa@aren.contoh" }
        let waiting = try #require(told.first { $0.subject.hasSuffix("menunggu Anda") })
        #expect(waiting.text.contains("Langkah berikut untuk Anda: Mendaftarkan akun aplikasi."))
        #expect(waiting.text.contains("/permohonan/\(id)"))
        desk.regency.clock.turn(days: 4)
        try await desk.work()
        let again = try await desk.regency.test.mails().filter { $0.to == "desa@aren.contoh" }
        #expect(again.map(\.subject) == ["Pengingat: Mendaftarkan akun aplikasi"])
        // Once it is sent, it is not theirs any more.
        try await sendRegistration(try await desk.look(id), desk)
        try await desk.work()
        _ = try await desk.regency.test.mails()
        desk.regency.clock.turn(days: 4)
        try await desk.work()
        #expect(try await !desk.regency.test.mails().contains { $0.to == "desa@aren.contoh" })
    }

    @Test func withAnAccountTheLookUpSkipsTheRegistration() async throws {
        let desk = try await KominfoDesk()
        _ = try await InviteOfficer(desk.environment)(
            NewOfficer(
                name: "Siti Contoh", username: "siti", nik: "0012014101900001",
                roles: [NewRole("operator", from: desk.environment.now.date(in: .wib))]),
            to: desk.regency.villageA.id, by: desk.regency.admin)
        let id = try await desk.apply()
        try await desk.checkPapers(id)
        #expect(try await desk.look(id).state.open.keys.sorted() == ["isi-email"])
    }

    @Test func aReturnIsAnsweredWithoutTypingAgain() async throws {
        let desk = try await KominfoDesk()
        let id = try await desk.apply()
        try await desk.complete("perintah-periksa", of: id, by: desk.kadis)
        await #expect(throws: Refusal.self) { try await desk.complete("periksa", "tidak", of: id, by: desk.kabid) }
        try await desk.complete("periksa", "tidak", of: id, by: desk.kabid, reason: "Surat belum ditandatangani")
        let returned = try await desk.look(id, as: desk.clerk)
        #expect(returned.state.open["ajukan"]?.visit == 2)
        #expect(returned.answers?[FieldPath("pengelola.nama")!] == .text("Siti Contoh"))
        #expect(returned.history.last { $0.reason != nil }?.reason == "Surat belum ditandatangani")
        let before = returned.papers["ktp"]
        let (file, blob) = try await desk.pdf(named: "surat baru")
        try await CompleteStep(desk.environment, desk.cases)(
            TaskAddress(office: desk.office, caseID: id, step: "ajukan", visit: 2), outcome: Outcome.implicitName,
            raw: returned.answers!.mapValues(\.raw),
            uploads: [UploadedPaper(paper: "surat-permohonan", file: file, blob: blob)], seen: returned.state.version,
            blobs: desk.blobs, by: desk.clerk)
        let again = try await desk.look(id)
        #expect(again.state.open.keys.sorted() == ["perintah-periksa"])
        #expect(again.papers["ktp"] == before)
        #expect(again.papers["surat-permohonan"]?.first?.blob == file.blob)
        let book = try await desk.environment.database.read {
            try BookLook.load(
                "register-permohonan", of: desk.office, year: nil, limit: 10, offset: 0, desk.environment, in: $0)
        }
        #expect(book?.total == 1)
    }

    @Test func refusedAndWithdrawnEndTheCase() async throws {
        let desk = try await KominfoDesk()
        let refused = try await desk.apply()
        try await desk.complete("perintah-periksa", of: refused, by: desk.kadis)
        try await desk.complete("periksa", "tolak", of: refused, by: desk.kabid, reason: "Bukan perangkat daerah")
        #expect(try await desk.look(refused).state.result == "ditolak")

        let withdrawn = try await desk.apply()
        try await WithdrawCase(desk.environment, desk.cases)(
            withdrawn, of: desk.office, reason: "Batal", by: desk.clerk)
        let look = try await desk.look(withdrawn)
        #expect(look.state.result == "dicabut")
        #expect(look.tasks.isEmpty)
        await #expect(throws: Refusal.self) {
            try await desk.complete("perintah-periksa", of: withdrawn, by: desk.kadis)
        }
    }

    @Test func everyEventIsChainedAndTheApplicantIsToldByMail() async throws {
        let desk = try await KominfoDesk()
        let id = try await desk.apply()
        let mails = try await desk.regency.test.mails()
        let receipt = try #require(mails.first { $0.to == "desa@aren.contoh" })
        #expect(receipt.subject.contains("diterima"))
        #expect(receipt.text.contains("Kode lacak"))
        #expect(mails.contains { $0.to == "kadis@kominfo.contoh" })
        #expect(!mails.contains { $0.text.contains("0012014101900001") })

        let office = desk.office
        let rows = try await desk.environment.database.read { transaction in
            try transaction.rows(
                "SELECT sequence, body_sealed FROM case_events WHERE office_id = \(office) AND case_id = \(id) ORDER BY sequence"
            )
        }
        #expect(rows.map { Int($0.int("sequence")) } == Array(1...rows.count))
        #expect(rows.allSatisfy { !String(decoding: $0.blob("body_sealed"), as: UTF8.self).contains("Siti") })
    }
}
