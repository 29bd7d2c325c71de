extension Procedure {
    /// What the file asks for and this version of Balai does not run yet, in the words of the official who would adopt
    /// it; empty where it can be put in force.
    public var unsupportedHere: [String] {
        steps.filter { $0.forEach != nil }.map {
            "Langkah “\($0.name)” memakai untuk-setiap, yang belum dapat dijalankan."
        }
    }
}
