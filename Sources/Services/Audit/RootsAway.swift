import Forms

/// The folder of roots does not hold what the database remembers to have been written there. Nothing is written then: a
/// new line would hide the loss.
public struct RootsAway: Error, Sendable, Hashable, CustomStringConvertible {
    let path: String
    /// The newest line that should be there.
    let day: CalendarDate
    /// Nothing at all is there, as where another disk was to be.
    let isEmpty: Bool

    public var description: String {
        isEmpty
            ? "Folder akar \(path) kosong, padahal database mencatat akar sampai \(day.longText). Pasang atau kembalikan "
                + "folder itu. Bila mesin lain yang menulisnya: pakai folder yang sama, atau isi BALAI_AUDIT=mesin-lain di "
                + "sini. Hanya bila memang hilang, juga di mesin lain: balai audit mulai-lagi."
            : "Akar \(day.longText) tidak ada lagi di folder \(path): barisnya hilang atau diganti. Kembalikan folder itu "
                + "dari salinannya; sampai saat itu tidak ada akar yang ditulis."
    }
}
