import HTTPTypes
import Pages
import Services
import Store

/// `/kelola/{meja}/kantor/host`: the host names of an office, seen by its administrators, and set by the root office's.
enum HostPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try page(AdministrationVisit(visit, in: transaction), nil, in: transaction)
    }

    static func add(_ visit: Visit) async throws -> Reply {
        let place = try await AdministrationVisit.open(visit)
        do {
            try await SetHosts(visit.web.environment).add(
                visit.form["host"]?.trimmed ?? "", to: place.office.id, by: visit.person)
        } catch let troubles as FieldTroubles {
            return try await visit.read { try page(place, troubles.messages["host"], in: $0) }
        }
        return .redirect(to: "\(place.root)/kantor/host", flash: "Nama host sudah ditambahkan.")
    }

    static func showRemove(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let place = try AdministrationVisit(visit, in: transaction)
        let (environment, host) = (visit.web.environment, visit.parameter("host"))
        let hosts = try ReadOffices(environment).hosts(of: place.office.id, in: transaction)
        guard hosts.contains(host), try SetHosts(environment).isFor(visit.person, in: transaction) else {
            throw Denial.notFound
        }
        return place.ask(
            AskView(
                title: "Hapus nama host?", about: "\(host), \(place.office.name)",
                points: [
                    "Tautan ke nama itu, juga dalam email yang sudah dikirim, tidak lagi membuka apa pun",
                    "Siapa pun yang sedang masuk di sana masuk lagi di alamat lain",
                ],
                action: "\(place.root)/kantor/host/\(host)/hapus", submit: "Hapus nama host", isBad: true,
                back: "\(place.root)/kantor/host"))
    }

    static func remove(_ visit: Visit) async throws -> Reply {
        let place = try await AdministrationVisit.open(visit)
        try await SetHosts(visit.web.environment).remove(
            visit.parameter("host"), from: place.office.id, by: visit.person)
        return .redirect(to: "\(place.root)/kantor/host", flash: "Nama host sudah dihapus.")
    }

    private static func page(
        _ place: AdministrationVisit, _ error: String?, in transaction: any ReadTransaction
    ) throws -> Reply {
        let (office, visit) = (place.office, place.visit)
        let environment = visit.web.environment
        let read = ReadOffices(environment)
        let isForReader = try SetHosts(environment).isFor(visit.person, in: transaction)
        let main = environment.addresses.root
        let above = try read(People.office, in: transaction).name
        let view = OfficeHostsView(
            root: place.root, office: office.name, address: office.isRoot ? main : "\(main)/k/\(office.slug)",
            isRoot: office.isRoot,
            hosts: try read.hosts(of: office.id, in: transaction).map { host in
                OfficeHostsView.Host(
                    name: host,
                    remove: isForReader
                        ? LinkView(label: "Hapus…", href: "\(place.root)/kantor/host/\(host)/hapus") : nil)
            },
            others: isForReader ? nil : "Nama host diatur administrator \(above)",
            fields: isForReader
                ? [
                    FieldView(
                        name: "host", label: "Nama host", hint: "Misalnya desa-contoh.id, tanpa https://", error: error,
                        control: .line(visit.form["host"] ?? ""), autocomplete: "off")
                ] : [])
        return .page(Page.officeHosts(view, in: place.frame), status: error == nil ? .ok : .unprocessableContent)
    }
}
