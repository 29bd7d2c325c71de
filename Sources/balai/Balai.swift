import Program

@main struct Balai {
    static func main() { Program.main() }
}
