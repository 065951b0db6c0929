import CMicroHTTPD

#if canImport(Glibc)
import Glibc
#endif

/// What libmicrohttpd calls, in the loop's thread.
enum Callbacks {
    /// A connection was opened, or is about to be closed.
    static let connection: MHD_NotifyConnectionCallback = { context, connection, slot, event in
        guard let context, let connection, let slot else { return }
        let core = Unmanaged<ServerCore>.fromOpaque(context).takeUnretainedValue()
        guard event == .CONNECTION_NOTIFY_STARTED else {
            guard let opaque = slot.pointee else { return }
            core.peers.remove(Unmanaged<Peer>.fromOpaque(opaque).takeRetainedValue())
            slot.pointee = nil
            return
        }
        let peer = Peer(
            socket: guichet_connection_info(connection, .CONNECTION_INFO_CONNECTION_FD)?
                .pointee.connect_fd ?? -1,
            address: PeerAddress.text(of: connection),
            headDeadline: Moment.after(seconds: core.limits.headSeconds)
        )
        core.peers.add(peer)
        slot.pointee = Unmanaged.passRetained(peer).toOpaque()
    }

    /// A request line has come: what is returned is the request's context.
    static let requestLine:
        @convention(c) (
            UnsafeMutableRawPointer?, UnsafePointer<CChar>?, OpaquePointer?
        ) -> UnsafeMutableRawPointer? = { context, uri, connection in
            guard let context, let connection,
                let peer = guichet_connection_info(connection, .CONNECTION_INFO_SOCKET_CONTEXT)?
                    .pointee.socket_context
            else { return nil }
            let exchange = Exchange(
                core: Unmanaged.fromOpaque(context).takeUnretainedValue(),
                peer: Unmanaged.fromOpaque(peer).takeUnretainedValue(),
                target: HeadReader.target(at: uri)
            )
            return Unmanaged.passRetained(exchange).toOpaque()
        }

    /// The head, a part of the body, or the end of the request has come.
    static let access: MHD_AccessHandlerCallback = {
        _,
        connection,
        _,
        method,
        version,
        data,
        size,
        slot in
        guard let connection, let method, let version, let size, let opaque = slot?.pointee else {
            return .NO
        }
        let exchange = Unmanaged<Exchange>.fromOpaque(opaque).takeUnretainedValue()
        let goesOn: Bool
        if exchange.isNew {
            goesOn = exchange.begin(connection, method: method, version: version)
        } else if size.pointee > 0 {
            exchange.receive(UnsafeRawBufferPointer(start: data, count: size.pointee))
            size.pointee = 0
            goesOn = true
        } else {
            goesOn = exchange.finish(connection)
        }
        return goesOn ? .YES : .NO
    }

    /// A request is over: answered, given up, or its client is gone.
    static let completed: MHD_RequestCompletedCallback = { _, _, slot, _ in
        guard let opaque = slot?.pointee else { return }
        Unmanaged<Exchange>.fromOpaque(opaque).takeRetainedValue().end()
        slot?.pointee = nil
    }
}

/// The numeric address of a connection's client.
enum PeerAddress {
    static func text(of connection: OpaquePointer) -> String {
        guard
            let address = guichet_connection_info(
                connection,
                .CONNECTION_INFO_CLIENT_ADDRESS
            )?.pointee.client_addr
        else { return "" }
        let size =
            address.pointee.sa_family == AF_INET6
            ? MemoryLayout<sockaddr_in6>.size : MemoryLayout<sockaddr_in>.size
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(NI_MAXHOST)) { text in
            guard let start = text.baseAddress,
                getnameinfo(
                    address,
                    socklen_t(size),
                    start,
                    socklen_t(text.count),
                    nil,
                    0,
                    NI_NUMERICHOST
                ) == 0
            else { return "" }
            return String(cString: start)
        }
    }
}
