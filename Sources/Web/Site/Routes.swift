import HTTPTypes
import Services

/// Every address of the site, in one place: method, path, scope, permission, handler.
///
/// The permission is what the address alone can tell; whether this case is this person's is judged by the use case,
/// which answers 404 for what is none of their business. `Tests/WebTests/RouteWalk` walks this table as everybody.
public enum Routes {
    public static let all: [Route] = publicPages + applying + identity + applicant + desk + machine

    private static let publicPages: [Route] = [
        Route(.get, "/", .office, .everyone, ShowHome.reply),
        Route(.get, "/layanan/{sop}", .office, .everyone, ShowService.reply),
        Route(.get, "/lacak", .office, .everyone, TrackCase.reply),
    ]

    private static let applying: [Route] = [
        Route(.post, "/layanan/{sop}/ajukan", .office, .everyone, StartApplication.reply),
        Route(.get, "/ajukan/{draf}/kontak", .office, .everyone, ShowContact.reply),
        Route(.post, "/ajukan/{draf}/kontak", .office, .everyone, SendContact.reply),
        Route(.get, "/ajukan/{draf}/kode/{verifikasi}", .office, .everyone, ShowCode.reply),
        Route(.post, "/ajukan/{draf}/kode/{verifikasi}", .office, .everyone, ConfirmCode.reply),
        Route(.post, "/ajukan/{draf}/kode/{verifikasi}/ulang", .office, .everyone, ResendCode.reply),
        Route(.get, "/ajukan/{draf}/periksa", .office, .everyone, ShowCheck.reply),
        Route(.post, "/ajukan/{draf}/periksa", .office, .everyone, SendApplication.reply),
        Route(.get, "/ajukan/{draf}/terkirim", .office, .everyone, ShowReceipt.reply),
        Route(.get, "/ajukan/{draf}/simpan", .office, .everyone, ShowSaved.reply),
        Route(.get, "/ajukan/{draf}/lanjut/{token}", .office, .everyone, ResumeApplication.show),
        Route(.post, "/ajukan/{draf}/lanjut/{token}", .office, .everyone, ResumeApplication.resume),
        Route(.get, "/ajukan/{draf}/{layar}", .office, .everyone, ShowQuestion.reply),
        Route(.post, "/ajukan/{draf}/{layar}", .office, .everyone, AnswerQuestion.reply),
        Route(.get, "/kontak/{token}", .office, .everyone, ConfirmContactLink.show),
        Route(.post, "/kontak/{token}", .office, .everyone, ConfirmContactLink.confirm),
    ]

    private static let identity: [Route] = [
        Route(.get, "/masuk", .office, .everyone, LogInPages.show),
        Route(.post, "/masuk", .office, .everyone, LogInPages.enter),
        Route(.post, "/keluar", .office, .signedIn, LogInPages.leave),
        Route(.get, "/undangan/{token}", .office, .everyone, InvitationPages.show),
        Route(.post, "/undangan/{token}", .office, .everyone, InvitationPages.accept),
        Route(.get, "/sandi/lupa", .office, .everyone, PasswordPages.showForgotten),
        Route(.post, "/sandi/lupa", .office, .everyone, PasswordPages.sendLink),
        Route(.get, "/sandi/{token}", .office, .everyone, PasswordPages.showReset),
        Route(.post, "/sandi/{token}", .office, .everyone, PasswordPages.reset),
        Route(.get, "/permohonan-saya", .office, .everyone, CaseAccessPages.show),
        Route(.post, "/permohonan-saya", .office, .everyone, CaseAccessPages.send),
        Route(.get, "/permohonan-saya/tautan/{token}", .office, .everyone, CaseAccessPages.showLink),
        Route(.post, "/permohonan-saya/tautan/{token}", .office, .everyone, CaseAccessPages.open),
        Route(.get, "/akun", .office, .ownAccount, AccountPages.show),
        Route(.post, "/akun/sandi", .office, .ownAccount, AccountPages.changePassword),
        Route(.post, "/akun/sesi/{sesi}", .office, .ownAccount, AccountPages.closeSession),
        Route(.post, "/akun/sesi-lain", .office, .ownAccount, AccountPages.closeOthers),
    ]

    private static let applicant: [Route] = [
        Route(.get, "/permohonan", .office, .signedIn, ShowMyCases.reply),
        Route(.get, "/permohonan/{permohonan}", .office, .signedIn, ShowMyCase.reply),
        Route(.get, "/permohonan/{permohonan}/cabut", .office, .signedIn, WithdrawPages.show),
        Route(.post, "/permohonan/{permohonan}/cabut", .office, .signedIn, WithdrawPages.withdraw),
        Route(.get, "/permohonan/{permohonan}/perbaikan", .office, .signedIn, CorrectPages.show),
        Route(.post, "/permohonan/{permohonan}/perbaikan", .office, .signedIn, CorrectPages.save),
        Route(.post, "/permohonan/{permohonan}/lanjutan/{lanjutan}", .office, .signedIn, BeginFollowUp.reply),
        Route(.get, "/permohonan/{permohonan}/berkas/{berkas}", .office, .signedIn, ShowPaper.ofApplicant),
        Route(.get, "/permohonan/{permohonan}/tugas/{langkah}/{kunjungan}", .office, .signedIn, AnswerStep.show),
        Route(.post, "/permohonan/{permohonan}/tugas/{langkah}/{kunjungan}", .office, .signedIn, AnswerStep.send),
        Route(
            .post, "/permohonan/{permohonan}/tugas/{langkah}/{kunjungan}/lewati", .office, .signedIn, AnswerStep.skip),
    ]

    private static let desk: [Route] = [
        Route(.get, "/meja", .regency, .desk, ShowInbox.reply),
        Route(.get, "/meja/{meja}/permohonan", .regency, .desk, ShowCaseList.reply),
        Route(.get, "/meja/{meja}/loket", .regency, .desk, CounterPages.show),
        Route(.post, "/meja/{meja}/loket", .regency, .desk, CounterPages.start),
        Route(.get, "/meja/{meja}/buku", .regency, .desk, RegisterPages.list),
        Route(.get, "/meja/{meja}/buku/{buku}", .regency, .desk, RegisterPages.book),
        Route(.get, "/meja/{meja}/sop", .regency, .desk, ProcedurePages.list),
        Route(.get, "/meja/{meja}/sop/{sop}", .regency, .desk, ProcedurePages.show),
        Route(.get, "/meja/{meja}/ajukan/{draf}/periksa", .regency, .desk, ShowCheck.reply),
        Route(.post, "/meja/{meja}/ajukan/{draf}/periksa", .regency, .desk, SendApplication.reply),
        Route(.get, "/meja/{meja}/ajukan/{draf}/terkirim", .regency, .desk, ShowReceipt.reply),
        Route(.get, "/meja/{meja}/ajukan/{draf}/simpan", .regency, .desk, ShowSaved.reply),
        Route(.get, "/meja/{meja}/ajukan/{draf}/{layar}", .regency, .desk, ShowQuestion.reply),
        Route(.post, "/meja/{meja}/ajukan/{draf}/{layar}", .regency, .desk, AnswerQuestion.reply),
        Route(.get, "/meja/{meja}/{permohonan}", .regency, .desk, ShowDeskCase.reply),
        Route(.get, "/meja/{meja}/{permohonan}/perbaikan", .regency, .desk, CorrectPages.showAtDesk),
        Route(.post, "/meja/{meja}/{permohonan}/perbaikan", .regency, .desk, CorrectPages.saveAtDesk),
        Route(.get, "/meja/{meja}/{permohonan}/perpanjang/{batas}", .regency, .desk, ExtendPages.show),
        Route(.post, "/meja/{meja}/{permohonan}/perpanjang/{batas}", .regency, .desk, ExtendPages.extend),
        Route(.get, "/meja/{meja}/{permohonan}/berkas/{berkas}", .regency, .desk, ShowPaper.ofOfficer),
        Route(.get, "/meja/{meja}/{permohonan}/berkas/{berkas}/{halaman}", .regency, .desk, ShowPaper.image),
        Route(.post, "/meja/{meja}/{permohonan}/tugas/{langkah}/{kunjungan}", .regency, .desk, ActOnTask.reply),
        Route(.post, "/meja/{meja}/{permohonan}/tugas/{langkah}/{kunjungan}/ambil", .regency, .desk, ClaimTask.take),
        Route(.post, "/meja/{meja}/{permohonan}/tugas/{langkah}/{kunjungan}/lepas", .regency, .desk, ClaimTask.release),
        Route(.post, "/meja/{meja}/{permohonan}/tugas/{langkah}/{kunjungan}/lewati", .regency, .desk, ActOnTask.skip),
        Route(
            .post, "/meja/{meja}/{permohonan}/tugas/{langkah}/{kunjungan}/coba-lagi", .regency, .desk, ActOnTask.retry),
    ]

    private static let machine: [Route] = [
        Route(.get, "/aset/{berkas}", .host, .everyone, ServeAsset.reply),
        Route(.get, "/healthz", .host, .everyone, MachinePages.health),
        Route(.get, "/metrics", .host, .everyone, MachinePages.metrics),
    ]
}
