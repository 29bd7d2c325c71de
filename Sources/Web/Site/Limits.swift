/// How much one client, and all of them together, may ask of the server at once. Everything that is refused for being too
/// much, too long or too slow is refused by a number of this table, and told in a page (docs/decisions/0033).
public struct Limits: Sendable, Hashable {
    // MARK: one request

    /// Bytes of a request's address; beyond it 414 (RFC 9110 §4.1 wants at least 8000 supported).
    public var longestAddress = 8 * 1024
    /// Bytes of one name or value of the head; beyond it 431 (RFC 6585 §5). A browser's cookies are one value.
    public var longestField = 16 * 1024
    /// Bytes of all names and values together; beyond it 431.
    public var largestHead = 32 * 1024
    /// Fields of a head; beyond it 431. Browsers send about twenty.
    public var mostFields = 100

    // MARK: slow clients

    /// Seconds for a head, from its first byte to its last; beyond it 408 (RFC 9110 §15.5.9).
    public var headPatience = 30.0
    /// Seconds that a client may be silent within a body, or not read its answer; beyond it 408, or the end.
    public var patience = 30.0
    /// Bytes a second at which that patience is earned again. The slowest line that a photo is sent over brings more.
    public var slowestRate = 1024.0
    /// Seconds for a whole request, however it comes; and for the answers that wait to be read, however slowly.
    public var longestRequest = 3600.0
    /// Seconds that a connection is kept between two requests.
    public var idle = 60.0
    /// Seconds that a refused client is given to read why before the connection is closed.
    public var lingering = 2.0
    /// Seconds that a new connection has for its first byte before it makes room rather than one that has asked before.
    public var firstWord = 2.0

    // MARK: all together

    /// Connections at the same time. When one more comes, the one that has waited longest for a request is closed, which
    /// HTTP allows at any time (RFC 9112 §9.5); then the longest form, then the answer that is read most slowly. One that has been answered takes about 40 KB of memory.
    public var connections = 1_000
    /// Bytes of forms without files that are in memory at the same time, beyond the first 16 KiB of each.
    public var formMemory = 16 * 1024 * 1024
    /// Bytes of uploads under way, on the disk, of everybody together.
    public var uploads = 1024 * 1024 * 1024
    /// Bytes of uploads under way of one account, or of one address without an account; beyond it 429.
    public var uploadsOfOne = 256 * 1024 * 1024
    /// Bytes of uploads in an hour from one address, of visitors without an account; beyond it they come one at a time,
    /// 1, 2, 4 … 15 seconds apart.
    public var uploadsAnHour = 512 * 1024 * 1024
    /// Costly pages for everybody that are made at the same time, and how many may wait; beyond it 503. With the lists
    /// below one less than the readers of the database: there is always one for the other pages.
    public var searchesAtOnce = 1
    public var searchesWaiting = 64
    /// The same of lists at the desk, which no flood at the public door reaches.
    public var listsAtOnce = 2
    public var listsWaiting = 256
    /// How many may wait for the metrics, which are read for one at a time.
    public var readingsWaiting = 16
    /// Seconds that somebody waits for such a page to be begun; beyond it 503.
    public var turnPatience = 5.0

    public init() {}
}
