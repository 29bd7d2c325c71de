/// The number of a resident (NIK) or a family card: 16 digits with a region, a date and a serial in them.
///
/// A NIK stays for life: it keeps the region of first registration, and a birth date that was corrected later. So what
/// does not agree with the person's data is a ``Doubt``, and never a reason to refuse.
public struct PopulationNumber: Hashable, Sendable {
    /// What an officer should look at on the card itself.
    public enum Doubt: String, Hashable, Sendable, CaseIterable {
        case birthDate, sex, region

        public var message: String {
            switch self {
            case .birthDate: "Tanggal lahir berbeda dari angka NIK. NIK tetap dapat benar; cocokkan dengan KTP atau KK"
            case .sex: "Jenis kelamin berbeda dari angka NIK. NIK tetap dapat benar; cocokkan dengan KTP atau KK"
            case .region: "Kode wilayah pada NIK tidak ada dalam daftar sekarang. Kode lama tetap berlaku"
            }
        }
    }

    public let digits: String

    /// Reads a NIK; blanks, dots and dashes are dropped.
    public static func nik(_ text: String) -> Result<PopulationNumber, FieldTrouble> {
        read(text, called: "NIK", source: "KTP atau KK", dayRanges: [1...31, 41...71])
    }

    /// Reads the number of a family card: its date is that of recording, never shifted by 40.
    public static func familyCard(_ text: String) -> Result<PopulationNumber, FieldTrouble> {
        read(text, called: "Nomor KK", source: "KK", dayRanges: [1...31])
    }

    /// Where it was given out: six digits, as a region code writes them.
    public var region: String {
        let code = Array(digits.prefix(6))
        return "\(String(code[0..<2])).\(String(code[2..<4])).\(String(code[4..<6]))"
    }

    /// Of a NIK: 40 is added to a woman's day of birth.
    public var saysFemale: Bool { number(6) > 40 }

    /// What in a NIK does not agree with what is known of the person; nil facts are not compared.
    public func doubts(birthDate: CalendarDate? = nil, isFemale: Bool? = nil, isKnownRegion: Bool? = nil) -> [Doubt] {
        var doubts: [Doubt] = []
        if let birth = birthDate?.components {
            let day = saysFemale ? number(6) - 40 : number(6)
            if (day, number(8), number(10)) != (birth.day, birth.month, birth.year % 100) { doubts.append(.birthDate) }
        }
        if let isFemale, isFemale != saysFemale { doubts.append(.sex) }
        if isKnownRegion == false { doubts.append(.region) }
        return doubts
    }

    private static func read(
        _ text: String, called name: String, source: String, dayRanges: [ClosedRange<Int>]
    ) -> Result<PopulationNumber, FieldTrouble> {
        let digits = TypedText.unseparated(text)
        guard TypedText.isDigits(digits) else { return .failure(.malformed("\(name) hanya berisi angka")) }
        guard digits.utf8.count == 16 else {
            return .failure(.malformed("\(name) berisi \(digits.utf8.count) angka, seharusnya 16"))
        }
        let number = PopulationNumber(digits: digits)
        if Set(digits).count == 1 {
            return .failure(.malformed("\(name) tidak mungkin 16 angka yang sama; periksa lagi pada \(source)"))
        }
        guard digits.suffix(4) != "0000" else {
            return .failure(.malformed("\(name) tidak mungkin berakhir 0000; periksa lagi pada \(source)"))
        }
        guard dayRanges.contains(where: { $0.contains(number.number(6)) }), number.hasDate else {
            return .failure(
                .malformed("Angka ke-7 sampai ke-12 pada \(name) bukan tanggal; periksa lagi pada \(source)"))
        }
        return .success(number)
    }

    /// The date is a day of some century.
    private var hasDate: Bool {
        let day = saysFemale ? number(6) - 40 : number(6)
        return [1900, 2000].contains { CalendarDate(year: $0 + number(10), month: number(8), day: day) != nil }
    }

    /// The two digits from an offset on.
    private func number(_ offset: Int) -> Int { Int(digits.dropFirst(offset).prefix(2)) ?? 0 }
}
