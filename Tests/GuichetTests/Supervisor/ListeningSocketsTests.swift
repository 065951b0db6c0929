import Foundation
import Testing

@testable import Guichet

@Suite("Which process listens on a port")
struct ListeningSocketsTests {
    @Test func `is told while it does, and of no other process`() throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        try #require(descriptor >= 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let port = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                _ = bind(descriptor, pointer, size)
                _ = getsockname(descriptor, pointer, &size)
            }
            return Int(UInt16(bigEndian: pointer.pointee.sin_port))
        }
        try #require(port > 0)
        #expect(!ListeningSockets.process(getpid(), listensOn: port))
        try #require(listen(descriptor, 1) == 0)
        #expect(ListeningSockets.process(getpid(), listensOn: port))
        #expect(!ListeningSockets.process(getppid(), listensOn: port))
        #expect(!ListeningSockets.process(999_999_999, listensOn: port))
        close(descriptor)
        #expect(!ListeningSockets.process(getpid(), listensOn: port))
    }
}
