import Forms
import Procedures
import Store

/// Tells people what happened in a case, in the app and by e-mail: the applicant at receipt, at a return, when something waits for
/// them and at the end; a step's performers when it opens; and whom the SOP names (`beritahu`). A mail holds no answer
/// and no paper, only what happened and where to look.
struct CaseNotices {
    let environment: Environment
    let transaction: any Transaction

    /// Who is told: by mail where they have an address, in the app where they are an officer.
    struct Reader: Hashable {
        /// nil: the applicant.
        let account: String?
        let email: String?
    }

    func tell(_ events: [CaseEvent], of file: CaseFile, at now: Instant) throws {
        var seen: Set<String> = []
        for (offset, event) in events.enumerated() {
            let sequence = file.record.version - events.count + offset + 1
            for (place, notice) in CaseNotice.notices(of: event, in: file).enumerated() {
                let told = try told(notice, in: file)
                for reader in told.readers
                where seen.insert("\(reader.account ?? "")\n\(told.notice.subject)\n\(told.notice.words)").inserted {
                    // One event may tell the same person two things, also under one subject.
                    let name = "\(told.prefix)\(prefix(of: notice))\(sequence).\(place)"
                    try send(told.notice, to: reader, named: name, of: file)
                }
            }
        }
    }

    /// Tells who answers for a step that the system could not open its sub-procedure.
    func tell(stalled step: Step, cause: String, of file: CaseFile) throws {
        for lane in step.answeringLanes(in: file.procedure) {
            let notice = CaseNotice.failed(step, lane: lane, cause: cause, in: file)
            try tell(notice, named: "kabar:\(file.record.version).tunda", of: file)
        }
    }

    /// Tells whose it is that the form of a sub-procedure waits.
    func tell(formAt name: String, of file: CaseFile) throws {
        guard let step = file.procedure.step(name), let visit = file.state.open[name]?.visit else { return }
        for (place, notice) in CaseNotice.formWaits(at: step, in: file).enumerated() {
            try tell(notice, named: "\(prefix(of: notice))isian.\(name).\(visit).\(place)", of: file)
        }
    }

    private func prefix(of notice: CaseNotice) -> String {
        notice.audience == .applicant ? UnreachedNotice.prefix : "kabar:"
    }

    /// Tells something that is no event, once: by its name.
    /// - Parameter orInstead: where nobody holds the lane, whoever can fill it is told (``VacantLane``).
    /// - Returns: whether there is anybody whom it is told to.
    @discardableResult
    func tell(
        _ notice: CaseNotice, named name: String, of file: CaseFile, orInstead: Bool = true
    ) throws -> Bool {
        let told = try told(notice, in: file, orInstead: orInstead)
        for reader in told.readers { try send(told.notice, to: reader, named: told.prefix + name, of: file) }
        return !told.readers.isEmpty
    }

    private func send(_ notice: CaseNotice, to reader: Reader, named name: String, of file: CaseFile) throws {
        let (record, keyring) = (file.record, environment.keyring)
        // By whose it is and not by where it goes: another address or key makes nothing new.
        let name = "\(name):\(reader.account ?? "pemohon")"
        let isNew = try Notice.make(
            notice.subject, text: notice.audience == .applicant ? notice.text : nil, name: name, for: reader.account,
            byMail: reader.email != nil, ofCase: record.id,
            at: record.office, now: environment.now, keyring: keyring, in: transaction)
        guard isNew, let email = reader.email else { return }
        try OutgoingMail(
            to: email, subject: notice.subject, text: notice.words + "\n\n" + (try closing(for: notice.audience, file))
        ).enqueue(subject: record.id, name: name, office: record.office, environment, in: transaction)
    }

    /// Where to look. Somebody without an account gets a link of their own, which works once.
    private func closing(for audience: CaseNotice.Audience, _ file: CaseFile) throws -> String {
        guard let office = try Office.find(file.record.office, in: transaction) else {
            throw OfficeTrouble.unknownOffice
        }
        let root = environment.addresses.root
        switch audience {
        case .applicant: break
        case .officer: return "Buka di meja: \(root)/meja/\(office.slug)/\(file.record.id)"
        case .lane(let lane):
            // Another office has its task, and never the case.
            return file.offices.isHere(lane)
                ? "Buka di meja: \(root)/meja/\(office.slug)/\(file.record.id)" : "Buka di meja: \(root)/meja"
        // They may have no part in the case; what is late, and with whom, stands in the report.
        case .head: return "Buka di meja: \(root)/meja/\(office.slug)/laporan/\(file.procedure.name)"
        case .headOf(let place):
            return place == office.id
                ? "Buka di meja: \(root)/meja/\(office.slug)/laporan/\(file.procedure.name)"
                : "Buka di meja: \(root)/meja"
        case .administrators(let place):
            let slug = try Office.find(place, in: transaction)?.slug ?? office.slug
            return "Tetapkan petugasnya: \(root)/kelola/\(slug)/petugas"
        }
        let base = try OfficeAddress.base(of: office.id, environment, in: transaction)
        var link = "\(base)/permohonan/\(file.record.id)"
        if file.record.applicant.account == nil, let contact = file.record.applicant.contact {
            link = try CaseAccess(environment).link(for: contact, office: office.id, base: base, in: transaction)
        }
        return "Lihat keadaannya: \(link)\nKode lacak: \(try track(file))"
    }

    private func track(_ file: CaseFile) throws -> String {
        let (office, id) = (file.record.office, file.record.id)
        guard let row = try transaction.row("SELECT track_sealed FROM cases WHERE office_id = \(office) AND id = \(id)")
        else { throw CaseMissing() }
        let symbols = try environment.keyring.openText(
            row.blob("track_sealed"), for: SealContext(table: "cases", column: "track_sealed", row: [office, id]))
        return TrackingCode(typed: symbols)?.description ?? symbols
    }

    func readers(of audience: CaseNotice.Audience, in file: CaseFile) throws -> [Reader] {
        let keyring = environment.keyring
        switch audience {
        case .applicant:
            let reach = try file.reach(keyring: keyring, in: transaction)
            return reach.way == .nobody ? [] : [Reader(account: nil, email: reach.email)]
        case .officer(let account):
            let email = try Addressees.email(of: account, keyring: keyring, in: transaction)
            return [Reader(account: account, email: email)]
        case .lane(let lane):
            guard let office = file.offices.office(of: lane) else { return [] }
            return try officers(file.roles(of: lane), in: office)
        case .head: return try officers(OfficeKinds.heads, in: file.record.office)
        case .headOf(let office): return try officers(OfficeKinds.heads, in: office)
        case .administrators(let office): return try administrators(of: office)
        }
    }

    /// Of the office, or of the nearest one above it that has any.
    private func administrators(of office: String) throws -> [Reader] {
        var place: String? = office
        while let here = place {
            let found = try officers(["admin"], in: here)
            if !found.isEmpty { return found }
            place = try Office.find(here, in: transaction)?.parent
        }
        return []
    }

    private func officers(_ roles: [String], in office: String) throws -> [Reader] {
        try Addressees.officers(
            ofRoles: roles, in: office, at: environment.now, keyring: environment.keyring, in: transaction
        ).map { Reader(account: $0.account, email: $0.email) }
    }
}
