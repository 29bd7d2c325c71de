import Forms
import Store

/// A case as a root is made over it: how many events it had on a day, and the hash of the last. Names nobody; the number
/// is what an office calls the case.
struct CaseHead: Sendable, Hashable {
    let id: String
    let number: String
    let count: Int
    let head: [UInt8]
    let day: CalendarDate

    /// What the leaf's hash is made over. Part of what is signed: it never changes.
    var leaf: [UInt8] { Array("\(id) \(count) \(Hexadecimal.text(head))".utf8) }

    /// Whether a case that goes on could have come from this head to that one.
    func goesOn(as later: CaseHead) -> Bool { later.count > count || later.count == count && later.head == head }
}
