import Store
import Testing

@Suite struct MerkleTreeTests {
    /// The leaves and roots by which implementations of RFC 6962 are compared.
    private static let leaves = [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    ]
    private static let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    @Test func isTheTreeOfTheRFC() throws {
        var tree = MerkleTree()
        #expect(Hexadecimal.text(tree.root) == Self.roots[0])
        for (index, leaf) in Self.leaves.enumerated() {
            tree.add(try #require(Hexadecimal.bytes(leaf)))
            #expect(Hexadecimal.text(tree.root) == Self.roots[index + 1])
            #expect(tree.count == index + 1)
        }
    }

    /// RFC 9162, section 2.1.3.2: leaf, place and path make the root.
    @Test func aPathLeadsFromEachLeafToTheRoot() throws {
        let leaves = try Self.leaves.map { try #require(Hexadecimal.bytes($0)) }
        for size in 1...leaves.count {
            for index in 0..<size {
                let path = MerkleTree.path(of: index, in: leaves[..<size])
                var (place, last, hash) = (index, size - 1, Digest.sha256([0] + leaves[index]))
                for node in path {
                    if place & 1 == 1 || place == last {
                        hash = Digest.sha256([1] + node + hash)
                        while place & 1 == 0, place != 0 { (place, last) = (place >> 1, last >> 1) }
                    } else {
                        hash = Digest.sha256([1] + hash + node)
                    }
                    (place, last) = (place >> 1, last >> 1)
                }
                #expect(last == 0)
                #expect(Hexadecimal.text(hash) == Self.roots[size], "\(index) of \(size)")
            }
        }
    }

    @Test func aNodeIsNoLeaf() {
        let (left, right) = (Digest.sha256([0, 1]), Digest.sha256([0, 2]))
        var two = MerkleTree()
        two.add([1])
        two.add([2])
        var one = MerkleTree()
        one.add(left + right)
        #expect(one.root != two.root)
    }
}
