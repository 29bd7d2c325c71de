import Services

/// What an officer is told of how the applicant hears of what they do.
extension ApplicantReach {
    /// Before it is done: a sentence.
    var words: String {
        switch self {
        case .mail: "Pemohon diberi tahu."
        case .returned:
            "Email terakhir kepada pemohon dikembalikan: sesudah ini, beri tahu juga dengan cara lain."
        case .officer: "Pemohon tanpa alamat email: sesudah ini, beri tahu dengan slip atau WhatsApp."
        case .nobody:
            "Pemohon tidak meninggalkan alamat: ia melihatnya sendiri bila memegang kode dan kunci tanda terimanya."
        }
    }

    /// Afterwards: what follows on “Permohonan sudah dicabut”.
    var done: String {
        switch self {
        case .mail: "; pemohon diberi tahu."
        case .returned: "; email terakhir kepada pemohon dikembalikan, beri tahu juga dengan cara lain."
        case .officer: "; pemohon tanpa alamat email belum diberi tahu, cetak slipnya."
        case .nobody:
            "; pemohon tanpa alamat melihatnya sendiri bila memegang kode dan kunci tanda terimanya."
        }
    }
}
