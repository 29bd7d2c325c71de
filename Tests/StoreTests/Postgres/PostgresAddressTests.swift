import StorePostgres
import Testing

@Suite struct PostgresAddressTests {
    @Test(arguments: [
        "postgres://balai@db.contoh/balai", "postgresql://balai:rahasia1@127.0.0.1:5432/balai?sslmode=verify-full",
        "postgres:///balai?host=/run/postgresql",
    ])
    func isTaken(_ text: String) { #expect(PostgresAddress(text) != nil) }

    @Test(arguments: [
        "", "postgres://", "mysql://balai@db/balai", "/var/lib/balai.sqlite", "postgres://a b/c", "Postgres://a/b",
        "postgres://a@b/c\n",
    ])
    func isNoAddress(_ text: String) { #expect(PostgresAddress(text) == nil) }

    @Test(arguments: [
        ("postgres://balai:rahasia1@db/balai", "postgres://balai:••••••@db/balai"),
        ("postgres://balai:r?a@h@db/balai", "postgres://balai:••••••@db/balai"),
        ("postgres://balai:ab@db/balai", "postgres://balai:••••••@db/balai"),
        ("postgres:///balai?host=/run&password=rahasia1", "postgres:///balai?host=/run&password=••••••"),
        ("postgres://balai@db/balai?sslmode=require", "postgres://balai@db/balai?sslmode=require"),
    ])
    func itsPasswordIsNotShown(_ text: String, _ shown: String) {
        #expect(PostgresAddress(text)?.description == shown)
    }
}
