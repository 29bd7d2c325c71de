import Forms
import Procedures
import Testing

/// `email-domain` and `akun-aplikasi`, row by row against the tables of the official form.
struct EmailDomainTests {
    private struct Row: Equatable, CustomStringConvertible {
        var lane: String
        var isDiamond: Bool
        var time: String
        var description: String { "\(lane) \(isDiamond ? "keputusan" : "kegiatan") \(time)" }

        init(_ lane: String, _ isDiamond: Bool, _ time: String) {
            (self.lane, self.isDiamond, self.time) = (lane, isDiamond, time)
        }
    }

    private func rows(_ name: String) throws -> [Row] {
        let procedure = try #require(TestCatalogue.shipped.procedures[name])
        return procedure.steps.filter { $0.printing != .no }.map { step in
            let time = if case .fixed(let amount) = step.time { amount.written } else { "-" }
            return Row(step.lanes.joined(separator: "+"), step.isDecision, time)
        }
    }

    @Test func emailDomainHasTheFourteenRowsOfTheForm() throws {
        let expected = [
            Row("pemohon", false, "1 hari kerja"), Row("kabid", true, "1 hari kerja"), Row("kasi", false, "30 menit"),
            Row("tim-teknis", false, "1 hari kerja"), Row("pemohon", false, "10 menit"),
            Row("tim-teknis", false, "5 menit"), Row("pemohon", false, "35 menit"), Row("pemohon", false, "15 menit"),
            Row("tim-teknis", true, "10 menit"), Row("tim-teknis", false, "10 menit"),
            Row("pemohon", false, "15 menit"),
            Row("tim-teknis", true, "10 menit"), Row("tim-teknis", false, "1 hari kerja"),
            Row("tim-teknis", false, "30 menit"),
        ]
        #expect(try rows("email-domain") == expected)
    }

    @Test func akunAplikasiHasTheThreeRowsOfTheForm() throws {
        let expected = [
            Row("pemohon", false, "15 menit"), Row("tim-teknis", true, "10 menit"),
            Row("tim-teknis", false, "10 menit"),
        ]
        #expect(try rows("akun-aplikasi") == expected)
    }

    @Test func everyLaneActs() throws {
        let procedure = try #require(TestCatalogue.shipped.procedures["email-domain"])
        #expect(
            procedure.lanes.map(\.title) == [
                "Pemohon", "Tim Teknis", "Kasi E-Gov", "Kabid Tata Kelola", "Kepala Dinas",
            ])
        for lane in procedure.lanes {
            let acts = procedure.steps.contains { step in
                if case .person = step.work {
                    step.printing != .rowOnly && step.lanes.contains(lane.name)
                } else {
                    false
                }
            }
            #expect(acts, "\(lane.name)")
        }
    }

    @Test func everyCheckCanReturnAndTheFirstCanRefuse() throws {
        let procedure = try #require(TestCatalogue.shipped.procedures["email-domain"])
        for (step, back) in [("periksa", "ajukan"), ("cek-email", "isi-email"), ("cek-domain", "isi-domain")] {
            let outcome = try #require(procedure.step(step)?.outcome("tidak"))
            #expect(outcome.targets == [back])
            #expect(outcome.reason == .forApplicant)
        }
        #expect(procedure.step("periksa")?.outcome("tolak")?.targets == ["ditolak"])
    }

    @Test func theApplicantNeedsNoAccountAndMayBeHelped() throws {
        let procedure = try #require(TestCatalogue.shipped.procedures["email-domain"])
        #expect(procedure.applicantLane?.applicants == [.office, .anyone])
        #expect(procedure.applicantLane?.assistedBy == ["tim-teknis"])
        #expect(procedure.field(FieldPath(form: "pengelola", field: "surel"))?.kind == .email)
        #expect(procedure.withdrawal?.until?.outcome == "berhasil")
    }

    /// What the parent knows is handed over; the statement is not, so the account waits as the applicant's task.
    @Test func theAccountIsPrefilledButNotSubmittedByItself() throws {
        let catalogue = TestCatalogue.shipped
        let step = try #require(catalogue.procedures["email-domain"]?.step("daftar-akun"))
        guard case .sub(let use) = step.work else {
            Issue.record("daftar-akun is no sub")
            return
        }
        #expect(Set(use.arguments.keys.map(\.field)) == ["nama", "nik", "surel"])
        #expect(use.papers == ["identitas": "ktp"])
        let form = try #require(catalogue.procedures["akun-aplikasi"]?.form("akun"))
        let open = form.fields.filter {
            $0.required == .yes && use.arguments[FieldPath(form: "akun", field: $0.name)] == nil
        }
        #expect(open.map(\.kind) == [.statement])
    }
}
