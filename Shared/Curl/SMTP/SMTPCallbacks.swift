import CCurl

/// What libcurl calls while it hands over a mail, in the client's queue.
///
/// The context is the ``SMTPConversation``, unretained: ``SMTPHandle`` holds
/// it until libcurl has returned. Buffers are libcurl's and are not kept.
enum SMTPCallbacks {
    static let all = guichet_mail_callbacks(
        header: { bytes, size, count, context in
            let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
            conversation(context)?.received(line)
            return line.count
        },
        read: { bytes, size, count, context in
            let buffer = UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
            return conversation(context)?.fill(buffer) ?? Int(CURL_READFUNC_ABORT)
        },
        progress: { context, _, _, _, _ in
            conversation(context)?.mayGoOn() == true ? 0 : 1
        },
        debug: { _, type, bytes, size, context in
            if type == CURLINFO_HEADER_OUT {
                conversation(context)?.said(UnsafeRawBufferPointer(start: bytes, count: size))
            }
            return 0
        }
    )

    private static func conversation(_ context: UnsafeMutableRawPointer?) -> SMTPConversation? {
        context.map { Unmanaged<SMTPConversation>.fromOpaque($0).takeUnretainedValue() }
    }
}
