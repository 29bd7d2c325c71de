#if DEBUG
    import Documents
    import Glibc
    @testable import Program
    import Store

    /// Balai as it is, whose searching and making of accounts are an outside service's (`OutsideEffects`): what the crash
    /// test kills while an effect is on its way. Serves the data of the environment's settings; everything but those two
    /// runners is the product's own.
    @main struct CrashNode {
        static func main() {
            let words = Array(CommandLine.arguments.dropFirst())
            if words.first == "gambar-kerja" { exit(PictureWorker.run(arguments: Array(words.dropFirst()))) }
            // Not a task of the main actor, whose thread waits below.
            Task.detached {
                do {
                    try await serve()
                    exit(0)
                } catch {
                    Console.warn("simpul: \(error)")
                    exit(1)
                }
            }
            while true { pause() }
        }

        private static func serve() async throws {
            let settings = try Settings()
            let folder = try await ServeCommand.folder(settings)
            var house = try await House.open(
                settings, keyring: KeyFile.load(from: await folder.key()), logger: .balai(settings))
            let port = getenv("BALAI_CRASH_SERVICE").flatMap { UInt16(String(cString: $0)) }
            guard let port else { throw OperatorTrouble("BALAI_CRASH_SERVICE belum diisi.") }
            house.effects = OutsideEffects(service: OutsideService(port: port)).effect
            try await house.run {}
        }
    }
#else
    /// What it needs of the floors is open to tests only.
    @main struct CrashNode {
        static func main() { fatalError("simpul is built for tests only") }
    }
#endif
