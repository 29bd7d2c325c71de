/// A Merkle tree hash over a list of leaves (RFC 6962, section 2.1): leaves and nodes are hashed under prefixes of their
/// own, so that neither can be passed off as the other. Leaves come one by one; only one hash a level is kept.
public struct MerkleTree: Sendable {
    /// The roots of full subtrees, the largest first.
    private var subtrees: [[UInt8]] = []
    public private(set) var count = 0

    public init() {}

    public mutating func add(_ leaf: [UInt8]) {
        var hash = Digest.sha256([0] + leaf)
        var full = count
        while full & 1 == 1 {
            hash = Digest.sha256([1] + subtrees.removeLast() + hash)
            full >>= 1
        }
        subtrees.append(hash)
        count += 1
    }

    /// The hashes that lead from a leaf to the root (RFC 6962, section 2.1.1), the nearest first: with them whoever has
    /// the leaf alone can make the root.
    public static func path(of index: Int, in leaves: some Collection<[UInt8]>) -> [[UInt8]] {
        guard leaves.count > 1 else { return [] }
        var half = 1
        while half * 2 < leaves.count { half *= 2 }
        let (left, right) = (leaves.prefix(half), leaves.dropFirst(half))
        return index < half
            ? path(of: index, in: left) + [root(of: right)] : path(of: index - half, in: right) + [root(of: left)]
    }

    private static func root(of leaves: some Collection<[UInt8]>) -> [UInt8] {
        var tree = MerkleTree()
        for leaf in leaves { tree.add(leaf) }
        return tree.root
    }

    /// Of everything so far; of no leaf, the hash of nothing.
    public var root: [UInt8] {
        guard var hash = subtrees.last else { return Digest.sha256([UInt8]()) }
        for larger in subtrees.dropLast().reversed() { hash = Digest.sha256([1] + larger + hash) }
        return hash
    }
}
