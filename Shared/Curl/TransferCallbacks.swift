import CCurl

/// What libcurl calls during a transfer, in the loop's thread.
///
/// The context is the ``Transfer``, unretained: ``TransferLoop`` holds it for
/// as long as libcurl has the handle. Buffers are libcurl's and are not kept.
/// A handle's context is set by then, and its handle is the one in use.
enum TransferCallbacks {
    static let all = guichet_transfer_callbacks(
        write: { bytes, size, count, context in
            guard let transfer = transfer(context) else { return 0 }
            let part = UnsafeRawBufferPointer(start: bytes, count: size * count)
            return transfer.received(part) ? part.count : 0
        },
        header: { bytes, size, count, context in
            guard let transfer = transfer(context) else { return 0 }
            let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
            return transfer.receivedLine(line) ? line.count : 0
        },
        read: { bytes, size, count, context in
            let buffer = UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
            return transfer(context)?.fill(buffer) ?? Int(CURL_READFUNC_ABORT)
        },
        seek: { context, offset, origin in
            // libcurl only ever goes to places counted from the start.
            guard origin == 0, let transfer = transfer(context), transfer.rewind(to: Int(offset))
            else { return Int32(CURL_SEEKFUNC_FAIL) }
            return Int32(CURL_SEEKFUNC_OK)
        },
        before_request: { context, _, _, _, _ in
            guard let transfer = transfer(context), transfer.mayBeSent() else {
                return Int32(CURL_PREREQFUNC_ABORT)
            }
            return Int32(CURL_PREREQFUNC_OK)
        }
    )

    static func transfer(_ context: UnsafeMutableRawPointer?) -> Transfer? {
        context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }
}
