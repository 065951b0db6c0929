import Contracts
import Curl
import HTTP
import Runtime

#if canImport(Glibc)
import Glibc
#endif

extension FileSource {
    /// The web.
    static func http(_ client: HTTPClient) -> FileSource {
        FileSource { question in
            var request = OutgoingRequest(
                method: .get,
                url: question.address.text,
                headers: ["Accept": "*/*"],
                timeout: question.timeout,
                answerLimit: errorPageLimit
            )
            request.connectTimeout = question.connectTimeout
            request.pinnedAddress = question.pinned.description
            request.saveTo = SavedAnswer(path: question.path, limit: question.limit)
            do throws(HTTPClientError) {
                return answer(try await client.send(request))
            } catch {
                throw try failure(error)
            }
        }
    }

    /// Bytes of an answer that is no file, which nobody reads.
    private static let errorPageLimit = 1 << 20

    private static func answer(_ response: IncomingResponse) -> Answer {
        switch response.status {
        // 206 is a part that nobody asked for.
        case 200...205, 207...299: return .file(size: response.savedBytes)
        case 301, 302, 303, 307, 308:
            guard let location = response.headers["location"] else {
                return .status(response.status)
            }
            return .redirect(location)
        default: return .status(response.status)
        }
    }

    /// What went wrong on the way to the source.
    ///
    /// - Throws: What went wrong on this side.
    private static func failure(_ error: HTTPClientError) throws -> FileSourceFailure {
        switch error.kind {
        case .couldNotConnect, .couldNotResolve: .transient(.noConnection)
        case .timedOut: .transient(.tooSlow)
        case .connectionLost: .transient(.broken)
        case .tooLarge: .tooLarge
        case .tls: .permanent(.insecure)
        case .badAnswer, .invalidRequest, .other: .permanent(.broken)
        case .file: throw StorageUnavailable("save a download", number: EIO)
        case .cancelled: throw CancellationError()
        case .overloaded, .stopped: throw RequestError.overloaded
        }
    }
}
