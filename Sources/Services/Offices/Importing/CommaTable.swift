import Forms

/// A table as a spreadsheet saves it, with commas or semicolons (RFC 4180), or as it is copied out of one,
/// with tabs: its first line names the columns.
struct CommaTable {
    /// What is wrong with a table as a whole, or with one of its lines.
    struct Trouble: Error, Hashable, Sendable {
        let line: Int
        let message: String
    }

    let columns: [String]
    /// The cells of each further line with its number; empty lines are left out.
    let rows: [(line: Int, cells: [String])]

    /// - Parameters:
    ///   - required: columns that must be there, whatever their order.
    ///   - most: lines that are read.
    init(_ bytes: [UInt8], required: [String], most: Int) throws(Trouble) {
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard let text = String(validating: body, as: UTF8.self) else {
            throw Trouble(line: 1, message: "Berkas ini bukan teks UTF-8. Simpan sebagai CSV UTF-8")
        }
        let lines = try Self.lines(of: text)
        guard let head = lines.first else { throw Trouble(line: 1, message: "Berkas ini kosong") }
        let names = head.cells.map { $0.lowercased() }
        for name in required where !names.contains(name) {
            throw Trouble(
                line: 1,
                message: "Baris pertama menyebut kolom: \(required.joined(separator: ",")). Kolom “\(name)” belum ada")
        }
        let rows = lines.dropFirst().filter { $0.cells.contains { !$0.isEmpty } }
        guard rows.count <= most else {
            throw Trouble(line: rows[most].line, message: "Terlalu banyak baris: paling banyak \(most)")
        }
        for row in rows where row.cells.count != names.count {
            throw Trouble(
                line: row.line, message: "Baris ini berisi \(row.cells.count) kolom, seharusnya \(names.count)")
        }
        columns = names
        self.rows = rows.map { $0 }
    }

    /// A cell of a row by the name of its column; "" where there is no such column.
    func cell(_ name: String, of cells: [String]) -> String {
        columns.firstIndex(of: name).map { cells[$0] } ?? ""
    }

    private static func lines(of text: String) throws(Trouble) -> [(line: Int, cells: [String])] {
        let head = text.prefix { !$0.isNewline }
        let separator: Character = head.contains("\t") ? "\t" : head.contains(";") ? ";" : ","
        var lines: [(line: Int, cells: [String])] = []
        var (cells, cell, number, start, isQuoted) = ([String](), "", 1, 1, false)
        var characters = text.makeIterator()
        var next = characters.next()
        while let character = next {
            next = characters.next()
            if isQuoted {
                if character == "\"", next == "\"" {
                    cell.append("\"")
                    next = characters.next()
                } else if character == "\"" {
                    isQuoted = false
                } else {
                    if character.isNewline { number += 1 }
                    cell.append(character)
                }
            } else if character == "\"", cell.isBlank {
                (isQuoted, cell) = (true, "")
            } else if character == separator {
                cells.append(cell.unpadded)
                cell = ""
            } else if character.isNewline {
                lines.append((start, cells + [cell.unpadded]))
                (cells, cell, number) = ([], "", number + 1)
                start = number
            } else {
                cell.append(character)
            }
        }
        if isQuoted { throw Trouble(line: start, message: "Tanda kutip pada baris ini tidak ditutup") }
        if !cells.isEmpty || !cell.isBlank { lines.append((start, cells + [cell.unpadded])) }
        return lines
    }
}

extension String {
    /// Without spaces around it.
    fileprivate var unpadded: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
