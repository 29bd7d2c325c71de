import Forms
import Procedures
import Store

/// Reminders of which no SOP speaks: whoever has a step is reminded at half and at four fifths of its time, and when it is
/// over; the head of the office is told then, and when the whole case is late. What has its own `ingatkan` or `eskalasi` is
/// left to those.
///
/// Each is told once: its name is that of step, visit and share. None is told of a step that is done.
struct StepReminders {
    /// Of names of what whoever has a step is told.
    private static let prefix = "ingat:"
    /// Of names of what heads are told.
    static let headPrefix = "lewat-pimpinan:"

    private static let shares = [50, 80, 100]

    struct Mark: Hashable {
        enum Subject: Hashable {
            case step(String, visit: Int)
            /// Of the whole case; each extension is one more, and so is each time that it begins again.
            case limit(String, since: Instant, extensions: Int)
        }

        let subject: Subject
        let share: Int
        let moment: Instant

        /// As it stands in the names of what is told of it.
        var place: String {
            switch subject {
            case .step(let name, let visit): "\(name).\(visit).\(share)"
            case .limit(let name, let since, let extensions): "batas.\(name).\(since.seconds).\(extensions).\(share)"
            }
        }
    }

    let file: CaseFile
    /// Those of open steps, in the order of time.
    let marks: [Mark]

    init(_ file: CaseFile, in context: EngineContext) {
        self.file = file
        let steps = file.state.open.values.flatMap { open -> [Mark] in
            guard let step = file.procedure.step(open.step), let deadline = open.deadline,
                file.isPersons(step, visit: open.visit), !file.officersWaiting(at: open.step).isEmpty
            else { return [] }
            let calendar = context.calendar(forLanes: open.lanes)
            let shares = step.reminders.isEmpty ? Self.shares : [100]
            return shares.map { share in
                Mark(
                    subject: .step(open.step, visit: open.visit), share: share,
                    moment: calendar.workingShare(share, of: deadline, opened: open.opened))
            }
        }
        marks = (steps + Self.limits(of: file)).sorted { ($0.moment, $0.place) < ($1.moment, $1.place) }
    }

    /// Of the limits that run and of whose end neither `eskalasi` nor `habis` speaks.
    private static func limits(of file: CaseFile) -> [Mark] {
        guard file.state.isOpen else { return [] }
        return file.procedure.limits.compactMap { limit in
            guard limit.escalations.isEmpty, limit.expiry == nil, let running = file.state.limits[limit.name],
                running.isRunning, !file.state.stands(running), let deadline = running.deadline
            else { return nil }
            return Mark(
                subject: .limit(limit.name, since: running.anchor, extensions: running.extensions), share: 100,
                moment: deadline.due)
        }
    }

    /// Of each step the last that is due: what came before it has been said by it.
    func due(at now: Instant) -> [Mark] {
        let over = Dictionary(grouping: marks.filter { $0.moment <= now }, by: \.subject)
        return over.values.compactMap { $0.max { $0.share < $1.share } }.sorted { $0.place < $1.place }
    }

    func next(after now: Instant) -> Instant? { marks.first { $0.moment > now }?.moment }

    /// The places of those marks of which somebody was told. One statement.
    func told(in transaction: any ReadTransaction) throws -> Set<String> {
        let rows = try transaction.rows(
            """
            SELECT name FROM notices
            WHERE office_id = \(file.record.office) AND case_id = \(file.record.id)
                AND (name LIKE \(Self.prefix + "%") OR name LIKE \(Self.headPrefix + "%") OR name LIKE 'kosong-%')
            """)
        let names = rows.map { VacantLane.meant($0.text("name")) }
        return Set(
            marks.map(\.place).filter { place in
                names.contains {
                    $0.hasPrefix("\(Self.prefix)\(place).") || $0.hasPrefix("\(Self.headPrefix)\(place):")
                }
            })
    }

    /// Whom a mark is told to, and how.
    func notices(of mark: Mark) -> [(name: String, notice: CaseNotice)] {
        guard case .step(let name, _) = mark.subject else { return limitNotices(of: mark) }
        guard let step = file.procedure.step(name), let open = file.state.open[name] else { return [] }
        let (number, service) = (file.record.number, file.procedure.title)
        let due = open.deadline?.dueText ?? ""
        let lanes = file.officersWaiting(at: name)
        let place = mark.place
        let reminded: [(String, CaseNotice)] =
            step.reminders.isEmpty || mark.share == 100 && !step.remindsWhenOver
            ? lanes.map { lane in
                (
                    "\(Self.prefix)\(place).\(lane)",
                    mark.share == 100
                        ? CaseNotice(
                            audience: .lane(lane), subject: "Terlambat: \(step.text)",
                            text: "Permohonan \(number), \(service), terlambat: \(step.text). "
                                + "Seharusnya selesai paling lambat \(due).")
                        : CaseNotice(
                            audience: .lane(lane), subject: "Pengingat: \(step.text)",
                            text: "Permohonan \(number), \(service), masih menunggu: \(step.text). "
                                + "\(mark.share) persen waktu kerjanya sudah terpakai. Selesai paling lambat \(due).")
                )
            } : []
        guard mark.share == 100, step.escalations.isEmpty else { return reminded }
        let holders = lanes.map { file.procedure.lane($0)?.title ?? $0 }.joined(separator: ", ")
        let told = CaseNotice(
            audience: .head, subject: "Terlambat: permohonan \(number)",
            text: "“\(step.text)” pada permohonan \(number), \(service), seharusnya selesai paling lambat \(due). "
                + "Dipegang oleh: \(holders).")
        return reminded + [("\(Self.headPrefix)\(place)", told)]
    }

    /// The case is late, or what a limit waits for: the head is told, with whom it waits for.
    private func limitNotices(of mark: Mark) -> [(name: String, notice: CaseNotice)] {
        guard case .limit(let name, _, _) = mark.subject, let due = file.state.limits[name]?.deadline?.dueText,
            let limit = file.procedure.limits.first(where: { $0.name == name })
        else { return [] }
        let number = file.record.number
        let whose = "\(number), \(file.procedure.title), seharusnya"
        let told = CaseNotice(
            audience: .head, subject: "Lewat batas: permohonan \(number)",
            text: (limit.until == nil
                ? "Permohonan \(whose) selesai" : "\(limit.titled) permohonan \(whose) dipenuhi")
                + " paling lambat \(due). Sekarang dipegang oleh: \(file.holders(of: nil)).")
        return [("\(Self.headPrefix)\(mark.place)", told)]
    }
}

extension CaseLimit {
    /// As the lists call it: “Batas jawaban ulang”.
    fileprivate var titled: String {
        name == CaseLimit.wholeName
            ? "Batas waktu" : "Batas \(name.split(separator: "-").joined(separator: " ").lowercased())"
    }
}

extension Step {
    /// Whether the SOP itself tells whoever holds it that the time is over.
    fileprivate var remindsWhenOver: Bool {
        reminders.contains { reminder in
            switch reminder.schedule {
            case .once(.percent(let share)): share >= 100
            case .once(.after), .every: false
            }
        }
    }
}

extension CaseFile {
    /// Whether a person does the step: by the SOP, or since the system cannot; or fills in its sub-procedure's form.
    fileprivate func isPersons(_ step: Step, visit: Int) -> Bool {
        switch step.work {
        case .person: return true
        case .sub: return formWaits(at: step.name, visit: visit)
        case .effect, .branch: break
        }
        return waitsForPerson(EffectKey(step: step.name, visit: visit))
    }

    /// The lanes that have yet to act, without the applicant's: their time is their own.
    func officersWaiting(at step: String) -> [String] {
        state.waitingLanes(of: step, in: procedure).filter { $0 != procedure.applicantLane?.name }
    }
}
