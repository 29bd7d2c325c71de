import Connectors
import FoundationEssentials
import Store

/// Every setting with its value and where that comes from: what `balai config dump` shows.
struct SettingSurvey {
    struct Row: Codable, Hashable {
        let nama: String
        /// Masked where it is secret; nil where it is empty.
        let nilai: String?
        let asal: String
        let arti: String
        let rahasia: Bool
    }

    let rows: [Row]

    /// - Parameter settings: nil where a value is wrong; then what is made of others is not shown.
    init(_ sources: SettingSources, _ settings: Settings?) {
        let reader = SettingReader(sources: sources)
        rows = Setting.all.map { setting in
            let value = reader.given(setting) ?? settings?.inEffect(setting) ?? setting.standard
            let shown = value.flatMap { $0.isEmpty ? nil : setting.isSecret ? "••••••" : $0 }
            return Row(
                nama: setting.name, nilai: shown, asal: sources.origin(of: setting).description, arti: setting.meaning,
                rahasia: setting.isSecret)
        }
    }

    var text: String {
        rows.map { "\($0.nama)=\($0.nilai ?? "(kosong)")  [\($0.asal)]\n    \($0.arti)\n" }.joined()
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(rows), as: UTF8.self)
        }
    }
}

extension Settings {
    /// What a setting that nobody gave comes to.
    fileprivate func inEffect(_ setting: Setting) -> String? {
        switch setting {
        case .config: file
        case .address: address
        case .data: data
        case .key: realKey
        case .audit where rootsElsewhere: nil
        case .audit: audit ?? Folder.parent(of: realKey) + "/audit"
        case .mailFolder: mailFolder
        case .s3Endpoint: s3?.endpoint.description
        case .s3Style: s3.map { $0.style == .path ? "jalur" : "subdomain" }
        case .logFormat: logFormat.rawValue
        default: nil
        }
    }
}
