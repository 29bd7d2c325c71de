import Forms
import Procedures
import Store

/// The effects on IP addresses and domain names. Offices without an API do them by hand.
enum DomainEffects {
    static let all = [allocateIP, releaseIP, activate, deactivate]

    static let allocateIP = Effect(
        EffectDeclaration(
            name: "ip.alokasikan", title: "Mengalokasikan alamat IP", kind: .checkable,
            // It stands in clear beside the address (CLEAR.md), and others are told of it: nothing but a domain name.
            parameters: [.init("keperluan", [.newDomain])],
            outcomes: [Option(name: "berhasil", label: "Alamat dialokasikan")],
            outputs: [.init("alamat", "Alamat IP", .text)], undo: "ip.lepaskan"),
        instruction: { call in
            "Alokasikan satu alamat IP dari kumpulan kantor untuk hosting \(call.text("keperluan")), lalu catat alamatnya."
        },
        suggest: { call, transaction in
            guard let free = try IPPool.firstFree(of: call.office, in: transaction) else { return [:] }
            return ["alamat": .text(free.description)]
        },
        keep: { call, answer, transaction in
            guard case .text(let typed) = answer.outputs["alamat"] else {
                throw FieldTroubles(["alamat": "Isi alamat IP yang dialokasikan"])
            }
            let purpose = call.text("keperluan")
            let address = try IPPool.take(typed, purpose: purpose, for: call, in: transaction)
            return EffectAnswer(answer.outcome, outputs: ["alamat": .text(address.description)])
        })

    static let releaseIP = Effect(
        EffectDeclaration(
            name: "ip.lepaskan", title: "Melepaskan alamat IP", kind: .idempotent,
            parameters: [.init("alamat", [.text])],
            outcomes: [Option(name: "berhasil", label: "Sudah dilepaskan")]),
        instruction: { call in "Lepaskan alamat IP \(call.text("alamat")): permohonannya tidak jadi." },
        keep: { call, answer, transaction in
            try IPPool.release(call.text("alamat"), for: call, in: transaction)
            return answer
        })

    static let activate = Effect(
        EffectDeclaration(
            name: "domain.aktifkan", title: "Mengaktifkan domain", kind: .checkable,
            parameters: [.init("nama", [.newDomain]), .init("ip", [.text])],
            outcomes: [
                Option(name: "berhasil", label: "Domain aktif"),
                Option(name: "nama-terpakai", label: "Nama sudah dipakai"),
            ],
            undo: "domain.lepaskan"),
        instruction: { call in
            "Aktifkan domain \(call.text("nama")) ke alamat \(call.text("ip")) di server nama, lalu periksa dari jaringan luar."
        },
        keep: { call, answer, transaction in
            guard answer.outcome == "berhasil" else { return EffectAnswer(answer.outcome) }
            let name = call.text("nama").lowercased()
            do {
                try DomainName.check(name, for: call.office, in: transaction)
            } catch let troubles as FieldTroubles {
                throw FieldTroubles(["hasil": troubles.messages["nama"] ?? ""])
            }
            try DomainName.take(name, ip: IPv4(call.text("ip")), for: call, in: transaction)
            return answer
        })

    static let deactivate = Effect(
        EffectDeclaration(
            name: "domain.lepaskan", title: "Menonaktifkan domain", kind: .idempotent,
            parameters: [.init("nama", [.newDomain])],
            outcomes: [Option(name: "berhasil", label: "Sudah dinonaktifkan")]),
        instruction: { call in "Nonaktifkan domain \(call.text("nama")): permohonannya tidak jadi." },
        keep: { call, answer, transaction in
            try DomainName.release(call.text("nama").lowercased(), for: call, in: transaction)
            return answer
        })
}
