import Forms
import Procedures
import Services
import Store
import Testing

/// SOPs as an administrator manages them, by pages alone.
@Suite struct SOPPagesTests {
    private let root = "/kelola/kominfo"
    private var check: String { "\(root)/sop/periksa" }

    @Test func theListSaysWhatIsInForceAndLinksItsDocument() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        #expect(try await ayu.get("\(root)/petugas").links.contains("\(root)/sop"))
        let list = try await ayu.get("\(root)/sop")
        #expect(list.words.contains("nomor 000/SOP/2026") && list.words.contains("disahkan Kepala Dinas"))
        #expect(list.words.contains("Berlaku"))
        let document = try #require(list.links.first { $0.hasSuffix("dokumen/a4.pdf") })
        #expect(try await ayu.get(document).status == 200)
        let page = try #require(list.links.first { $0.contains("/penetapan/") })
        let shown = try await ayu.get(page)
        #expect(shown.words.contains("Semua jalan sampai selesai") && shown.words.contains("Kepala Dinas"))
    }

    @Test func findingsStandBeneathTheirLinesAndWhatWasTypedIsKept() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        try await ayu.get(check)
        let broken = try KeptSOP.source {
            $0.replacing("    oleh: kabid\n", with: "    oleh: kabit\n") + "# <script>'&\n"
        }
        let answer = try await ayu.post(check, [("isi", broken.replacing("\n", with: "\r\n"))])
        #expect(answer.status == 200)
        #expect(answer.words.contains("galat") && answer.text.contains("<mark>kabit</mark>"))
        #expect(answer.text.contains("class=code") || answer.text.contains("<ol class=code"))
        let number =
            try #require(
                broken.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.hasSuffix("kabit") })
            + 1
        #expect(answer.text.contains("id=\"b\(number)\"") && answer.links.contains("#b\(number)"))
        #expect(answer.text.contains("# &lt;script&gt;&#39;&amp;") && !answer.text.contains("<script>"))
        #expect(answer.words.contains("Belum"))
        // It is not kept, and nothing typed is lost.
        let refused = try await ayu.post(check, [("isi", broken), ("simpan", "ya")])
        #expect(refused.status == 422 && refused.words.contains("Belum disimpan"))
        #expect(refused.text.contains("oleh: kabit\n"))
        #expect(try await ayu.post(check, [("isi", "  ")]).status == 422)
    }

    @Test func aFileIsUploadedCheckedKeptComparedAndAdopted() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let source = try KeptSOP.source {
            $0.replacing("Memeriksa kelengkapan berkas permohonan", with: "Memeriksa berkas permohonan")
        }
        try await ayu.get(check)
        let uploaded = try await ayu.upload(
            check,
            files: [
                Upload(
                    field: "berkas", name: "email (1).yaml", type: "application/yaml", bytes: Array(source.utf8))
            ])
        #expect(uploaded.status == 200 && uploaded.words.contains("Lulus"))
        #expect(uploaded.words.contains("contoh berjalan") && uploaded.words.contains("keadaan dijelajahi"))
        let kept = try await ayu.post(check, [("isi", source), ("simpan", "ya")])
        let draft = kept.location
        #expect(kept.status == 303 && draft.hasPrefix("\(root)/konsep/"))
        let page = try await ayu.get(draft)
        #expect(page.words.contains("Konsep") && page.links.contains("\(draft)/banding"))
        #expect(try await ayu.get("\(root)/sop").links.contains(draft))

        let compared = try await ayu.get("\(draft)/banding")
        #expect(compared.words.contains("semula “Memeriksa kelengkapan berkas permohonan email dan domain”"))
        #expect(compared.words.contains("baris yang sama"))
        for picture in ["lama", "baru"] {
            let svg = try await ayu.get("\(draft)/banding/\(picture).svg")
            #expect(svg.status == 200 && svg.text.hasPrefix("<svg") && svg.text.contains("class=\"now\""))
        }
        #expect(try await ayu.get("\(draft)/banding/lain.svg").status == 404)

        let form = try await ayu.get("\(draft)/tetapkan")
        #expect(form.words.contains("Nomor SOP") && form.words.contains("Peran untuk"))
        let empty = try await ayu.post("\(draft)/tetapkan", [("nomor", ""), ("berlaku", "kemarin"), ("disahkan", "")])
        #expect(empty.status == 422)
        let adopted = try await ayu.post("\(draft)/tetapkan", try fields(of: form, day: "10-3-2026"))
        #expect(adopted.status == 303 && adopted.location.hasPrefix("\(root)/penetapan/"), "\(adopted.words)")
        let ahead = try await ayu.get(adopted.location)
        #expect(ahead.words.contains("Belum mulai") && ahead.links.contains("\(adopted.location)/batalkan"))
        #expect(try await ayu.get(draft).status == 404, "it is no draft any more")

        // Taken back before its day.
        try await ayu.get("\(adopted.location)/batalkan")
        let again = try await ayu.post("\(adopted.location)/batalkan").location
        #expect(again.hasPrefix("\(root)/konsep/"))
        #expect(
            try await ayu.get("\(check)?konsep=\(again.split(separator: "/").last ?? "")").text.contains(
                "Memeriksa berkas permohonan"))
        #expect(try await ayu.get(adopted.location).status == 404)
        let acts = try await ayu.get("\(root)/catatan")
        for act in ["Konsep SOP disimpan", "SOP ditetapkan", "Penetapan SOP dibatalkan"] {
            #expect(acts.words.contains("\(act): email-domain"), "\(act)")
        }
    }

    /// What a browser would send of the form, with its ticks as they stand.
    private func fields(of form: Answer, day: String) throws -> [(String, String)] {
        var fields = [
            ("kode", form.value(after: "name=kode value=\"") ?? ""), ("nomor", "001/SOP/2026"), ("berlaku", day),
            ("disahkan", "Kepala Dinas; Nama; Pangkat; NIP 1"),
        ]
        for match in form.text.matches(of: /<input type=checkbox name="([^"]+)" id="[^"]+" value="([^"]+)" checked>/) {
            fields.append((String(match.1), String(match.2)))
        }
        return fields
    }

    @Test func whatIsInForceIsEndedForNewApplications() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let id = try await regency.apply()
        let (_, adoption) = try await KeptSOP.make(in: regency)
        let page = "\(root)/penetapan/\(adoption)"
        try await ayu.get("\(page)/akhiri")
        #expect(try await ayu.post("\(page)/akhiri", [("sampai", "1-1-2020")]).status == 422)
        #expect(try await ayu.post("\(page)/akhiri", [("sampai", "2-3-2026")]).location == page)
        regency.clock.turn(days: 1)
        #expect(try await regency.site.browser().get("/k/kominfo/layanan/email-domain").status == 404)
        let kadis = try await regency.site.browser(as: "kadis")
        #expect(try await kadis.get("/meja/kominfo/\(id)").status == 200)
    }

    @Test func runningCasesAreMovedByTheirList() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let id = try await regency.apply()
        let version = try KeptSOP.source().split(separator: "\n").first { $0.hasPrefix("versi:") }.map { String($0) }
        let before = try #require(version.flatMap { Int($0.filter(\.isNumber)) }) - 1
        let source = try KeptSOP.source {
            $0.replacing("\nlangkah:\n", with: "\npindah: {dari: \(before)}\nlangkah:\n")
        }
        try await ayu.get(check)
        let draft = try await ayu.post(check, [("isi", source), ("simpan", "ya")]).location
        let form = try await ayu.get("\(draft)/tetapkan")
        // Of two versions adopted in one second either could be the later.
        regency.clock.turn(minutes: 1)
        let adopted = try await ayu.post("\(draft)/tetapkan", fields(of: form, day: "2-3-2026"))
        #expect(adopted.status == 303, "\(adopted.words)")
        let page = adopted.location
        #expect(try await ayu.get(page).words.contains("1 permohonan masih berjalan"))
        let list = try await ayu.get("\(page)/pindahkan")
        #expect(list.words.contains("Dapat dipindahkan (1)") && list.text.contains("value=\"\(id)\""))
        #expect(try await ayu.post("\(page)/pindahkan").status == 422)
        #expect(try await ayu.post("\(page)/pindahkan", [("permohonan", id)]).location == page)
        let kadis = try await regency.site.browser(as: "kadis")
        #expect(
            try await kadis.get("/meja/kominfo/\(id)").words.contains("dilanjutkan menurut SOP versi \(before + 1)"))
    }

    @Test func aDraftIsTriedThroughEveryLane() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let (draft, _) = try await KeptSOP.make(in: regency)
        let page = "\(root)/konsep/\(draft)/uji-coba"
        var shown = try await ayu.get(page)
        #expect(shown.words.contains("Bukan permohonan sungguhan"))
        // What is left out is refused, and what was typed stands there.
        let refused = try await ayu.post(
            page,
            [
                ("versi", shown.version ?? ""), ("langkah", "ajukan"), ("perbuatan", "kerjakan"),
                ("pengelola.nama", "Siti"),
            ])
        #expect(refused.status == 422 && refused.text.contains("value=\"Siti\""))
        var steps = 0
        while steps < 40, !shown.text.contains("<b>Selesai.</b>") {
            let step = try #require(shown.value(after: "name=langkah value=\""))
            var fields = [("versi", shown.version ?? ""), ("langkah", step), ("perbuatan", "kerjakan")]
            for match in shown.text.matches(of: /<input id="f-[^"]+" name="([^"]+)"[^>]* value="([^"]+)">/) {
                fields.append((String(match.1), String(match.2)))
            }
            for match in shown.text.matches(of: /<input type=checkbox name="([^"]+)"[^>]* value="([^"]+)" checked>/) {
                fields.append((String(match.1), String(match.2)))
            }
            for match in shown.text.matches(of: /<textarea id="f-[^"]+" name="([^"]+)"[^>]*>\n([^<]*)</) {
                fields.append((String(match.1), String(match.2)))
            }
            if let outcome = shown.text.firstMatch(of: /<input type=radio name="hasil" id="f-hasil" value="([^"]+)"/) {
                fields.append(("hasil", String(outcome.1)))
            }
            let answer = try await ayu.post(page, fields)
            #expect(answer.status == 303, "\(step): \(answer.words)")
            guard answer.status == 303 else { return }
            shown = try await ayu.get(page)
            steps += 1
        }
        #expect(shown.text.contains("<b>Selesai.</b>") && shown.words.contains("Yang akan dilakukan bila sungguhan"))
        // No case is there.
        let kadis = try await regency.site.browser(as: "kadis")
        #expect(try await kadis.get("/meja").words.contains("Tidak ada tugas"))
        #expect(try await ayu.post(page, [("versi", "1"), ("perbuatan", "ulang")]).status == 303)
        #expect(try await ayu.get(page).words.contains("Belum ada yang terjadi"))
    }
}
