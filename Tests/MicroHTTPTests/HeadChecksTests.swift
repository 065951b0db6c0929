import HTTP
import Testing

@testable import MicroHTTP

@Suite("The check of a request's head")
struct HeadChecksTests {
    @Test(arguments: [
        [("Host", "x")],
        [("Host", "x"), ("Content-Length", "0")],
        [("Host", "x"), ("Content-Length", "123456789012345678")],
        [("Host", "x"), ("Transfer-Encoding", "Chunked")],
        [("host", "x"), ("X-Empty", ""), ("X-Tab", "a\tb"), ("X-Accent", "é")],
    ])
    func `passes what only reads one way`(_ fields: [(String, String)]) {
        #expect(fault(fields) == nil)
    }

    @Test(arguments: [
        ([("Content-Length", "5"), ("Transfer-Encoding", "chunked")], HeadFault.lengthAndCoding),
        ([("Content-Length", "5"), ("content-length", "5")], .repeatedLength),
        ([("Content-Length", "5"), ("CONTENT-LENGTH", "6")], .repeatedLength),
        ([("Content-Length", "5, 5")], .badLength),
        ([("Content-Length", "")], .badLength),
        ([("Content-Length", "+5")], .badLength),
        ([("Content-Length", "-5")], .badLength),
        ([("Content-Length", "0x5")], .badLength),
        ([("Content-Length", "5 ")], .badLength),
        ([("Content-Length", "1234567890123456789")], .badLength),
        ([("Transfer-Encoding", "chunked"), ("Transfer-Encoding", "chunked")], .repeatedCoding),
        ([("Transfer-Encoding", "gzip")], .unknownCoding),
        ([("Transfer-Encoding", "gzip, chunked")], .unknownCoding),
        ([("Transfer-Encoding", "chunked ")], .unknownCoding),
        ([("Transfer-Encoding", "\u{B}chunked")], .badField),
        ([("Transfer-Encoding", "")], .unknownCoding),
        ([("Host", "y")], .host),
        ([("Content-Length ", "5")], .badField),
        ([("Bad(Name", "5")], .badField),
        ([("", "5")], .badField),
        ([("X-Return", "a\rb")], .badField),
    ])
    func `finds what could be read in two ways`(
        _ fields: [(String, String)],
        _ expected: HeadFault
    ) {
        #expect(fault([("Host", "x")] + fields) == expected)
    }

    @Test(arguments: [("HTTP/1.1", HeadFault.host), ("HTTP/1.0", nil)])
    func `wants a host from HTTP 1.1 on`(_ version: String, _ expected: HeadFault?) {
        #expect(fault([], version: version) == expected)
    }

    @Test func `reads no chunks in HTTP 1.0`() {
        #expect(
            fault([("Transfer-Encoding", "chunked")], version: "HTTP/1.0") == .codingInOldVersion
        )
    }

    @Test func `counts fields`() {
        let fields = [("Host", "x")] + (1...100).map { ("X-\($0)", "y") }
        #expect(fault(fields) == .tooManyFields(limit: 100))
        #expect(fault(fields.dropLast()) == nil)
    }

    @Test func `measures the target`() {
        let long = "/" + String(repeating: "a", count: 8 << 10)
        #expect(fault([("Host", "x")], target: long) == .targetTooLong(limit: 8 << 10))
        #expect(fault([("Host", "x")], target: String(long.dropLast())) == nil)
    }

    @Test func `believes no field of a head whose lines are not whole`() {
        var head = head([("Host", "x")])
        head.isIntact = false
        #expect(HeadChecks.fault(of: head, limits: HTTPServerLimits()) == .brokenLines)
    }

    private func fault(
        _ fields: some Sequence<(String, String)>,
        version: String = "HTTP/1.1",
        target: String = "/"
    ) -> HeadFault? {
        HeadChecks.fault(
            of: head(fields, version: version, target: target),
            limits: HTTPServerLimits()
        )
    }

    private func head(
        _ fields: some Sequence<(String, String)>,
        version: String = "HTTP/1.1",
        target: String = "/"
    ) -> RawHead {
        RawHead(
            method: "GET",
            target: target,
            version: version,
            headers: Headers(fields.map { Headers.Field(name: $0, value: $1) })
        )
    }
}
