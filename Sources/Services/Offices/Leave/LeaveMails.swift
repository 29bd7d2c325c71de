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

    /// Also whoever noted it themselves: it may not have been they.
    func tellOfficer(by person: Person, _ environment: Environment, in transaction: any Transaction) throws {
        let noted = person.id == account ? "Dari akun Anda dicatat cuti Anda" : "\(person.name) mencatat cuti Anda"
        try tell(
            account, "Cuti Anda sudah dicatat",
            """
            \(noted) \(Role.days(firstDay, lastDay)). \(standInName) menggantikan Anda. Jika ini keliru, akhiri cuti itu
            di halaman “Cuti” dan beri tahu administrator kantor Anda.
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
