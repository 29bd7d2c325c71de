import Services
import Store
import Testing

/// Texts for reasons and notes: an officer's own, and an office's.
@Suite struct SnippetTests {
    private func all(_ desk: RuleDesk, _ person: Person, at office: String) async throws -> [String] {
        try await desk.environment.database.read {
            try Snippet.all(for: person, at: office, desk.environment, in: $0).map(\.title)
        }
    }

    @Test func onesOwnAndTheOffices() async throws {
        let desk = try await RuleDesk()
        let save = SaveSnippet(desk.environment)
        try await save(nil, title: "Milik operator", text: "Berkas kurang", of: .person(desk.clerk.id), by: desk.clerk)
        try await save(nil, title: "Kantor", text: "Silakan datang", of: .office(desk.office), by: desk.kades)
        #expect(try await all(desk, desk.clerk, at: desk.office) == ["Kantor", "Milik operator"])
        #expect(try await all(desk, desk.kades, at: desk.office) == ["Kantor"])
        #expect(try await all(desk, desk.clerk, at: desk.regency.villageB.id) == ["Milik operator"])
    }

    @Test func onlyItsOwnerChangesAText() async throws {
        let desk = try await RuleDesk()
        let save = SaveSnippet(desk.environment)
        let other = try await desk.regency.officer("jauh", ["kepala"], in: desk.regency.villageB)
        await #expect(throws: Denial.self) {
            try await save(nil, title: "a", text: "b", of: .office(desk.office), by: desk.clerk)
        }
        await #expect(throws: Denial.self) {
            try await save(nil, title: "a", text: "b", of: .office(desk.office), by: other)
        }
        await #expect(throws: Denial.self) {
            try await save(nil, title: "a", text: "b", of: .person(desk.kades.id), by: desk.clerk)
        }
        try await save(nil, title: "a", text: "b", of: .person(desk.clerk.id), by: desk.clerk)
        func own() async throws -> [Snippet] {
            try await desk.environment.database.read {
                try Snippet.all(of: .person(desk.clerk.id), desk.environment, in: $0)
            }
        }
        let id = try #require(try await own().first?.id)
        try await save(id, title: "a2", text: " b2 \n", of: .person(desk.clerk.id), by: desk.clerk)
        #expect(try await own().map { "\($0.id) \($0.title) \($0.text)" } == ["\(id) a2 b2"])
        await #expect(throws: Denial.self) {
            try await RemoveSnippet(desk.environment)(id, of: .person(desk.clerk.id), by: desk.kades)
        }
        try await RemoveSnippet(desk.environment)(id, of: .person(desk.clerk.id), by: desk.clerk)
        #expect(try await own().isEmpty)
    }

    @Test func emptyAndLongOnesAreRefused() async throws {
        let desk = try await RuleDesk()
        let save = SaveSnippet(desk.environment)
        for (title, text, field) in [
            ("", "x", "judul"), ("x", " ", "teks"),
            ("x", String(repeating: "a", count: Snippet.longestText + 1), "teks"),
            (String(repeating: "a", count: Snippet.longestTitle + 1), "x", "judul"),
        ] {
            let troubles = await #expect(throws: FieldTroubles.self) {
                try await save(nil, title: title, text: text, of: .person(desk.clerk.id), by: desk.clerk)
            }
            #expect(troubles?.messages.keys.sorted() == [field])
        }
    }
}
