import ArgumentParser
import Documents
import Forms
import FoundationEssentials
import Pages
import Procedures
import Services
import Store
import Web

/// `balai sop print`: the official document of an SOP (Permenpan RB 35/2012).
struct PrintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print", abstract: "Cetak dokumen resmi sebuah SOP: PDF, HTML, atau SVG.",
        discussion: """
            Berkas yang sudah ada tidak ditimpa. Tanpa --kantor, bagian yang menjadi milik kantor (nomor, tanggal, pengesahan) dikosongkan. SVG memuat satu \
            halaman: halaman kedua dan seterusnya menjadi berkas x-2.svg, x-3.svg.
            """)

    @Argument(help: "Berkas .sop.yaml.")
    var berkas: String
    @Option(name: .customShort("o"), help: "Berkas yang dibuat: .pdf, .html, atau .svg.")
    var hasil: String
    @Option(name: .customLong("kertas"), help: "a4 atau f4, mendatar.")
    var paper = DrawingFormat.a4.name
    @Option(name: .customLong("kantor"), help: "Nama pendek kantor yang menetapkan SOP ini.")
    var office: String?

    func run() async throws {
        let settings = try Settings()
        Console.say(try await print(settings) { try await House.openExisting(settings) })
    }

    /// - Parameter house: where the office's adoption is; asked only for an office.
    /// - Returns: what was printed, in a sentence.
    func print(_ settings: Settings, in house: () async throws -> House) async throws -> String {
        guard let format = DrawingFormat.papers.first(where: { $0.name == paper.lowercased() }) else {
            throw OperatorTrouble("--kertas ditulis a4 atau f4, bukan “\(paper)”.")
        }
        guard let kind = Kind(rawValue: String(hasil.split(separator: ".").last ?? "").lowercased()) else {
            throw OperatorTrouble("Hasil ditulis sebagai .pdf, .html, atau .svg, bukan “\(hasil)”.")
        }
        let read = try ProcedureFiles(paths: [berkas], embedded: EmbeddedFiles(folder: settings.assets))
        let bytes = read.files[0].bytes
        let checked = Checker.check(source: bytes, fileName: berkas, catalogue: read.catalogue)
        guard let procedure = checked.procedure else {
            let source = String(decoding: bytes, as: UTF8.self)
            for found in checked.diagnostics where found.severity == .error {
                Console.say(found.rendered(file: berkas, source: source))
            }
            throw OperatorTrouble("\(berkas) tidak dicetak: perbaiki dulu galatnya.")
        }
        let hash = Hexadecimal.text(Digest.sha256(bytes))
        let identity = try await identity(of: procedure, hash: hash, in: house)
        let drawing: Drawing
        do throws(DrawingTrouble) {
            drawing = try Drawing(procedure, identity: identity.facts, catalogue: read.catalogue, on: format)
        } catch { throw OperatorTrouble(error.message + ".") }
        try write(drawing, as: kind, pictures: identity.pictures)
        return "\(drawing.title): \(drawing.pages.count) halaman \(format.name.uppercased()) di \(hasil)."
    }

    private enum Kind: String { case pdf, html, svg }

    private typealias Identity = (facts: OfficialIdentity, pictures: [String: [UInt8]])

    private func identity(
        of procedure: Procedure, hash: String, in house: () async throws -> House
    ) async throws -> Identity {
        guard let office else { return (OfficialIdentity(), [:]) }
        let house = try await house()
        do {
            let found = try await identity(of: procedure, hash: hash, at: house.office(slug: office), in: house)
            try await house.close()
            return found
        } catch {
            try await house.close()
            throw error
        }
    }

    /// The logo goes into the file itself: nobody knows where it is opened.
    private func identity(
        of procedure: Procedure, hash: String, at adopting: Office, in house: House
    ) async throws -> Identity {
        let day = house.environment.now.date(in: adopting.zone)
        let (environment, blobs) = (house.environment, house.blobs)
        let adopted = try await environment.database.read { transaction in
            try Adoption.inForce(procedure.name, at: adopting.id, on: day, in: transaction).map { adoption in
                let logo = try ShownLogos.all(in: transaction).of(adopting.id)
                return (
                    hash: adoption.procedureHash,
                    facts: try OfficialIdentity(adoption, at: adopting, in: transaction),
                    logo: try logo.flatMap { try ReadLogo(environment, blobs).printed($0, in: transaction) }
                )
            }
        }
        guard var found = adopted else {
            throw OperatorTrouble("SOP “\(procedure.name)” tidak sedang berlaku di \(adopting.name).")
        }
        // Number, day and approval are of the text that was approved.
        guard found.hash == hash else {
            throw OperatorTrouble(
                "Isi \(berkas) bukan isi SOP “\(procedure.name)” yang berlaku di \(adopting.name). Cetak tanpa --kantor, "
                    + "atau tetapkan dulu berkas ini.")
        }
        var pictures: [String: [UInt8]] = [:]
        if let logo = found.logo {
            let bytes = try await blobs.bytes(of: logo)
            let inline = "data:image/jpeg;base64,\(Data(bytes).base64EncodedString())"
            found.facts.emblem?.source = inline
            pictures[inline] = bytes
        }
        return (found.facts, pictures)
    }

    private func write(_ drawing: Drawing, as kind: Kind, pictures: [String: [UInt8]]) throws {
        let sheets = SheetView.all(of: drawing)
        switch kind {
        case .pdf: try put([(hasil, try DrawingPDF(drawing, pictures: pictures).bytes())])
        case .html: try put([(hasil, Page.printout(sheets, title: drawing.title).bytes)])
        case .svg:
            try put(
                sheets.enumerated().map { index, sheet in
                    (path: index == 0 ? hasil : "\(hasil.dropLast(4))-\(index + 1).svg", bytes: sheet.svg)
                })
        }
    }

    /// What is there already is kept; then nothing is written of a document of several files.
    private func put(_ files: [(path: String, bytes: [UInt8])]) throws {
        if let there = files.first(where: { FileManager.default.fileExists(atPath: $0.path) }) {
            throw Self.exists(there.path)
        }
        for (path, bytes) in files {
            do {
                let file = try OpenFile(path, for: .creating)
                try file.write(bytes)
                try file.sync()
            } catch let failure as FileFailure where failure.isThereAlready {
                throw Self.exists(path)
            }
        }
    }

    private static func exists(_ path: String) -> OperatorTrouble {
        OperatorTrouble("Berkas \(path) sudah ada dan tidak ditimpa.")
    }
}
