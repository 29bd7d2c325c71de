import Forms
import Procedures
import Testing

/// The shipped SOP files, held against the table of the official form that they were made from.
struct ShippedProceduresTests {
    static let names = Fixtures.names(in: "procedures", ending: ".sop.yaml").map {
        String($0.dropLast(".sop.yaml".count))
    }

    @Test(arguments: names)
    func isCheckedWithoutAnyFinding(name: String) {
        let result = Checker.check(
            source: Fixtures.procedure(name), fileName: "\(name).sop.yaml", catalogue: CitizenCatalogue.shipped)
        #expect(result.diagnostics.map { $0.rendered(file: name) } == [])
        #expect(result.procedure?.name == name)
    }

    /// A question that a name alone does not explain has help beside it: numbers, choices, what officers write.
    @Test(arguments: names)
    func asksNothingHardWithoutHelp(name: String) throws {
        let procedure = try #require(CitizenCatalogue.shipped.procedures[name])
        let plain: Set<FieldKind> = [.text, .email, .phone, .address, .date, .statement]
        for field in procedure.forms.flatMap(\.fields) where !plain.contains(field.kind) {
            #expect(field.help?.isEmpty == false, "\(name): \(field.name)")
        }
        for field in procedure.forms.flatMap(\.fields) { #expect((field.help?.count ?? 0) <= 100, "\(field.name)") }
    }

    /// Labels stand in front of a colon: three words at most. What pages call a thing, the files call it too
    /// (CONTEXT.md, “Words on pages”).
    @Test(arguments: names)
    func speaksAsPagesDo(name: String) throws {
        let result = Checker.check(
            source: Fixtures.procedure(name), fileName: "\(name).sop.yaml", catalogue: CitizenCatalogue.shipped)
        let procedure = try #require(result.procedure)
        let fields = procedure.forms.flatMap(\.fields)
        for field in fields where field.kind != .statement {
            #expect(field.label.split(separator: " ").count <= 3, "\(field.label)")
        }
        let texts =
            fields.map(\.label) + fields.compactMap(\.help) + procedure.papers.map(\.title)
            + procedure.steps.map(\.text)
        for text in texts {
            let rest = text.lowercased().replacing("kata sandi", with: "")
            #expect(!rest.contains("surel") && !rest.contains("sandi"), "\(text)")
        }
        // A decision's outcomes answer without its question: “Lengkap”, not “Ya”.
        for outcome in procedure.steps.flatMap(\.outcomes) {
            #expect(!["Ya", "Tidak"].contains(outcome.label), "\(outcome.name)")
        }
    }
}
