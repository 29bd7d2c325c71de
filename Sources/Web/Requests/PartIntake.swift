import Multipart
import Store

/// Takes the parts of a form as they come: fields into memory, files into the spool. Of a file it holds never more than
/// what the spool's next piece needs, and its first bytes.
struct PartIntake {
    private let spool: Spool
    private let largestFile: Int
    /// Where the bytes of files, and those of fields, are counted; nil: nowhere.
    private let disk: BodyRoom.Share?
    private let memory: BodyRoom.Share?
    /// Asked when a file begins, with the fields that came before.
    private let keepsFiles: (FormFields) -> Bool

    private(set) var form = Form()
    /// Bytes that came for files beyond what any may have.
    private(set) var excess = 0

    private var head: PartHead?
    private var text: [UInt8] = []
    /// Of all fields so far.
    private var fieldBytes = 0
    private var file = Filling.dropped
    private var beginning: [UInt8] = []
    private var size = 0

    /// What becomes of the file that is coming.
    private enum Filling { case kept, tooLarge, dropped }
    private var spooling: SpoolIntake?

    /// As much as tells the type of most files.
    private static let beginningLength = 4096

    init(
        spool: Spool, largestFile: Int, disk: BodyRoom.Share? = nil, memory: BodyRoom.Share? = nil,
        keepsFiles: @escaping (FormFields) -> Bool
    ) {
        self.spool = spool
        self.largestFile = largestFile
        (self.disk, self.memory) = (disk, memory)
        form.shares = [disk, memory].compactMap(\.self)
        self.keepsFiles = keepsFiles
    }

    /// - Throws: `FormBodyError`, `BlobFailure.full`, `FileFailure`, `BodyRoom.Full`.
    mutating func take(_ event: MultipartEvent) async throws {
        switch event {
        case .begin(let begun):
            head = begun
            (text, beginning, size) = ([], [], 0)
            if begun.isFile { file = keepsFiles(form.fields) ? .kept : .dropped }
        case .body(let slice):
            guard head?.isFile != true else { return try await fill(slice) }
            fieldBytes += slice.count
            if fieldBytes > FormReader.smallForm { try memory?.take(slice.count) }
            text += slice
        case .end: try await end()
        case .finish: break
        }
    }

    /// The form as far as it was read, with the file in which reading stopped.
    consuming func formSoFar() -> Form {
        if let head, head.isFile { note(head, .tooLarge(beginning: beginning)) }
        return form
    }

    private mutating func fill(_ slice: ArraySlice<UInt8>) async throws {
        size += slice.count
        guard file != .dropped else { return }
        beginning += slice.prefix(max(0, Self.beginningLength - beginning.count))
        if file == .kept, size > largestFile {
            file = .tooLarge
            spooling = nil
        }
        guard file == .kept else {
            excess += slice.count
            return
        }
        try disk?.take(slice.count)
        if spooling == nil { spooling = try await spool.begin() }
        try await spooling?.add(slice)
    }

    private mutating func end() async throws {
        guard let head else { return }
        self.head = nil
        guard head.isFile else {
            form.fields.add(try FormText.decode(text), to: head.name)
            return
        }
        // A field in which nothing was chosen comes without name and bytes.
        guard size > 0 || head.filename?.isEmpty == false else { return }
        switch file {
        case .dropped: note(head, .dropped)
        case .tooLarge: note(head, .tooLarge(beginning: beginning))
        case .kept:
            if spooling == nil { spooling = try await spool.begin() }
            guard let whole = spooling.take() else { return }
            note(head, .spooled(try await whole.finish()))
        }
    }

    private mutating func note(_ head: PartHead, _ content: Form.File.Content) {
        form.files.append(Form.File(field: head.name, name: head.filename ?? "", content: content))
    }
}
