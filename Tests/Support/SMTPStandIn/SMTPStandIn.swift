import Dispatch
public import Foundation
public import Runtime
import Synchronization

#if canImport(Glibc)
import Glibc
#endif

/// A mail server that keeps what it accepts, and can be told to fail.
///
/// It speaks in clear; TLS is tried with a real server. It is made of sockets,
/// so that it can also do what no server should.
public final class SMTPStandIn: Service {
    /// Where in the conversation something goes wrong.
    public enum Moment: String, Sendable {
        case greeting, hello, login, sender, recipient, data

        /// After the line with the final dot.
        case content
    }

    /// What happens in the place of the answer.
    public enum Fault: Sendable {
        /// Answers this.
        case reply(String)

        /// Closes the connection.
        case close

        /// Says nothing until the client gives up.
        case silence

        /// At `content` only: keeps the mail, and answers so many seconds later.
        case slow(Double)

        /// At `content` only: keeps the mail, then closes the connection.
        case storeAndClose

        /// At `content` only: keeps the mail, then says nothing.
        case storeAndFallSilent

        /// At `data` only: lets the content come, and closes the connection
        /// once some of it is there.
        case closeInContent
    }

    struct Rule {
        let moment: Moment
        let fault: Fault
        let recipient: String?
        var times: Int
    }

    public var port: Int { listener.port }

    /// What EHLO is answered with, besides the name.
    let keywords: [String]
    private let listener: LoopbackListener
    private let rules = Mutex<[Rule]>([])
    private let accepted = Mutex<[ReceivedMail]>([])
    private let said = Mutex<[String]>([])
    private let counted = Mutex(0)
    private let open = Mutex<Set<Int32>>([])
    private let queue = BlockingQueue("test.smtp-stand-in")

    /// Listens on a free port of loopback.
    ///
    /// - Throws: When no port is free.
    public init(
        keywords: [String] = ["SIZE 10000000", "AUTH PLAIN LOGIN", "ENHANCEDSTATUSCODES"]
    ) throws(RawClientError) {
        self.keywords = keywords
        listener = try LoopbackListener(backlog: 64)
    }

    /// The mails that were kept, in their order.
    public var mails: [ReceivedMail] { accepted.withLock { $0 } }

    /// The commands that came, in their order, without the answers in a login.
    public var commands: [String] { said.withLock { $0 } }

    /// How many connections came.
    public var connections: Int { counted.withLock { $0 } }

    /// Fails from now on.
    ///
    /// - Parameters:
    ///   - moment: Where.
    ///   - fault: How.
    ///   - recipient: For that recipient only; not before `recipient`.
    ///   - times: How often; then the next rule holds, or none.
    public func fail(
        _ moment: Moment,
        _ fault: Fault,
        for recipient: String? = nil,
        times: Int = .max
    ) {
        let rule = Rule(moment: moment, fault: fault, recipient: recipient, times: times)
        rules.withLock { $0.append(rule) }
    }

    /// Forgets every fault.
    public func heal() {
        rules.withLock { $0.removeAll() }
    }

    /// Ends every connection, as a server does with idle ones.
    public func hangUp() {
        open.withLock { for each in $0 { shutdown(each, Int32(SHUT_RDWR)) } }
    }

    /// Accepts connections while `body` runs.
    public func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.queue.run { self.accept() } }
            defer {
                shutdown(listener.socket, Int32(SHUT_RDWR))
                hangUp()
            }
            try await body()
        }
    }

    private func accept() {
        while case let connection = Glibc.accept(listener.socket, nil, nil), connection >= 0 {
            open.withLock { _ = $0.insert(connection) }
            counted.withLock { $0 += 1 }
            Thread.detachNewThread {
                var session = SMTPStandInSession(server: self, socket: connection)
                session.run()
                self.open.withLock { _ = $0.remove(connection) }
                close(connection)
            }
        }
    }

    func note(_ command: String) { said.withLock { $0.append(command) } }

    func keep(_ mail: ReceivedMail) { accepted.withLock { $0.append(mail) } }

    func fault(at moment: Moment, for recipient: String?) -> Fault? {
        rules.withLock { rules in
            let found = rules.firstIndex {
                $0.moment == moment && ($0.recipient == nil || $0.recipient == recipient)
            }
            guard let index = found else { return nil }
            rules[index].times -= 1
            let fault = rules[index].fault
            if rules[index].times == 0 { rules.remove(at: index) }
            return fault
        }
    }
}

/// A mail as a stand-in received it.
public struct ReceivedMail: Sendable {
    public let sender: String
    public let recipients: [String]

    /// The bytes between DATA and the final dot, as they came.
    public let wire: Data

    /// The bytes without the dots that stuff them.
    public let content: Data
}
