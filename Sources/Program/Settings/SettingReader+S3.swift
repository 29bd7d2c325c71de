import Connectors

extension SettingReader {
    /// Where uploaded files lie; nil for the folder.
    /// - Throws: `OperatorTrouble`, naming the setting; what is secret is in none.
    func s3(home: String) throws -> S3Configuration? {
        guard let typed = given(.blobs) else {
            if let other = [Setting.s3Endpoint, .s3AccessKey, .s3SecretKey].first(where: { given($0) != nil }) {
                throw trouble(
                    .blobs,
                    "kosong, sedangkan \(other.name) terisi; tulis misalnya s3://berkas-balai, atau kosongkan keduanya."
                )
            }
            return nil
        }
        guard let address = S3Address(typed) else {
            throw trouble(
                .blobs,
                "“\(typed)” bukan bucket S3; tulis misalnya s3://berkas-balai atau s3://arsip/balai, atau kosongkan "
                    + "untuk memakai folder data.")
        }
        let region = text(.s3Region) ?? ""
        guard region.utf8.allSatisfy("abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains) else {
            throw trouble(.s3Region, "“\(region)” bukan wilayah; tulis misalnya ap-southeast-3.")
        }
        return S3Configuration(
            address: address, endpoint: try endpoint(region), style: try style(), region: region,
            credentials: S3Credentials(accessKey: try required(.s3AccessKey), secretKey: try required(.s3SecretKey)),
            certificateAuthorities: path(.s3Certificates, home: home))
    }

    private func endpoint(_ region: String) throws -> S3Endpoint {
        let typed = given(.s3Endpoint)
        guard let endpoint = typed.map({ S3Endpoint($0) }) ?? S3Endpoint.amazon(region: region) else {
            throw trouble(
                .s3Endpoint,
                "“\(typed ?? "")” bukan alamat layanan S3; tulis misalnya https://s3.contoh.go.id tanpa jalur. http:// hanya ke "
                    + "mesin ini.")
        }
        return endpoint
    }

    private func style() throws -> S3Configuration.Style {
        switch given(.s3Style)?.lowercased() {
        case nil: given(.s3Endpoint) == nil ? .subdomain : .path
        case "jalur": .path
        case "subdomain": .subdomain
        case let typed?: throw trouble(.s3Style, "“\(typed)” tidak dikenal; pilih jalur atau subdomain.")
        }
    }

    private func required(_ setting: Setting) throws -> String {
        guard let text = given(setting) else {
            throw trouble(setting, "kosong, padahal \(Setting.blobs.name) menyebut bucket S3.")
        }
        // A line break would end the header in which the access key stands.
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw trouble(setting, "berisi spasi atau tanda yang tidak ada dalam kunci S3; salin lagi.")
        }
        return text
    }
}
