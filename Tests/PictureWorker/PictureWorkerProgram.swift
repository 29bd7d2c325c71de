import Documents
import Glibc

/// The decoder's process, for the tests of `Documents` alone; the product starts itself with a hidden command instead.
@main struct PictureWorkerProgram {
    static func main() {
        exit(PictureWorker.run(arguments: Array(CommandLine.arguments.dropFirst())))
    }
}
