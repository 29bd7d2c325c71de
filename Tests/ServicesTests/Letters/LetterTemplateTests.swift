import FoundationEssentials
import Forms
import Procedures
import Services
import Testing

/// The letters of `letters/`, and the form in which they are written.
@Suite struct LetterTemplateTests {
    static let shipped: [LetterTemplate] = {
        let root = String(#filePath.dropLast("/Tests/ServicesTests/Letters/LetterTemplateTests.swift".count))
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/letters")) ?? []
        return names.compactMap { name in
            let bytes = FileManager.default.contents(atPath: "\(root)/letters/\(name)") ?? Data()
            return try? LetterTemplate(
                name: String(name.dropLast(".surat.txt".count)), source: String(decoding: bytes, as: UTF8.self))
        }
    }()

    @Test func everyFileIsRead() { #expect(Self.shipped.count == 3) }

    /// A letter asks for nothing that its type does not declare, and uses all that it declares: who writes an SOP reads
    /// there what its questions are to be called.
    @Test(arguments: shipped) func itsParametersAreThoseOfItsType(_ template: LetterTemplate) throws {
        let type = try #require(LetterTypes.all.first { $0.name == template.name })
        #expect(template.parameters.subtracting(LetterTemplate.facts) == Set(type.parameters.map(\.name)))
        #expect(type.parameters.allSatisfy { !$0.isRequired })
    }

    /// What a shipped SOP offers as a sample is there, and each of its parameters is asked for.
    @Test(arguments: ["email-perangkat-daerah", "email-perangkat-desa"])
    func everySampleOfAShippedSOPIsThere(_ name: String) throws {
        let read = SOPReader.read(
            source: try KominfoDesk.source(name), fileName: "\(name).sop.yaml", catalogue: ServicesCatalogue.base)
        let procedure = try #require(read.procedure)
        let samples = procedure.papers.compactMap(\.template)
        #expect(!samples.isEmpty)
        let asked = Set(procedure.forms.flatMap(\.fields).map(\.name)).union(LetterTemplate.facts)
        for sample in samples {
            let template = try #require(Self.shipped.first { $0.name == sample })
            #expect(template.parameters.subtracting(asked) == [])
        }
    }

    @Test func linesBecomeBlocks() throws {
        let template = try LetterTemplate(
            name: "x",
            source: """
                # Surat x
                ## SURAT X

                | Kepada
                | di {tempat}

                Dengan ini {nama}
                menyatakan: benar.

                Nama : {nama}
                NIK : {}
                < {kantor}
                > Kepala
                >
                > {}
                """)
        #expect(template.title == "Surat x")
        try #require(template.blocks.count == 5)
        #expect(template.blocks[0] == .title("SURAT X"))
        #expect(template.blocks[1] == .lines([[.text("Kepada")], [.text("di "), .parameter("tempat")]]))
        #expect(
            template.blocks[2]
                == .paragraph([.text("Dengan ini "), .parameter("nama"), .text(" "), .text("menyatakan: benar.")]))
        guard case .rows(let rows) = template.blocks[3] else {
            Issue.record("\(template.blocks[3])")
            return
        }
        #expect(rows.map(\.label) == ["Nama", "NIK"])
        #expect(rows.map(\.value) == [[.parameter("nama")], [.blank]])
        #expect(
            template.blocks[4]
                == .signatures(left: [[.parameter("kantor")]], right: [[.text("Kepala")], [], [.blank]]))
        #expect(template.parameters == ["tempat", "nama", "kantor"])
    }

    @Test(arguments: [
        ("Nama : x", 1, "menyebut nama surat"), ("# A\n# B", 2, "sudah bernama"), ("# A\n{nama", 2, "tidak ditutup"),
        ("# A\nnama}", 2, "tidak dibuka"), ("# A\n\n{Nama Lengkap}", 3, "bukan nama parameter"),
    ])
    func aFaultNamesItsLine(source: String, line: Int, words: String) {
        let trouble = #expect(throws: LetterTemplateTrouble.self) {
            _ = try LetterTemplate(name: "surat-x", source: source)
        }
        #expect(trouble?.line == line)
        #expect(trouble?.description.hasPrefix("letters/surat-x.surat.txt:\(line): ") == true)
        #expect(trouble?.message.contains(words) == true, "\(trouble?.message ?? "")")
    }
}
