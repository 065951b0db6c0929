import Contracts
import HTTP
import Observability
import Runtime
import S3
import ServiceKit

/// The doors through which files come in.
struct FileRoutes: Sendable {
    /// Characters of a file's name.
    private static let nameLimit = 255

    let keeper: FileKeeper

    /// Bytes of a file.
    let sizeLimit: Int
    let log: Log

    var routes: [Route] {
        [
            Route(FilesAPI.fetch, limit: 1 << 16) { try await fetch($0, $1) },
            Route(FilesAPI.upload, body: { _ in bodyPolicy }, respond: upload),
        ]
    }

    private var bodyPolicy: BodyPolicy {
        BodyPolicy(limit: sizeLimit, isSpooled: true, mediaTypes: [])
    }

    private func fetch(_ file: FileToFetch, _ request: Request) async throws -> StoredFile {
        try check(file)
        let order = FileKeeper.Order(key: try key(request), fingerprint: request.fingerprint)
        return try await telling(of: request) { try await keeper.fetch(file, order) }
    }

    /// `PUT /v1/files?name=`: the body is the file itself.
    @Sendable
    private func upload(_ request: Request) async throws -> Response {
        guard let name = try request.query("name", as: String.self), isName(name) else {
            throw RequestError.badParameter("name")
        }
        let key = try key(request)
        guard case .file(let path, _) = request.body else {
            throw FileRefusal.type(.empty, mediaType: "application/x-empty")
        }
        let fingerprint = try await keeper.disk.run {
            try ContentFingerprint.of(path, named: name)
        }
        let order = FileKeeper.Order(key: key, fingerprint: fingerprint)
        let stored = try await telling(of: request) {
            try await keeper.take(path, named: name, order)
        }
        return try .json(stored, status: FilesAPI.upload.status)
    }

    /// Tells the operator of each file that is refused, or has to wait.
    private func telling(
        of request: Request,
        _ keep: () async throws -> StoredFile
    ) async throws -> StoredFile {
        do {
            return try await keep()
        } catch let refusal as FileRefusal {
            log.info(
                "file refused",
                [.field("file.problem", refusal.problem.type)],
                trace: request.trace
            )
            throw refusal
        } catch let error as S3Error {
            log.warning(
                "file not stored yet",
                [.error(error)],
                trace: request.trace
            )
            throw error
        }
    }

    private func check(_ file: FileToFetch) throws(RequestError) {
        var errors: [FieldError] = []
        if !isName(file.name) {
            errors.append(
                FieldError(
                    pointer: "#/name",
                    detail: "must be one line of 1 to \(Self.nameLimit) characters"
                )
            )
        }
        if let size = file.size, size < 0 {
            errors.append(FieldError(pointer: "#/size", detail: "must not be negative"))
        }
        guard errors.isEmpty else { throw .invalid(errors) }
    }

    private func isName(_ name: String) -> Bool {
        (1...Self.nameLimit).contains(name.unicodeScalars.count)
            && name.unicodeScalars.allSatisfy { scalar in
                switch scalar.properties.generalCategory {
                case .control, .lineSeparator, .paragraphSeparator: false
                default: true
                }
            }
    }

    private func key(_ request: Request) throws(RequestError) -> String {
        guard let key = try request.idempotencyKey() else { throw .missingIdempotencyKey }
        return key
    }
}
