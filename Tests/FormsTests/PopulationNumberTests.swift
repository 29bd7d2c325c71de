import Forms
import Testing

@Suite("NIK dan nomor KK")
struct PopulationNumberTests {
    private func message(_ result: Result<PopulationNumber, FieldTrouble>) -> String? {
        if case .failure(let trouble) = result { trouble.message } else { nil }
    }

    @Test(arguments: ["0000010101900001", "00.00.01.010190.0001", "000001 010190 0001", "000001-010190-0001"])
    func `is read without blanks, dots and dashes`(_ text: String) throws {
        #expect(try PopulationNumber.nik(text).get().digits == "0000010101900001")
    }

    @Test(arguments: [
        ("000001010190001", "NIK berisi 15 angka, seharusnya 16"),
        ("00000101019000011", "NIK berisi 17 angka, seharusnya 16"),
        ("000001010190000A", "NIK hanya berisi angka"),
        ("1111111111111111", "NIK tidak mungkin 16 angka yang sama; periksa lagi pada KTP atau KK"),
        ("0000010101900000", "NIK tidak mungkin berakhir 0000; periksa lagi pada KTP atau KK"),
        ("0000010113900001", "Angka ke-7 sampai ke-12 pada NIK bukan tanggal; periksa lagi pada KTP atau KK"),
        ("0000010001900001", "Angka ke-7 sampai ke-12 pada NIK bukan tanggal; periksa lagi pada KTP atau KK"),
        ("0000013201900001", "Angka ke-7 sampai ke-12 pada NIK bukan tanggal; periksa lagi pada KTP atau KK"),
        ("0000014001900001", "Angka ke-7 sampai ke-12 pada NIK bukan tanggal; periksa lagi pada KTP atau KK"),
        ("0000017201900001", "Angka ke-7 sampai ke-12 pada NIK bukan tanggal; periksa lagi pada KTP atau KK"),
        ("0000013102900001", "Angka ke-7 sampai ke-12 pada NIK bukan tanggal; periksa lagi pada KTP atau KK"),
        // 1997 is no leap year, and 2097 neither.
        ("0000012902970001", "Angka ke-7 sampai ke-12 pada NIK bukan tanggal; periksa lagi pada KTP atau KK"),
    ])
    func `is refused for what no NIK has`(_ text: String, _ expected: String) {
        #expect(message(PopulationNumber.nik(text)) == expected)
    }

    // A day from 41 is a woman's; 2000 was a leap year, 1900 was not.
    @Test(arguments: ["0000014101900001", "0000017112900001", "0000012902000001", "0000016902040001"])
    func `is taken where some century has the day`(_ text: String) {
        #expect(message(PopulationNumber.nik(text)) == nil)
    }

    @Test func `what does not agree is a doubt, never a refusal`() throws {
        let nik = try PopulationNumber.nik("3305054101900001").get()
        #expect(nik.region == "33.05.05")
        #expect(nik.saysFemale)
        #expect(nik.doubts(birthDate: date("1990-01-01"), isFemale: true, isKnownRegion: true).isEmpty)
        #expect(nik.doubts().isEmpty)
        #expect(nik.doubts(birthDate: date("1990-01-02")) == [.birthDate])
        #expect(nik.doubts(isFemale: false, isKnownRegion: false) == [.sex, .region])
    }

    @Test func `family cards carry the day of recording, unshifted`() {
        #expect(message(PopulationNumber.familyCard("3305050101100001")) == nil)
        #expect(message(PopulationNumber.familyCard("33050501011000")) == "Nomor KK berisi 14 angka, seharusnya 16")
        #expect(message(PopulationNumber.familyCard("3305054101100001")) != nil)
    }
}
