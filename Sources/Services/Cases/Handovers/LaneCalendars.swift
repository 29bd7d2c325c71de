import Procedures
import Store

/// The calendars by which a case's times are counted: a step's by that of the office that must act (SOP.md §12.1).
struct LaneCalendars: Sendable {
    let handling: WorkingCalendar
    private let elsewhere: [String: WorkingCalendar]

    /// One statement for each other office.
    init(
        _ offices: LaneOffices, of procedure: Procedure, handling: WorkingCalendar, in transaction: any ReadTransaction
    ) throws {
        self.handling = handling
        var byOffice: [String: WorkingCalendar] = [:]
        for office in offices.elsewhere.sorted() { byOffice[office] = try OfficeCalendar.of(office, in: transaction) }
        var byLane: [String: WorkingCalendar] = [:]
        for lane in procedure.lanes where !byOffice.isEmpty {
            byLane[lane.name] = offices.office(of: lane.name).flatMap { byOffice[$0] }
        }
        elsewhere = byLane
    }

    /// The calendar of the office in which a lane acts; of no lane: the handling office's.
    func of(_ lane: String?) -> WorkingCalendar { lane.flatMap { elsewhere[$0] } ?? handling }
}
