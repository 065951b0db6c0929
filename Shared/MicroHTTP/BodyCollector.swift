import FoundationEssentials
import HTTP

/// A body on its way in, counted against its limit.
final class BodyCollector {
    private enum Place {
        case memory(Data)
        case file(SpoolFile)
    }

    private let limit: Int
    private let load: Load
    private var place: Place
    private var size = 0

    /// Makes room for a body.
    ///
    /// - Parameters:
    ///   - policy: Its limit, and whether it goes to a file.
    ///   - announced: Its size, when the client has told it.
    ///   - spoolFolder: Where the file is made.
    ///   - load: Where its memory is counted.
    /// - Throws: ``ServerFault/cannotSpool`` when there can be no file.
    init(
        _ policy: BodyPolicy,
        announced: Int?,
        spoolFolder: String,
        load: Load
    ) throws(ServerFault) {
        limit = policy.limit
        self.load = load
        if policy.isSpooled {
            place = .file(try SpoolFile(in: spoolFolder))
        } else {
            // What a client announces is no reason to hold much memory for it.
            place = .memory(Data(capacity: min(announced ?? 0, limit, 64 << 10)))
        }
    }

    deinit {
        if case .memory = place { load.released(size) }
    }

    /// - Throws: ``RequestError/contentTooLarge(limit:)`` or a ``ServerFault``.
    func append(_ bytes: UnsafeRawBufferPointer) throws {
        guard bytes.count <= limit - size else { throw RequestError.contentTooLarge(limit: limit) }
        switch place {
        case .memory(var data):
            guard load.reserved(bytes.count) else { throw ServerFault.outOfBodyMemory }
            // The enum lets go of the data, so that it grows without a copy.
            place = .memory(Data())
            data.append(contentsOf: bytes)
            place = .memory(data)
        case .file(let file):
            try file.append(bytes)
        }
        size += bytes.count
    }

    /// The body, for as long as this collector lives.
    var body: Request.Body {
        switch place {
        case .memory(let data): .bytes(data)
        case .file(let file): .file(path: file.path, size: size)
        }
    }
}
