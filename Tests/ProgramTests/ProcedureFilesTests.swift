import FoundationEssentials
import Procedures
import Testing

@testable import Program

/// SOP files of the command line beside those that come with Balai.
@Suite struct ProcedureFilesTests {
    /// `panggilan` names other SOPs, so that it is read after them: the file still stands for the one that comes with
    /// Balai.
    @Test func aFileStandsForTheOneOfItsNameAlsoWhereItIsReadLate() throws {
        let folder = try TemporaryFolder()
        let embedded = try EmbeddedFiles()
        let shipped = embedded.file("procedures/panggilan.sop.yaml")
        let text = String(decoding: shipped.bytes, as: UTF8.self)
            .replacing("judul: Penanganan panggilan dan email masuk", with: "judul: Panggilan kami")
        let path = folder.path + "/panggilan.sop.yaml"
        #expect(FileManager.default.createFile(atPath: path, contents: Data(text.utf8)))
        let files = try ProcedureFiles(paths: [path], embedded: embedded)
        #expect(files.catalogue.procedures["panggilan"]?.title == "Panggilan kami")
        #expect(files.catalogue.procedures["pengaduan"] != nil)
    }
}
