import HTTPTypes
import Services

/// Every address of the site, in one place: method, path, scope, permission, handler.
///
/// The permission is what the address alone can tell; whether this case is this person's is judged by the use case,
/// which answers 404 for what is none of their business. `Tests/WebTests/RouteWalk` walks this table as everybody.
public enum Routes {
    public static let all: [Route] =
        publicPages + applying + identity + applicant + desk + handovers + administration + procedures
        + offices + machine

    private static let publicPages: [Route] = [
        .get("/", .office, .everyone, ShowHome.reply),
        .get("/layanan/{sop}", .office, .everyone, ShowService.reply),
        .get("/layanan/{sop}/contoh/{berkas}", .office, .everyone, LetterPages.blank),
        .get("/layanan/{sop}/dokumen/{berkas}", .office, .everyone, fetching: ShowOfficialDocument.ofService),
        .get("/lacak", .office, .everyone, TrackCase.reply),
        .get("/laporan", .office, .everyone, ReportPages.open),
        .get("/privasi", .office, .everyone, ShowPrivacy.reply),
        .get("/aksesibilitas", .office, .everyone, ShowAccessibility.reply),
    ]

    private static let applying: [Route] = [
        .post("/layanan/{sop}/ajukan", .office, .everyone, StartApplication.reply),
        .get("/ajukan/{draf}", .office, .everyone, ShowQuestion.first),
        .get("/ajukan/{draf}/kontak", .office, .everyone, ShowContact.reply),
        .post("/ajukan/{draf}/kontak", .office, .everyone, SendContact.reply),
        .get("/ajukan/{draf}/kode/{verifikasi}", .office, .everyone, ShowCode.reply),
        .post("/ajukan/{draf}/kode/{verifikasi}", .office, .everyone, ConfirmCode.reply),
        .post("/ajukan/{draf}/kode/{verifikasi}/ulang", .office, .everyone, ResendCode.reply),
        .get("/ajukan/{draf}/periksa", .office, .everyone, fetching: ShowCheck.reply),
        .post("/ajukan/{draf}/periksa", .office, .everyone, SendApplication.reply),
        .get("/ajukan/{draf}/terkirim", .office, .everyone, ShowReceipt.reply),
        .get("/ajukan/{draf}/simpan", .office, .everyone, ShowSaved.reply),
        .get("/ajukan/{draf}/lanjut/{token}", .office, .everyone, ResumeApplication.show),
        .post("/ajukan/{draf}/lanjut/{token}", .office, .everyone, ResumeApplication.resume),
        .get("/ajukan/{draf}/contoh/{berkas}", .office, .everyone, fetching: LetterPages.ofDraft),
        .get("/ajukan/{draf}/{layar}", .office, .everyone, fetching: ShowQuestion.reply),
        .post("/ajukan/{draf}/{layar}", .office, .everyone, AnswerQuestion.reply),
        .get("/kontak/{token}", .office, .everyone, ConfirmContactLink.show),
        .post("/kontak/{token}", .office, .everyone, ConfirmContactLink.confirm),
    ]

    private static let identity: [Route] = [
        .get("/masuk", .office, .everyone, LogInPages.show),
        .post("/masuk", .office, .everyone, LogInPages.enter),
        .post("/masuk/kode", .office, .everyone, CodePages.enter),
        .post("/keluar", .office, .signedIn, LogInPages.leave),
        .get("/undangan/{token}", .office, .everyone, InvitationPages.show),
        .post("/undangan/{token}", .office, .everyone, InvitationPages.accept),
        .get("/sandi/lupa", .office, .everyone, PasswordPages.showForgotten),
        .post("/sandi/lupa", .office, .everyone, PasswordPages.sendLink),
        .get("/sandi/{token}", .office, .everyone, PasswordPages.showReset),
        .post("/sandi/{token}", .office, .everyone, PasswordPages.reset),
        .get("/permohonan-saya", .office, .everyone, CaseAccessPages.show),
        .post("/permohonan-saya", .office, .everyone, CaseAccessPages.send),
        .get("/permohonan-saya/tautan/{token}", .office, .everyone, CaseAccessPages.showLink),
        .post("/permohonan-saya/tautan/{token}", .office, .everyone, CaseAccessPages.open),
        .get("/akun", .office, .ownAccount, AccountPages.show),
        .post("/akun/sandi", .office, .ownAccount, AccountPages.changePassword),
        .post("/akun/ringkasan", .office, .ownAccount, AccountPages.chooseDigest),
        .get("/akun/email", .office, .ownAccount, OwnEmailPages.show),
        .post("/akun/email", .office, .ownAccount, OwnEmailPages.send),
        .post("/akun/email/pastikan", .office, .ownAccount, OwnEmailPages.confirm),
        .get("/akun/kode-masuk", .office, .ownAccount, SecondFactorPages.show),
        .post("/akun/kode-masuk", .office, .ownAccount, SecondFactorPages.begin),
        .post("/akun/kode-masuk/pastikan", .office, .ownAccount, SecondFactorPages.confirm),
        .post("/akun/kode-masuk/cadangan", .office, .ownAccount, SecondFactorPages.renewRecoveryCodes),
        .post("/akun/kode-masuk/matikan", .office, .ownAccount, SecondFactorPages.end),
        .post("/akun/sesi/{sesi}", .office, .ownAccount, AccountPages.closeSession),
        .post("/akun/sesi-lain", .office, .ownAccount, AccountPages.closeOthers),
    ]

    private static let applicant: [Route] = [
        .get("/permohonan", .office, .signedIn, ShowMyCases.reply),
        .get("/permohonan/{permohonan}", .office, .signedIn, ShowMyCase.reply),
        .get("/permohonan/{permohonan}/bagan.svg", .office, .signedIn, fetching: ShowFlowPicture.ofApplicant),
        .get("/permohonan/{permohonan}/tanda-terima", .office, .signedIn, ShowReceipt.ofCase),
        .get("/permohonan/{permohonan}/cabut", .office, .signedIn, WithdrawPages.show),
        .post("/permohonan/{permohonan}/cabut", .office, .signedIn, WithdrawPages.withdraw),
        .get("/permohonan/{permohonan}/perbaikan", .office, .signedIn, CorrectPages.show),
        .post("/permohonan/{permohonan}/perbaikan", .office, .signedIn, CorrectPages.save),
        .post("/permohonan/{permohonan}/lanjutan/{lanjutan}", .office, .signedIn, BeginFollowUp.reply),
        // Forms of sub-procedures that another office handles.
        .get("/permohonan/{permohonan}/isian/{draf}/periksa", .office, .signedIn, fetching: ShowCheck.reply),
        .post("/permohonan/{permohonan}/isian/{draf}/periksa", .office, .signedIn, SendApplication.reply),
        .get("/permohonan/{permohonan}/isian/{draf}/terkirim", .office, .signedIn, ShowReceipt.reply),
        .get("/permohonan/{permohonan}/isian/{draf}/simpan", .office, .signedIn, ShowSaved.reply),
        .get(
            "/permohonan/{permohonan}/isian/{draf}/contoh/{berkas}", .office, .signedIn, fetching: LetterPages.ofDraft),
        .get("/permohonan/{permohonan}/isian/{draf}/{layar}", .office, .signedIn, fetching: ShowQuestion.reply),
        .post("/permohonan/{permohonan}/isian/{draf}/{layar}", .office, .signedIn, AnswerQuestion.reply),
        .get("/permohonan/{permohonan}/contoh/{berkas}", .office, .signedIn, LetterPages.ofCase),
        .get("/permohonan/{permohonan}/berkas/{berkas}", .office, .signedIn, fetching: ShowPaper.ofApplicant),
        .get("/permohonan/{permohonan}/tugas/{langkah}/{kunjungan}", .office, .signedIn, AnswerStep.show),
        .post("/permohonan/{permohonan}/tugas/{langkah}/{kunjungan}", .office, .signedIn, AnswerStep.send),
        .post("/permohonan/{permohonan}/tugas/{langkah}/{kunjungan}/lewati", .office, .signedIn, AnswerStep.skip),
    ]

    private static let desk: [Route] = [
        .get("/meja", .regency, .desk, ShowInbox.reply),
        .post("/meja", .regency, .desk, SearchDesk.inbox),
        .get("/meja/kabar", .regency, .desk, NoticePages.show),
        .post("/meja/kabar", .regency, .desk, NoticePages.markRead),
        .post("/daftar-tugas/bersama", .regency, .desk, TogetherPages.ask),
        .post("/daftar-tugas/bersama/putuskan", .regency, .desk, TogetherPages.decide),
        .post("/daftar-tugas/saringan", .regency, .desk, SelectionPages.save),
        .post("/daftar-tugas/saringan/{saringan}/hapus", .regency, .desk, SelectionPages.forget),
        .post("/daftar-tugas/pintasan", .regency, .desk, KeysPages.turn),
        .get("/daftar-tugas/teks", .regency, .desk, SnippetPages.own),
        .post("/daftar-tugas/teks", .regency, .desk, SnippetPages.saveOwn),
        .post("/daftar-tugas/teks/{teks}/hapus", .regency, .desk, SnippetPages.removeOwn),
        .get("/meja/{meja}/teks", .regency, .desk, SnippetPages.shared),
        .post("/meja/{meja}/teks", .regency, .desk, SnippetPages.saveShared),
        .post("/meja/{meja}/teks/{teks}/hapus", .regency, .desk, SnippetPages.removeShared),
        .get("/pemeriksaan", .regency, .desk, AuditingPages.show),
        .get("/meja/{meja}/permohonan", .regency, .desk, ShowCaseList.reply),
        .post("/meja/{meja}/permohonan", .regency, .desk, SearchDesk.cases),
        .get("/meja/{meja}/cuti", .regency, .desk, LeavePages.show),
        .post("/meja/{meja}/cuti", .regency, .desk, LeavePages.note),
        .post("/meja/{meja}/cuti/{cuti}/akhiri", .regency, .desk, LeavePages.end),
        .post("/meja/{meja}/cuti/{cuti}/tugas", .regency, .desk, LeavePages.pass),
        .get("/meja/{meja}/loket", .regency, .desk, CounterPages.show),
        .post("/meja/{meja}/loket", .regency, .desk, CounterPages.start),
        .get("/meja/{meja}/buku", .regency, .desk, RegisterPages.list),
        .get("/meja/{meja}/buku/{buku}", .regency, .desk, fetching: RegisterPages.book),
        .post("/meja/{meja}/buku/{buku}", .regency, .desk, SearchDesk.book),
        .get("/meja/{meja}/buku/{buku}/salinan", .regency, .desk, TakeBookPages.show),
        .post("/meja/{meja}/buku/{buku}/salinan", .regency, .desk, TakeBookPages.take),
        .get("/meja/{meja}/salinan-buku", .regency, .desk, TakenBookPages.show),
        .get("/meja/{meja}/pekerjaan", .regency, .desk, GivenUpPages.show),
        .post("/meja/{meja}/pekerjaan", .regency, .desk, GivenUpPages.act),
        .get("/meja/{meja}/pembukaan", .regency, .desk, OpeningPages.show),
        .get("/meja/{meja}/hapus-isi", .regency, .desk, EraseByNumberPages.show),
        .post("/meja/{meja}/hapus-isi", .regency, .desk, EraseByNumberPages.find),
        .get("/meja/{meja}/sop", .regency, .desk, ProcedurePages.list),
        .get("/meja/{meja}/sop/{sop}", .regency, .desk, ProcedurePages.show),
        .get("/meja/{meja}/laporan", .regency, .desk, ReportPages.show),
        .get("/meja/{meja}/laporan-loket", .regency, .desk, CounterReportPages.show),
        .get("/meja/{meja}/laporan/{sop}", .regency, .desk, ReportPages.procedure),
        .get("/meja/{meja}/laporan/{sop}/csv", .regency, .desk, ReportPages.table),
        .get("/meja/{meja}/ajukan/{draf}/periksa", .regency, .desk, fetching: ShowCheck.reply),
        .get("/meja/{meja}/sop/{sop}/dokumen/{berkas}", .regency, .desk, fetching: ShowOfficialDocument.atDesk),
        .post("/meja/{meja}/ajukan/{draf}/periksa", .regency, .desk, SendApplication.reply),
        .get("/meja/{meja}/ajukan/{draf}/terkirim", .regency, .desk, ShowReceipt.reply),
        .get("/meja/{meja}/ajukan/{draf}/simpan", .regency, .desk, ShowSaved.reply),
        .get("/meja/{meja}/ajukan/{draf}/contoh/{berkas}", .regency, .desk, fetching: LetterPages.ofDraft),
        .get("/meja/{meja}/ajukan/{draf}/{layar}", .regency, .desk, fetching: ShowQuestion.reply),
        .post("/meja/{meja}/ajukan/{draf}/{layar}", .regency, .desk, AnswerQuestion.reply),
        .get("/meja/{meja}/{permohonan}", .regency, .desk, fetching: ShowDeskCase.reply),
        .get("/meja/{meja}/{permohonan}/bagan.svg", .regency, .desk, fetching: ShowFlowPicture.atDesk),
        .post("/meja/{meja}/{permohonan}/kabar", .regency, .desk, ShowDeskCase.reached),
        .get("/meja/{meja}/{permohonan}/slip", .regency, .desk, fetching: NoticeSlip.reply),
        .get("/meja/{meja}/{permohonan}/lembar-disposisi", .regency, .desk, fetching: DispositionSheet.reply),
        .get("/meja/{meja}/{permohonan}/perbaikan", .regency, .desk, fetching: CorrectPages.showAtDesk),
        .post("/meja/{meja}/{permohonan}/perbaikan", .regency, .desk, CorrectPages.saveAtDesk),
        .get("/meja/{meja}/{permohonan}/cabut", .regency, .desk, WithdrawPages.showAtDesk),
        .post("/meja/{meja}/{permohonan}/cabut", .regency, .desk, WithdrawPages.withdrawAtDesk),
        .get("/meja/{meja}/{permohonan}/zip", .regency, .desk, TakeCasePages.show),
        .post("/meja/{meja}/{permohonan}/zip", .regency, .desk, TakeCasePages.take),
        .get("/meja/{meja}/{permohonan}/hapus-isi", .regency, .desk, ErasePages.show),
        .post("/meja/{meja}/{permohonan}/hapus-isi", .regency, .desk, ErasePages.erase),
        .get("/meja/{meja}/{permohonan}/lanjutan/{lanjutan}", .regency, .desk, CounterFollowUpPages.show),
        .post("/meja/{meja}/{permohonan}/lanjutan/{lanjutan}", .regency, .desk, CounterFollowUpPages.start),
        .get("/meja/{meja}/{permohonan}/terlambat/{langkah}/{kunjungan}", .regency, .desk, LateActPages.show),
        .post("/meja/{meja}/{permohonan}/terlambat/{langkah}/{kunjungan}", .regency, .desk, LateActPages.keep),
        .get("/meja/{meja}/{permohonan}/terlambat/{langkah}/{kunjungan}/ajukan", .regency, .desk, LateStartPages.show),
        .post(
            "/meja/{meja}/{permohonan}/terlambat/{langkah}/{kunjungan}/ajukan", .regency, .desk, LateStartPages.start),
        .get("/meja/{meja}/{permohonan}/perpanjang/{batas}", .regency, .desk, ExtendPages.show),
        .post("/meja/{meja}/{permohonan}/perpanjang/{batas}", .regency, .desk, ExtendPages.extend),
        .get("/meja/{meja}/{permohonan}/contoh/{berkas}", .regency, .desk, fetching: LetterPages.atDesk),
        .get("/meja/{meja}/{permohonan}/berkas/{berkas}", .regency, .desk, fetching: ShowPaper.ofOfficer),
        .get("/meja/{meja}/{permohonan}/berkas/{berkas}/{halaman}", .regency, .desk, fetching: ShowPaper.image),
        .post("/meja/{meja}/{permohonan}/tugas/{langkah}/{kunjungan}", .regency, .desk, ActOnTask.reply),
        .post("/meja/{meja}/{permohonan}/tugas/{langkah}/{kunjungan}/ambil", .regency, .desk, ClaimTask.take),
        .post("/meja/{meja}/{permohonan}/tugas/{langkah}/{kunjungan}/lepas", .regency, .desk, ClaimTask.release),
        .get("/meja/{meja}/{permohonan}/tugas/{langkah}/{kunjungan}/disposisi", .regency, .desk, DispositionPages.show),
        .post(
            "/meja/{meja}/{permohonan}/tugas/{langkah}/{kunjungan}/disposisi", .regency, .desk, DispositionPages.assign),
        .post("/meja/{meja}/{permohonan}/tugas/{langkah}/{kunjungan}/lewati", .regency, .desk, ActOnTask.skip),
        .post("/meja/{meja}/{permohonan}/tugas/{langkah}/{kunjungan}/coba-lagi", .regency, .desk, ActOnTask.retry),
    ]

    /// Tasks of other offices' cases.
    private static let handovers: [Route] = [
        .get(handed, .regency, .desk, fetching: ShowHandover.reply),
        .post(handed, .regency, .desk, ActOnHandover.act),
        .post(handed + "/ambil", .regency, .desk, ActOnHandover.take),
        .post(handed + "/lepas", .regency, .desk, ActOnHandover.release),
        .post(handed + "/lewati", .regency, .desk, ActOnHandover.skip),
        .post(handed + "/coba-lagi", .regency, .desk, ActOnHandover.retry),
        .post(handed + "/dibaca/{perbuatan}", .regency, .desk, ActOnHandover.read),
        .get(handed + "/berkas/{berkas}", .regency, .desk, fetching: ShowPaper.ofHandover),
        .get(handed + "/berkas/{berkas}/{halaman}", .regency, .desk, fetching: ShowPaper.imageOfHandover),
    ]

    private static let handed = "/meja/{meja}/titipan/{permohonan}/tugas/{langkah}/{kunjungan}"

    /// People, by whoever administers their office.
    private static let administration: [Route] = [
        .get("/kelola", .regency, .desk, AdministrationPages.offices),
        .get("/kelola/{meja}/catatan", .regency, .desk, AdministrationPages.acts),
        .get("/kelola/{meja}/kode-masuk", .regency, .desk, SecondFactorRulePages.show),
        .post("/kelola/{meja}/kode-masuk", .regency, .desk, SecondFactorRulePages.set),
        .get("/kelola/{meja}/petugas", .regency, .desk, OfficerListPages.show),
        .post("/kelola/{meja}/petugas", .regency, .desk, OfficerListPages.search),
        .get("/kelola/{meja}/undang", .regency, .desk, InvitePages.show),
        .post("/kelola/{meja}/undang", .regency, .desk, InvitePages.invite),
        .get("/kelola/{meja}/peran", .regency, .desk, GiveRolePages.showToAnybody),
        .post("/kelola/{meja}/peran", .regency, .desk, GiveRolePages.giveToAnybody),
        .get(officer, .regency, .desk, ShowOfficer.reply),
        .get(officer + "/peran", .regency, .desk, GiveRolePages.show),
        .post(officer + "/peran", .regency, .desk, GiveRolePages.give),
        .get(officer + "/peran/{peran}/pengganti", .regency, .desk, StandInPages.show),
        .post(officer + "/peran/{peran}/pengganti", .regency, .desk, StandInPages.give),
        .get(officer + "/peran/{peran}/sampai", .regency, .desk, EndRolePages.showLastDay),
        .post(officer + "/peran/{peran}/sampai", .regency, .desk, EndRolePages.setLastDay),
        .get(officer + "/peran/{peran}/akhiri", .regency, .desk, EndRolePages.showEnd),
        .post(officer + "/peran/{peran}/akhiri", .regency, .desk, EndRolePages.end),
        .get(officer + "/undang-lagi", .regency, .desk, OfficerLinkPages.showInvitation),
        .post(officer + "/undang-lagi", .regency, .desk, OfficerLinkPages.invite),
        .get(officer + "/sandi", .regency, .desk, OfficerLinkPages.showPassword),
        .post(officer + "/sandi", .regency, .desk, OfficerLinkPages.makePassword),
        .get(officer + "/cuti", .regency, .desk, LeavePages.show),
        .post(officer + "/cuti", .regency, .desk, LeavePages.note),
        .post(officer + "/cuti/{cuti}/akhiri", .regency, .desk, LeavePages.end),
        .post(officer + "/cuti/{cuti}/tugas", .regency, .desk, LeavePages.pass),
        .get(officer + "/kode-masuk", .regency, .desk, TakeSecondFactorPages.show),
        .post(officer + "/kode-masuk", .regency, .desk, TakeSecondFactorPages.take),
        .post(officer + "/sesi", .regency, .desk, OfficerSessionPages.endAll),
        .post(officer + "/sesi/{sesi}", .regency, .desk, OfficerSessionPages.end),
        .get(officer + "/tutup", .regency, .desk, CloseOfficerPages.show),
        .post(officer + "/tutup", .regency, .desk, CloseOfficerPages.close),
    ]

    private static let officer = "/kelola/{meja}/petugas/{petugas}"

    /// SOPs, by whoever administers the office that adopts them.
    private static let procedures: [Route] = [
        .get("/kelola/{meja}/sop", .regency, .desk, AdoptionListPages.show),
        .get("/kelola/{meja}/sop/periksa", .regency, .desk, SourceCheckPages.show),
        .post("/kelola/{meja}/sop/periksa", .regency, .desk, SourceCheckPages.check),
        .get(draft, .regency, .desk, fetching: DraftPages.show),
        .get(draft + "/hapus", .regency, .desk, DraftPages.showRemoval),
        .post(draft + "/hapus", .regency, .desk, DraftPages.remove),
        .get(draft + "/banding", .regency, .desk, fetching: ComparisonPages.show),
        .get(draft + "/banding/{gambar}", .regency, .desk, fetching: ComparisonPages.picture),
        .get(draft + "/tetapkan", .regency, .desk, fetching: AdoptDraftPages.show),
        .post(draft + "/tetapkan", .regency, .desk, AdoptDraftPages.adopt),
        .get(draft + "/uji-coba", .regency, .desk, TrialPages.show),
        .post(draft + "/uji-coba", .regency, .desk, TrialPages.act),
        .get(adoption, .regency, .desk, AdoptionPages.show),
        .get(adoption + "/dokumen/{berkas}", .regency, .desk, fetching: ShowOfficialDocument.ofAdoption),
        .get(adoption + "/akhiri", .regency, .desk, AdoptionPages.showEnd),
        .post(adoption + "/akhiri", .regency, .desk, AdoptionPages.end),
        .get(adoption + "/batalkan", .regency, .desk, AdoptionPages.showTakeBack),
        .post(adoption + "/batalkan", .regency, .desk, AdoptionPages.takeBack),
        .get(adoption + "/pindahkan", .regency, .desk, MoveCasesPages.show),
        .post(adoption + "/pindahkan", .regency, .desk, MoveCasesPages.move),
    ]

    /// What offices show of themselves, and further offices.
    private static let offices: [Route] = [
        .get("/kelola/{meja}/kantor", .regency, .desk, OfficeFactsPages.show),
        .post("/kelola/{meja}/kantor", .regency, .desk, OfficeFactsPages.save),
        .get("/kelola/{meja}/kantor/baru", .regency, .desk, NewOfficePages.show),
        .post("/kelola/{meja}/kantor/baru", .regency, .desk, NewOfficePages.make),
        .get("/kelola/{meja}/kantor/daftar", .regency, .desk, NewOfficePages.showList),
        .post("/kelola/{meja}/kantor/daftar", .regency, .desk, NewOfficePages.load),
        .get("/kelola/{meja}/kalender", .regency, .desk, OfficeCalendarPages.show),
        .post("/kelola/{meja}/kalender", .regency, .desk, OfficeCalendarPages.change),
    ]

    private static let draft = "/kelola/{meja}/konsep/{konsep}"
    private static let adoption = "/kelola/{meja}/penetapan/{penetapan}"

    private static let machine: [Route] = [
        .get("/aset/{berkas}", .host, .everyone, ServeAsset.reply),
        .probe("/healthz", MachinePages.health),
        .get("/metrics", .host, .everyone, fetching: MachinePages.metrics),
    ]
}
