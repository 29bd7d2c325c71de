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
        guard let format = DrawingFormat.papers.first(where: { $0.name == paper.lowercased() }) else {
            throw OperatorTrouble("--kertas ditulis a4 atau f4, bukan “\(paper)”.")
        }
        guard let kind = Kind(rawValue: String(hasil.split(separator: ".").last ?? "").lowercased()) else {
            throw OperatorTrouble("Hasil ditulis sebagai .pdf, .html, atau .svg, bukan “\(hasil)”.")
        }
        let settings = try Settings()
        let read = try ProcedureFiles(paths: [berkas], embedded: EmbeddedFiles(folder: settings.assets))
        let file = SOPReader.read(source: read.files[0].bytes, fileName: berkas, catalogue: read.catalogue)
        for found in file.diagnostics where found.severity == .error { Console.say(found.rendered(file: berkas)) }
        guard let procedure = file.procedure else { throw ExitCode(1) }
        let identity = try await identity(of: procedure, settings)
        let drawing = Drawing(procedure, identity: identity.facts, catalogue: read.catalogue, on: format)
        try write(drawing, as: kind, pictures: identity.pictures)
        Console.say("\(drawing.title): \(drawing.pages.count) halaman \(format.name.uppercased()) di \(hasil).")
    }

    private enum Kind: String { case pdf, html, svg }

    /// The logo goes into the file itself: nobody knows where it is opened.
    private func identity(
        of procedure: Procedure, _ settings: Settings
    ) async throws -> (facts: OfficialIdentity, pictures: [String: [UInt8]]) {
        guard let office else { return (OfficialIdentity(), [:]) }
        let house = try await House.openExisting(settings)
        let adopting = try await house.office(slug: office)
        let day = house.environment.now.date(in: adopting.zone)
        let (environment, blobs) = (house.environment, house.blobs)
        let found = try await environment.database.read { transaction in
            try Adoption.inForce(procedure.name, at: adopting.id, on: day, in: transaction).map { adoption in
                let logo = try ShownLogos.all(in: transaction).of(adopting.id)
                return (
                    try OfficialIdentity(adoption, at: adopting, in: transaction),
                    try logo.flatMap { try ReadLogo(environment, blobs).printed($0, in: transaction) }
                )
            }
        }
        guard var identity = found?.0 else {
            try await house.close()
            throw OperatorTrouble("SOP “\(procedure.name)” tidak sedang berlaku di \(adopting.name).")
        }
        var pictures: [String: [UInt8]] = [:]
        if let logo = found?.1 {
            let bytes = try await blobs.bytes(of: logo)
            let inline = "data:image/jpeg;base64,\(Data(bytes).base64EncodedString())"
            identity.emblem?.source = inline
            pictures[inline] = bytes
        }
        try await house.close()
        return (identity, pictures)
    }

    private func write(_ drawing: Drawing, as kind: Kind, pictures: [String: [UInt8]]) throws {
        let sheets = SheetView.all(of: drawing)
        switch kind {
        case .pdf: try put(try DrawingPDF(drawing, pictures: pictures).bytes(), into: hasil)
        case .html: try put(Page.printout(sheets, title: drawing.title).bytes, into: hasil)
        case .svg:
            for (index, sheet) in sheets.enumerated() {
                let path = index == 0 ? hasil : "\(hasil.dropLast(4))-\(index + 1).svg"
                try put(sheet.svg, into: path)
            }
        }
    }

    /// What is there already is kept.
    private func put(_ bytes: [UInt8], into path: String) throws {
        do {
            let file = try OpenFile(path, for: .creating)
            try file.write(bytes)
            try file.sync()
        } catch let failure as FileFailure where failure.isThereAlready {
            throw OperatorTrouble("Berkas \(path) sudah ada dan tidak ditimpa.")
        }
    }
}
