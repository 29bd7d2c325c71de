import Forms

extension SubmissionCheck {
    /// Papers: what is asked here must be there, unless it is hidden or was given before.
    func checkPapers(_ submission: Submission, _ context: CaseAnswers, _ accepted: inout Accepted) {
        for name in step.uploads {
            guard let paper = procedure.paper(name) else { continue }
            let before = context.state.papers[name] ?? []
            let isShown = paper.shownWhen?.holds(in: context) ?? true
            let files = isShown ? submission.papers[name] ?? before : []
            if files != before { accepted.papers[name] = files }
            if isShown, files.isEmpty, paper.required.holds(in: context) {
                accepted.troubles.append(.init(.paper(name), paper.missing))
            }
            if let trouble = paper.trouble(in: files) { accepted.troubles.append(.init(.paper(name), trouble)) }
        }
        for name in submission.papers.keys.sorted() where !step.uploads.contains(name) {
            accepted.troubles.append(.init(.paper(name), "Berkas “\(name)” tidak diminta di langkah ini."))
        }
    }
}

extension Paper {
    /// What is said where it was not given.
    fileprivate var missing: String {
        switch delivery {
        case .upload: "Berkas “\(title)” wajib diserahkan."
        case .bring: "Asli “\(title)” belum ditunjukkan di loket."
        case .either: "Unggah “\(title)”, atau tunjukkan aslinya di loket."
        }
    }

    /// What is wrong with files that were given for this paper.
    func trouble(in files: [PaperFile]) -> String? {
        if files.count(where: { !$0.isShownOriginal }) > maximumFiles {
            return "“\(title)” paling banyak \(maximumFiles) berkas."
        }
        for file in files {
            if file.isShownOriginal {
                if delivery == .upload { return "“\(title)” harus diunggah." }
                continue
            }
            if delivery == .bring { return "Asli “\(title)” harus ditunjukkan di loket." }
            if !extensions.contains(file.type) {
                let allowed = extensions.map { $0.rawValue.uppercased() }.joined(separator: ", ")
                return "“\(title)” harus berupa \(allowed)."
            }
            if file.bytes > maximumBytes { return "Berkas “\(file.name)” terlalu besar." }
        }
        return nil
    }
}
