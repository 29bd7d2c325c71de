import Connectors
import Documents
import Forms
import Logging
import Procedures
import Services
import Store

/// Makes the demo's data, only by use cases, under a clock that is turned through the weeks before today.
struct DemoMaker {
    let house: House
    let clock: DemoClock
    let post: DemoPost
    let workers: Workers
    let papers: DemoPapers
    let calendar: WorkingCalendar
    let today: CalendarDate

    /// Working days before today on which the offices are made.
    private static let firstDay = -45

    static func make(
        _ settings: Settings, in folder: DataFolder, pictures: PictureProcess = PictureProcess()
    ) async throws {
        try await settings.refuseUsedBucket()
        Console.say("Membuat data contoh di \(settings.dataPlace) …")
        let keyring = try KeyFile.loadOrCreate(at: settings.demoKey)
        try SigningKeyFile.loadOrCreate(at: SigningKeyFile.path(beside: settings.demoKey))
        try await folder.beginDemo()
        let now = MachineClock().now
        let calendar = try demoCalendar()
        let today = now.date(in: calendar.zone)
        let clock = DemoClock(instant(firstDay, "08:00", today, calendar))
        let house = try await House.open(
            settings, keyring: keyring, clock: clock, pictures: pictures, logger: .balai(settings))
        // Nothing of the demo's past is ever sent.
        let box = settings.data + "/surat-keluar"
        try Folder(box).make()
        let post = DemoPost(into: FolderMailer(folder: box, sender: settings.sender))
        let maker = DemoMaker(
            house: house, clock: clock, post: post, workers: house.workers(mailer: post),
            papers: DemoPapers(house), calendar: calendar, today: today)
        try await maker.run(until: now)
        try await house.close()
        try await folder.endDemo()
    }

    private func run(until now: Instant) async throws {
        let people = try await DemoFounding(maker: self).found()
        var walks = DemoStories.all.map { DemoWalk(story: $0, people: people, maker: self) }
        let scenes = DemoStories.all.enumerated().flatMap { index, story in
            story.scenes.map { scene in
                // A few minutes apart, so that no two applications move at the same moment.
                (
                    index, scene.act,
                    time: Self.instant(scene.day, scene.time, today, calendar).adding(seconds: Int64(index) * 60)
                )
            }
        }
        for (index, act, time) in scenes.sorted(by: { $0.time < $1.time }) {
            clock.turn(to: time)
            try await workers.runDue()
            try await walks[index].perform(act)
            try await workers.runDue()
        }
        clock.turn(to: now)
        try await workers.runDue()
        try await readNotices(people, until: Self.instant(-1, "00:00", today, calendar))
    }

    /// Five days, the shorter hours of the fasting months (approximate for 2027), and the regency's own day.
    private static func demoCalendar() throws -> WorkingCalendar {
        let months = [("2025-03-01", "2025-03-30"), ("2026-02-19", "2026-03-20"), ("2027-02-08", "2027-03-09")]
        return WorkingCalendar(
            name: "Kabupaten Tirtaloka", zone: .wib, hours: .fiveDays, holidays: .national,
            ramadan: months.compactMap { first, last in
                guard let first = CalendarDate(iso: first), let last = CalendarDate(iso: last) else { return nil }
                return RamadanWindow(from: first, through: last)
            })
    }

    private static func instant(_ day: Int, _ time: String, _ today: CalendarDate, _ calendar: WorkingCalendar)
        -> Instant
    {
        Instant(calendar.workingDate(day, after: today), TimeOfDay(time) ?? .midnight, calendar.zone)
    }
}
