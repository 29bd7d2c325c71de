import Glibc
import Hummingbird
import Logging
import NIOCore
import Services
import Store
import Web

extension House {
    /// Serves until a signal ends it; what the workers have begun is done before this returns.
    /// - Parameter ready: called once the port answers.
    func serve(ready: @escaping @Sendable () -> Void) async throws {
        try await lookAtClock()
        let mailer = try mailer()
        let workers = workers(mailer: mailer)
        workers.listen(to: database.bell)
        let application = WebSite.application(
            try webServices(), logger: logger, onServerRunning: { _ in ready() })
        let chores = Task { await runChores() }
        let watch = Task { await watchClock() }
        defer {
            chores.cancel()
            watch.cancel()
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in workers.all { group.addTask { await worker.run() } }
            let serving = Task { try await whileItMay { try await application.runService() } }
            let stopping = Stopping(logger: logger)
            stopping.watch {
                // A piece begun while the last requests are answered would still be under way after them.
                Task { for worker in workers.all { await worker.stop() } }
            } giveUp: {
                serving.cancel()
            }
            let result = await withTaskCancellationHandler {
                await serving.result
            } onCancel: {
                serving.cancel()
            }
            for worker in workers.all { await worker.stop() }
            try await group.waitForAll()
            stopping.end()
            if !stopping.gaveUp { try result.get() }
        }
        try await close()
    }

    /// What the routes stand on.
    func webServices() throws -> WebServices {
        var configuration = WebConfiguration(host: settings.host, port: settings.port)
        configuration.showsComponents = isDemo
        configuration.trustedProxies = settings.trustedProxies
        configuration.limits.connections = connections(configuration.limits.connections)
        let drawings = files.guidePictures
        return WebServices(
            environment: environment, cases: cases, blobs: blobs, spool: try Spool(path: settings.spool),
            pictures: pictures, assets: assets(drawings), letters: try files.letters(),
            guides: try files.guides(drawings),
            shippedSOPs: files.procedures.compactMap { ShippedSOP(source: $0.text) }, configuration: configuration,
            witness: { [settings] in
                guard !settings.rootsElsewhere else { return nil }
                return try await DataFolder(settings: settings).witness(at: nil, keys: [], mail: nil)
            },
            keepErasures: { try await keepErasures(of: $0) },
            health: { [checks = HealthChecks()] in await health(checks) },
            measures: { await measures() })
    }

    /// As many connections as are wanted, or as the system has files for.
    private func connections(_ wanted: Int) -> Int {
        let files = OpenFiles.raise()
        let possible = OpenFiles.connections(wanted, of: files)
        if possible < wanted {
            logger.warning(
                "Sistem mengizinkan \(files) berkas terbuka, sehingga paling banyak \(possible) sambungan dilayani sekaligus. Naikkan menjadi \(wanted + OpenFiles.reserve) (LimitNOFILE pada unit systemd, atau ulimit -n)."
            )
        }
        return possible
    }

    private func assets(_ drawings: [Asset]) -> Assets {
        func asset(_ name: String, _ type: String) -> Asset {
            Asset(name: name, type: type, bytes: files.file("Sources/CAssets/files/\(name)").bytes)
        }
        return Assets(
            stylesheet: asset("balai.css", "text/css; charset=utf-8"),
            deskStylesheet: asset("meja.css", "text/css; charset=utf-8"),
            icon: asset("lambang.svg", "image/svg+xml"),
            script: asset("meja.js", "text/javascript; charset=utf-8"), pictures: drawings)
    }
}

extension OperatorTrouble {
    /// What the network said about the port; nil for anything else.
    init?(binding error: any Error, _ settings: Settings) {
        guard let failure = error as? IOError else { return nil }
        switch failure.errnoCode {
        case EADDRINUSE:
            self.init("Port \(settings.port) sudah dipakai program lain. Pilih port lain: BALAI_PORT=8081 balai …")
        case EACCES:
            self.init("Port \(settings.port) tidak boleh dipakai pengguna ini. Pilih BALAI_PORT di atas 1023.")
        case EADDRNOTAVAIL:
            self.init("Alamat \(settings.host) bukan milik mesin ini. Perbaiki BALAI_HOST.")
        default: return nil
        }
    }
}
