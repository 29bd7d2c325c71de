import Forms

extension Refusal {
    /// What a person is told: what happened, and what they can do. Names of people are left to whoever shows it.
    public var message: String {
        switch self {
        case .notOpened: "Permohonan ini belum diajukan."
        case .alreadyOpened: "Permohonan ini sudah diajukan sebelumnya."
        case .caseEnded(let title): "Permohonan ini sudah selesai: \(title)."
        case .answersChanged:
            "Isian atau berkas berubah setelah halaman ini dibuka. Baca keadaan yang baru, lalu putuskan lagi."
        case .stepLeft(_, let text, _, let outcome):
            "“\(text)” sudah selesai dikerjakan" + (outcome.map { " dengan hasil “\($0)”" } ?? "")
                + ". Yang Anda kirim tidak disimpan."
        case .timeOver(_, let text, let due, let zone):
            "Waktu untuk “\(text)” sudah habis pada \(due.text(in: zone)). Yang Anda kirim tidak disimpan."
        case .lateActKept(let text):
            "Yang terlambat dicatat untuk “\(text)” sudah ada di riwayat. Yang Anda kirim sekarang tidak disimpan."
        case .stepReopened(_, let text):
            "“\(text)” sudah dimulai lagi setelah halaman ini dibuka. Baca keadaan yang baru, lalu putuskan lagi."
        case .movedMeanwhile: "Permohonan ini sudah memakai versi SOP yang lain. Muat ulang halamannya."
        case .stepNotOpen: "Langkah ini belum atau tidak lagi menunggu dikerjakan."
        case .unknownStep(let step): "Langkah “\(step)” tidak ada dalam SOP ini."
        case .endless: "SOP ini berputar tanpa kegiatan orang; laporkan kepada pengelola SOP."
        case .notYourLane, .ownCase, .closedToDecider, .claimed, .notClaimed, .colleagueMayNot, .alreadyConfirmed,
            .confirmedYourself, .notYourTurn, .fourEyes, .samePerson, .channelNotAllowed, .assistanceNotAllowed,
            .applicantUnheard:
            personMessage
        case .notAPersonsStep, .unknownOutcome, .outcomeUsedUp, .reasonMissing, .answers, .skipNotAllowed, .tooEarly,
            .backdatingNotAllowed, .inTheFuture, .tooFarBack:
            actMessage
        default: caseMessage
        }
    }

    private var personMessage: String {
        switch self {
        case .notYourLane(let lanes): "Langkah ini dikerjakan oleh \(lanes.joined(separator: " atau "))."
        case .ownCase: "Anda tidak dapat memutuskan permohonan Anda sendiri; mintalah rekan lain."
        case .closedToDecider:
            "SOP menutup sebagian permohonan ini bagi Anda, jadi penghapusannya bukan keputusan Anda: sampaikan kepada "
                + "kantor di atas kantor ini."
        case .claimed: "Tugas ini sudah diambil rekan Anda. Minta ia melepasnya bila Anda yang akan mengerjakan."
        case .notClaimed: "Tugas ini tidak sedang diambil siapa pun."
        case .colleagueMayNot: "Rekan ini tidak dapat menerima tugas ini. Pilih rekan lain."
        case .alreadyConfirmed(let lane): "\(lane) sudah memberi konfirmasi untuk langkah ini."
        case .confirmedYourself:
            "Anda sudah memberi konfirmasi untuk langkah ini; yang berikutnya harus orang lain."
        case .notYourTurn(let first): "Langkah ini berurutan; sekarang giliran \(first)."
        case .fourEyes(let text):
            "Anda sudah mengerjakan “\(text)” dalam permohonan ini; langkah ini harus dikerjakan orang lain."
        case .samePerson(let text, _): "Langkah ini harus dikerjakan oleh orang yang mengerjakan “\(text)”."
        case .channelNotAllowed(let channels):
            "Langkah ini hanya dapat dilakukan lewat: \(channels.map(\.title).joined(separator: ", "))."
        case .assistanceNotAllowed: "Langkah ini harus dilakukan pemohon sendiri, tidak dapat diwakili."
        case .applicantUnheard:
            "Permohonan ini dikirim pemohon sendiri dan kabar tidak dapat sampai kepadanya lewat email, jadi loket tidak "
                + "dapat mewakilinya di sini. Mintalah pemohon melakukannya sendiri: dengan kode dan kunci pada tanda "
                + "terimanya, atau dengan akunnya."
        default: ""
        }
    }

    private var actMessage: String {
        switch self {
        case .notAPersonsStep: "Langkah ini dikerjakan oleh sistem."
        case .unknownOutcome(let outcome): "“\(outcome)” bukan hasil langkah ini."
        case .outcomeUsedUp(let label, let times): "Hasil “\(label)” hanya boleh dipilih \(times) kali."
        case .reasonMissing: "Isi alasan."
        case .answers(let troubles):
            troubles.count == 1 ? troubles[0].message : "Ada \(troubles.count) isian yang perlu diperbaiki."
        case .skipNotAllowed: "Langkah ini tidak dapat dilewati."
        case .tooEarly(let instant, let zone): "Langkah ini baru dapat diselesaikan mulai \(instant.text(in: zone))."
        case .backdatingNotAllowed: "Waktu kejadian hanya dapat diisi untuk perbuatan yang dicatat petugas."
        case .inTheFuture: "Waktu kejadian tidak boleh di masa depan."
        case .tooFarBack: "Waktu kejadian terlalu lama berlalu."
        default: ""
        }
    }

    private var caseMessage: String {
        switch self {
        case .withdrawalNotAllowed: "Anda tidak dapat mencabut permohonan ini."
        case .withdrawalOver(let text): "Permohonan tidak dapat dicabut lagi karena “\(text)” sudah selesai."
        case .correctionNotAllowed: "Anda tidak dapat memperbaiki isian permohonan ini."
        case .correctionOver(let text): "Isian tidak dapat diperbaiki lagi karena “\(text)” sudah selesai."
        case .notCorrectable: "Isian ini tidak termasuk yang boleh diperbaiki."
        case .answerUsed: "Isian ini sudah dipakai untuk hal yang sudah dibuat, sehingga tidak dapat diperbaiki."
        case .unknownLimit(let name): "Batas waktu “\(name)” tidak ada dalam SOP ini."
        case .extensionNotAllowed: "Anda tidak dapat memperpanjang batas waktu ini."
        case .limitNotRunning: "Batas waktu ini tidak sedang berjalan."
        case .limitOver: "Batas waktu ini sudah lewat, sehingga tidak dapat diperpanjang."
        case .extensionsUsedUp(let times): "Batas waktu ini hanya dapat diperpanjang \(times) kali."
        case .effectNotWaiting: "Pekerjaan ini sudah selesai atau tidak lagi ditunggu."
        case .effectNotFailed: "Pekerjaan ini tidak sedang gagal."
        case .unknownEffectOutcome(let outcome): "“\(outcome)” bukan hasil pekerjaan ini."
        case .notEnded: "Permohonan ini masih berjalan. Selesaikan atau cabut dahulu, baru isinya dapat dihapus."
        case .workUnderWay:
            "Masih ada pekerjaan sistem untuk permohonan ini. Tunggu sampai selesai, atau bereskan di Tertunda, lalu coba lagi."
        case .contentErased: "Isi permohonan ini sudah dihapus."
        case .subNotWaiting: "Permohonan turunan ini tidak ditunggu."
        default: ""
        }
    }
}

extension Channel {
    /// As a person reads it.
    public var title: String {
        switch self {
        case .online: "daring"
        case .counter: "datang ke loket"
        case .telephone: "telepon"
        case .letter: "surat"
        case .email: "email"
        case .whatsapp: "WhatsApp"
        }
    }
}
