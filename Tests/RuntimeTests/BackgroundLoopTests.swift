import Runtime
import TestSupport
import Testing

@Suite("A loop in the background")
struct BackgroundLoopTests {
    private struct Broken: Error {}
    private let notes = Notes()

    @Test func `cancels what it serves when it fails, and says why`() async {
        let loop = BackgroundLoop { throw Broken() }
        await #expect(throws: Broken.self) {
            try await loop.run { [notes] in
                await Gate().passed()
                notes.add("body cancelled")
            }
        }
        #expect(notes.all == ["body cancelled"])
    }

    @Test func `is cancelled when what it serves has ended`() async throws {
        let loop = BackgroundLoop { [notes] in
            await Gate().passed()
            notes.add("loop cancelled")
            try Task.checkCancellation()
        }
        try await loop.run { [notes] in notes.add("body") }
        #expect(notes.all == ["body", "loop cancelled"])
    }

    @Test func `may fail in its own way when it is cancelled`() async throws {
        let loop = BackgroundLoop {
            await Gate().passed()
            throw Broken()
        }
        try await loop.run {}
    }

    @Test func `may end on its own`() async throws {
        let ended = Gate()
        try await BackgroundLoop { ended.open() }.run { [notes] in
            await ended.passed()
            notes.add("body")
        }
        #expect(notes.all == ["body"])
    }

    @Test func `does not end quietly by a cancellation that is not its own`() async {
        let loop = BackgroundLoop { throw CancellationError() }
        await #expect(throws: CancellationError.self) {
            try await loop.run { await Gate().passed() }
        }
    }

    @Test func `is cancelled when what it serves fails, whose error is thrown`() async {
        let loop = BackgroundLoop { await Gate().passed() }
        await #expect(throws: Broken.self) { try await loop.run { throw Broken() } }
    }
}
