import FoundationEssentials
import StrictJSON
import Testing

@Suite("A value that is kept")
struct RecordCodingTests {
    private struct Sample: Codable, Equatable {
        var moments = [Date(timeIntervalSince1970: 1_767_225_600.123456), .distantPast]
        var moment: Date? = .distantFuture
        var bytes = Data([0, 255])
        var names = ["a/b": 1.5, "é": -1e-7]
        var nothing: String?
    }

    @Test func `comes back as it was, dates to the last bit`() throws {
        let document = try RecordCoding.encode(Sample())
        #expect(try RecordCoding.decode(Sample.self, from: document) == Sample())
    }

    @Test func `is what Foundation writes and reads unless told otherwise`() throws {
        let theirs = try JSONEncoder().encode(Sample())
        #expect(try RecordCoding.decode(Sample.self, from: theirs) == Sample())
        let ours = try RecordCoding.encode(Sample())
        #expect(try JSONDecoder().decode(Sample.self, from: ours) == Sample())
    }

    @Test func `may be no object`() throws {
        for text: String? in ["x", nil] {
            let document = try RecordCoding.encode(text)
            #expect(try RecordCoding.decode(String?.self, from: document) == text)
        }
        #expect(try RecordCoding.decode(Bool.self, from: RecordCoding.encode(true)))
        #expect(try RecordCoding.decode(Int.self, from: RecordCoding.encode(-7)) == -7)
        let date = Date(timeIntervalSince1970: 0.1)
        #expect(try RecordCoding.decode(Date.self, from: RecordCoding.encode(date)) == date)
    }
}
