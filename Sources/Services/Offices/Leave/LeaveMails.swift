import Store

extension Leave {
    /// - Parameter titles: of the roles that they hold meanwhile.
    func tellStandIn(
        of titles: [String], at office: Office, _ environment: Environment, in transaction: any Transaction
    ) throws {
        let roles = titles.isEmpty ? "" : " sebagai Plh. \(titles.joined(separator: ", "))"
        try tell(
            standIn, "Anda menggantikan \(officerName)",
            """
            \(officerName) cuti \(Role.days(firstDay, lastDay)). Selama itu Anda menggantikannya di
            \(office.name)\(roles). Tugasnya tampil di “Tugas saya”.
            """, environment, in: transaction)
    }

    func tellOfficer(by administrator: Person, _ environment: Environment, in transaction: any Transaction) throws {
        try tell(
            account, "Cuti Anda sudah dicatat",
            """
            \(administrator.name) mencatat cuti Anda \(Role.days(firstDay, lastDay)). \(standInName) menggantikan Anda.
            """, environment, in: transaction)
    }

    private func tell(
        _ account: String, _ subject: String, _ text: String, _ environment: Environment,
        in transaction: any Transaction
    ) throws {
        guard let found = try Account.find(account, keyring: environment.keyring, in: transaction),
            let email = found.email
        else { return }
        try OutgoingMail(to: email, subject: subject, text: "\(found.name),\n\n\(text)")
            .enqueue(subject: Identifier.random(), name: "cuti", office: People.office, environment, in: transaction)
    }
}
