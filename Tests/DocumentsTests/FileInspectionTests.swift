import Documents
import TestPictures
import Testing

@Suite struct FileInspectionTests {
    private let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 0]
    private let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    private let pdf = Array("%PDF-1.4\n…\n%%EOF\n".utf8)

    private func message(_ name: String, _ bytes: [UInt8], _ rule: FileRule = FileRule()) -> String? {
        do {
            _ = try FileInspection.check(name: name, content: FileBytes(bytes), rule: rule)
            return nil
        } catch {
            return error.userMessage(name: name)
        }
    }

    @Test func whatPasses() {
        #expect(message("ktp.pdf", pdf) == nil)
        #expect(message("KTP.JPG", jpeg) == nil)
        #expect(message("foto.jpeg", jpeg) == nil)
        #expect(message("tanpa akhiran", png) == nil)
        #expect(message("IMG_0001.png", jpeg) == nil, "phones call these two by each other's name")
        #expect(message("IMG_0001.jpg", png, FileRule(accepted: [.jpeg])) == nil)
    }

    @Test func wordUnderTheNameOfPDF() throws {
        #expect(
            message("ktp.pdf", try file("surat.docx"))
                == "Berkas “ktp.pdf” bukan PDF, melainkan dokumen Word. Simpan sebagai PDF, lalu unggah lagi.")
    }

    @Test func photoUnderTheNameOfPDF() {
        #expect(
            message("ktp.pdf", jpeg)
                == "Berkas “ktp.pdf” bukan PDF, melainkan foto JPG. Ganti akhiran namanya menjadi .jpg, lalu unggah lagi."
        )
    }

    @Test func whatIsNotAccepted() throws {
        #expect(
            message("surat.docx", try file("surat.docx"))
                == "Berkas “surat.docx” adalah dokumen Word. Simpan sebagai PDF, lalu unggah lagi.")
        #expect(
            message("a.heic", Array("\0\0\0\u{18}ftypheic\0\0\0\0heic".utf8))
                == "Berkas “a.heic” adalah foto HEIC. Simpan sebagai JPG, lalu unggah lagi.")
        #expect(
            message("ktp.jpg", jpeg, FileRule(accepted: [.pdf]))
                == "Berkas “ktp.jpg” adalah foto JPG. Simpan sebagai PDF, lalu unggah lagi.")
        #expect(
            message("a.zip", [0x50, 0x4B, 0x03, 0x04])
                == "Berkas “a.zip” adalah arsip ZIP. Keluarkan isinya, lalu unggah satu per satu.")
        #expect(
            message("a.exe", Array("MZ\0\0".utf8))
                == "Berkas “a.exe” adalah program Windows. Unggah berkas PDF, JPG, atau PNG.")
        #expect(
            message("a.bin", [0, 1], FileRule(accepted: [.pdf, .jpeg]))
                == "Berkas “a.bin” adalah berkas yang tidak dikenal. Unggah berkas PDF atau JPG.")
        #expect(
            message("ktp.pdf", pdf, FileRule(accepted: [.jpeg, .png]))
                == "Berkas “ktp.pdf” adalah PDF. Unggah berkas JPG atau PNG.")
    }

    @Test func emptyAndTruncated() throws {
        #expect(message("ktp.pdf", []) == "Berkas “ktp.pdf” kosong. Pilih berkas yang benar, lalu unggah lagi.")
        let whole = try file("dua-halaman.pdf")
        #expect(message("a.pdf", whole) == nil)
        #expect(
            message("a.pdf", Array(whole.dropLast(10)))
                == "PDF “a.pdf” terpotong: bagian akhirnya tidak ada. Unggah lagi berkas yang utuh.")
    }

    /// A photo may be larger than what is kept of it; a PDF may not.
    @Test func sizes() {
        let rule = FileRule(largestKept: 1000, largestPhoto: 3 << 20)
        func padded(_ bytes: [UInt8], to count: Int) -> [UInt8] {
            bytes.dropLast(6) + [UInt8](repeating: 0x20, count: count - bytes.count) + bytes.suffix(6)
        }
        #expect(message("a.pdf", padded(pdf, to: 1000), rule) == nil)
        #expect(
            message("a.pdf", padded(pdf, to: 1025), FileRule(largestKept: 1024))
                == "Berkas “a.pdf” berukuran 2 KB, paling besar 1 KB. Perkecil dahulu, lalu unggah lagi.")
        let photo = jpeg + [UInt8](repeating: 0, count: (3 << 20) - jpeg.count)
        #expect(message("a.jpg", photo, rule) == nil)
        #expect(
            message("a.jpg", photo + [0], rule)
                == "Berkas “a.jpg” berukuran 3,1 MB, paling besar 3 MB. Perkecil dahulu, lalu unggah lagi.")
    }

    /// A file so large that only its beginning was taken: what it is comes before how large it is, since a smaller one
    /// would not be taken either.
    @Test func onlyTheBeginning() {
        func message(_ name: String, _ beginning: [UInt8], _ rule: FileRule = FileRule()) -> String {
            FileInspection.problem(name: name, beginning: beginning, rule: rule).userMessage(name: name)
        }
        #expect(message("a.pdf", pdf) == "Berkas “a.pdf” lebih besar dari 2 MB. Perkecil dahulu, lalu unggah lagi.")
        #expect(message("a.jpg", jpeg) == "Berkas “a.jpg” lebih besar dari 15 MB. Perkecil dahulu, lalu unggah lagi.")
        #expect(
            message("a.mp4", Array("\0\0\0\u{18}ftypisom\0\0\0\0isommp42".utf8))
                == "Berkas “a.mp4” adalah video. Unggah berkas PDF, JPG, atau PNG.")
        #expect(message("a.pdf", jpeg).hasPrefix("Berkas “a.pdf” bukan PDF, melainkan foto JPG."))
    }

    @Test func whatCannotBeReadAgainIsOurFault() {
        let error = #expect(throws: FileProblem.self) {
            try FileInspection.check(name: "a.pdf", content: LostContent(), rule: FileRule())
        }
        #expect(error?.isOurs == true)
        #expect(error?.userMessage(name: "a.pdf").contains("Gangguan ada pada kami") == true)
    }
}
