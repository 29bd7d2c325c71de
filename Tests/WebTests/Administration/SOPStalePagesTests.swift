import Forms
import Procedures
import Services
import Store
import Testing

/// Two administrators at one SOP: a form that was filled in upon what is not there any more is refused, and what was typed
/// stands there.
@Suite struct SOPStalePagesTests {
    private let root = "/kelola/kominfo"
    private var check: String { "\(root)/sop/periksa" }

    private func source(_ text: String) throws -> String {
        try KeptSOP.source { $0.replacing("Memeriksa kelengkapan berkas permohonan", with: text) }
    }

    private func code(_ page: Answer) -> String { page.value(after: "name=kode value=\"") ?? "" }

    private func typed(_ code: String) -> [(String, String)] {
        [
            ("kode", code), ("nomor", "001/SOP/2026"), ("berlaku", "10-3-2026"), ("disahkan", "Kepala Dinas Contoh"),
        ]
    }

    @Test func anAdoptionOfWhatWasChangedIsRefusedAndWhatWasTypedStands() async throws {
        let regency = try await Regency()
        let (ayu, other) = (
            try await regency.site.browser(as: "ayu"), try await regency.site.browser(as: "ayu")
        )
        try await ayu.get(check)
        let draft = try await ayu.post(check, [("isi", source("Memeriksa berkas")), ("simpan", "ya")]).location
        let form = try await ayu.get("\(draft)/tetapkan")
        #expect(!code(form).isEmpty)
        let edit = "\(check)?konsep=\(draft.split(separator: "/").last ?? "")"
        let shown = try await other.get(edit)
        let changed = try await other.post(
            edit, [("kode", code(shown)), ("isi", source("Meneliti berkas")), ("simpan", "ya")])
        #expect(changed.location == draft)

        let fields = typed(code(form)) + ticks(form)
        let refused = try await ayu.post("\(draft)/tetapkan", fields)
        #expect(refused.status == 422 && refused.words.contains("sudah diubah oleh ayu setelah halaman ini dibuka"))
        #expect(
            refused.text.contains("value=\"001/SOP/2026\"") && refused.text.contains("value=\"Kepala Dinas Contoh\""))
        // Whoever was told, and sends it again, adopts what is there now.
        #expect(code(refused) != code(form))
        let adopted = try await ayu.post("\(draft)/tetapkan", typed(code(refused)) + ticks(refused))
        #expect(adopted.status == 303, "\(adopted.words)")
        #expect(try await ayu.get(adopted.location).words.contains("Belum mulai"))
    }

    /// Nothing that was typed is lost, though nothing is left to adopt.
    @Test func anAdoptionOfWhatWasRemovedTellsAllThatWasTyped() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let (draft, _) = try await KeptSOP.make(in: regency)
        let page = "\(root)/konsep/\(draft)"
        let form = try await ayu.get("\(page)/tetapkan")
        let removal = try await ayu.get("\(page)/hapus")
        // Without what was seen nothing goes.
        #expect(try await ayu.post("\(page)/hapus").status == 422)
        #expect(try await ayu.post("\(page)/hapus", [("kode", code(removal))]).location == "\(root)/sop")
        let long = "Kepala Dinas Contoh; " + Array(repeating: "Nama Panjang", count: 20).joined(separator: " ")
        let fields = typed(code(form)).map { $0.0 == "disahkan" ? ($0.0, long) : $0 } + ticks(form)
        let roles = ticks(form).filter { $0.0.hasPrefix("peran.") }
        #expect(!roles.isEmpty)
        let refused = try await ayu.post("\(page)/tetapkan", fields + [("mitra.kominfo", "kantor-mitra")])
        #expect(refused.status == 422 && refused.links.contains("\(root)/sop"))
        #expect(refused.words.contains("Tidak ada yang ditetapkan") && refused.words.contains("sudah dihapus"))
        for typed in ["001/SOP/2026", "10-3-2026", long, "kantor-mitra"] {
            #expect(refused.words.contains(typed), "\(typed)")
        }
        for role in roles {
            let title = regency.kominfo.kind.title(ofRole: role.1)
            #expect(refused.words.contains(title), "\(title)")
        }
        // Who never had the form asks for a page that is not there.
        #expect(try await ayu.post("\(page)/tetapkan").status == 404)
    }

    /// Somebody adopted it first: both other forms are told so, and led there.
    @Test func whatWasAdoptedMeanwhileIsCalledSo() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let (draft, _) = try await KeptSOP.make(in: regency)
        let page = "\(root)/konsep/\(draft)"
        let (form, removal) = (try await ayu.get("\(page)/tetapkan"), try await ayu.get("\(page)/hapus"))
        let edit = try await ayu.get("\(check)?konsep=\(draft)")
        let adoption = try await ayu.post("\(page)/tetapkan", typed(code(form)) + ticks(form)).location
        #expect(adoption.hasPrefix("\(root)/penetapan/"))

        let again = try await ayu.post("\(page)/tetapkan", typed(code(form)) + ticks(form))
        #expect(again.status == 422 && again.links.contains(adoption))
        #expect(again.words.contains("sudah ditetapkan setelah halaman ini dibuka, dengan nomor 001/SOP/2026"))
        let removed = try await ayu.post("\(page)/hapus", [("kode", code(removal))])
        #expect(removed.location == adoption)
        let told = try await ayu.get(adoption)
        #expect(told.words.contains("Tidak ada yang dihapus") && told.words.contains("sudah ditetapkan"))
        #expect(!told.words.contains("sudah dihapus"))
        let kept = try await ayu.post(
            "\(check)?konsep=\(draft)", [("kode", code(edit)), ("isi", KeptSOP.source()), ("simpan", "ya")])
        #expect(kept.status == 422 && kept.links.contains(adoption) && kept.words.contains("sudah ditetapkan"))
        #expect(try await ayu.post("\(page)/hapus").status == 404)
    }

    @Test func aTextIsNotKeptOverANewerOne() async throws {
        let regency = try await Regency()
        let (ayu, other) = (
            try await regency.site.browser(as: "ayu"), try await regency.site.browser(as: "ayu")
        )
        try await ayu.get(check)
        let draft = try await ayu.post(check, [("isi", source("Memeriksa berkas")), ("simpan", "ya")]).location
        let edit = "\(check)?konsep=\(draft.split(separator: "/").last ?? "")"
        let (mine, theirs) = (try await ayu.get(edit), try await other.get(edit))
        #expect(
            try await other.post(
                edit, [("kode", code(theirs)), ("isi", source("Meneliti berkas")), ("simpan", "ya")]
            ).location == draft)
        // To check does not lose what was seen.
        let checked = try await ayu.post(edit, [("kode", code(mine)), ("isi", source("Menimbang berkas"))])
        #expect(checked.status == 200 && code(checked) == code(mine))
        let refused = try await ayu.post(
            edit, [("kode", code(checked)), ("isi", source("Menimbang berkas")), ("simpan", "ya")])
        #expect(refused.status == 422 && refused.words.contains("sudah diubah oleh ayu"))
        #expect(refused.text.contains("Menimbang berkas") && refused.links.contains(draft))
        let kept = try await ayu.post(
            edit, [("kode", code(refused)), ("isi", source("Menimbang berkas")), ("simpan", "ya")])
        #expect(kept.location == draft)
        #expect(try await ayu.get(edit).text.contains("Menimbang berkas"))

        // Thrown away meanwhile: it is kept as a new one by whoever sends it again.
        let last = try await ayu.get(edit)
        let removal = try await other.get("\(draft)/hapus")
        #expect(try await other.post("\(draft)/hapus", [("kode", code(removal))]).location == "\(root)/sop")
        let gone = try await ayu.post(
            edit, [("kode", code(last)), ("isi", source("Mengolah berkas")), ("simpan", "ya")])
        #expect(gone.status == 422 && gone.words.contains("sudah dihapus") && gone.text.contains("Mengolah berkas"))
        #expect(gone.links.contains(check))
        let new = try await ayu.post(check, [("isi", source("Mengolah berkas")), ("simpan", "ya")]).location
        #expect(new.hasPrefix("\(root)/konsep/") && new != draft)
    }

    @Test func aNewerDraftIsNotRemovedUnseen() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let (draft, _) = try await KeptSOP.make(in: regency)
        let page = "\(root)/konsep/\(draft)"
        #expect(try await !code(ayu.get("\(page)/hapus")).isEmpty)
        let refused = try await ayu.post("\(page)/hapus", [("kode", "lain")])
        #expect(refused.status == 422 && refused.words.contains("sudah diubah"))
        #expect(try await ayu.get(page).status == 200)
    }

    /// What stayed is told on a page, each with its reason, however many they are.
    @Test func casesThatStayAreToldOnAPage() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let id = try await regency.apply()
        regency.clock.turn(minutes: 1)
        _ = try await regency.apply()
        regency.clock.turn(minutes: 1)
        let before =
            try #require(
                try KeptSOP.source().split(separator: "\n").first { $0.hasPrefix("versi:") }
                    .flatMap { Int($0.filter(\.isNumber)) }) - 1
        let source = try KeptSOP.source {
            $0.replacing("\nlangkah:\n", with: "\npindah: {dari: \(before)}\nlangkah:\n")
        }
        try await ayu.get(check)
        let draft = try await ayu.post(check, [("isi", source), ("simpan", "ya")]).location
        let form = try await ayu.get("\(draft)/tetapkan")
        let fields = [
            ("kode", code(form)), ("nomor", "001/SOP/2026"), ("berlaku", "2-3-2026"), ("disahkan", "Kepala Dinas"),
        ]
        let page = try await ayu.post("\(draft)/tetapkan", fields + ticks(form)).location
        try await ayu.get("\(page)/pindahkan")
        let done = try await ayu.post("\(page)/pindahkan", [("permohonan", id), ("permohonan", id)])
        #expect(done.status == 200 && done.words.contains("1 permohonan dipindahkan"))
        #expect(done.words.contains("Tidak dipindahkan (1)") && done.words.contains("Sudah memakai versi ini"))
        #expect(done.links.contains("\(page)/pindahkan"))
        // A later page stays one where nothing was ticked.
        let later = "\(page)/pindahkan?setelah=\(id)"
        #expect(try await ayu.get(later).text.contains("action=\"\(later)\""))
        let none = try await ayu.post(later)
        #expect(none.status == 422 && none.text.contains("action=\"\(later)\""))
        #expect(try await ayu.get("\(page)/pindahkan?setelah=karangan").text.contains("action=\"\(page)/pindahkan\""))
    }

    /// Another took its place while the form was open: nothing moves any more, and the page says why.
    @Test func casesAreNotMovedToWhatWasReplaced() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let id = try await regency.apply()
        regency.clock.turn(minutes: 1)
        let (first, _) = try await KeptSOP.make(in: regency)
        let form = try await ayu.get("\(root)/konsep/\(first)/tetapkan")
        func today(_ form: Answer, _ number: String) -> [(String, String)] {
            [("kode", code(form)), ("nomor", number), ("berlaku", "2-3-2026"), ("disahkan", "Kepala Dinas")]
                + ticks(form)
        }
        let page = try await ayu.post("\(root)/konsep/\(first)/tetapkan", today(form, "001/SOP/2026")).location
        try await ayu.get("\(page)/pindahkan")
        regency.clock.turn(minutes: 1)
        // The same text once more, under another number.
        let edit = try await ayu.get("\(check)?penetapan=\(page.split(separator: "/").last ?? "")")
        let text = try KeptSOP.source()
        #expect(edit.status == 200)
        let second = try await ayu.post(check, [("isi", text), ("simpan", "ya")]).location
        let next = try await ayu.get("\(second)/tetapkan")
        #expect(try await ayu.post("\(second)/tetapkan", today(next, "002/SOP/2026")).status == 303)
        let done = try await ayu.post("\(page)/pindahkan", [("permohonan", id)])
        #expect(done.status == 200 && done.words.contains("0 permohonan dipindahkan"))
        #expect(done.words.contains("sudah digantikan oleh nomor 002/SOP/2026"))
        #expect(done.words.contains("tetap menurut versi lamanya") && !done.words.contains("Tidak dipindahkan"))
    }

    /// A day off is added to the calendar that was shown, and to no other.
    @Test func aCalendarThatWasChangedMeanwhileIsToldSo() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let page = "\(root)/kalender"
        let shown = try await ayu.get(page)
        let revision = try #require(shown.value(after: "name=revisi value=\""))
        func day(_ date: String, _ name: String) -> [(String, String)] {
            [
                ("perbuatan", "libur"), ("revisi", revision), ("tanggal", date), ("nama", name),
                ("keputusan", "SK Bupati 1/2026"),
            ]
        }
        #expect(try await ayu.post(page, day("4-3-2026", "Hari jadi")).location == page)
        let stale = try await ayu.post(page, day("5-3-2026", "Hari lain"))
        #expect(stale.status == 422 && stale.words.contains("sudah diubah orang lain"))
        #expect(stale.text.contains("value=\"Hari lain\"") && stale.text.contains("value=\"SK Bupati 1/2026\""))
        #expect(try await !ayu.get(page).words.contains("Hari lain"))
    }

    private func ticks(_ form: Answer) -> [(String, String)] {
        form.text.matches(of: /<input type=checkbox name="([^"]+)" id="[^"]+" value="([^"]+)" checked>/).map {
            (String($0.1), String($0.2))
        }
    }
}
