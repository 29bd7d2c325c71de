extension Folder {
    /// A new file of the folder that has no name: this process alone can read it, and it goes with whoever holds it,
    /// whatever ended them.
    package func nameless() throws -> OpenFile {
        let name = Identifier.random()
        let file = try OpenFile(path + "/" + name, for: .passing)
        try remove(name)
        return file
    }
}
