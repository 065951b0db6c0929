import FoundationEssentials
import Testing

@testable import StrictJSON

@Suite("A moment in ISO 8601")
struct ISODateTests {
    /// Days around the turns of years, months and leap years, with the first
    /// and the last second of each.
    private static let moments: [Double] = {
        let days = [
            -719_163.0, -135_140, -1, 0, 1, 58, 59, 60, 789, 790, 11_015, 11_016, 11_017, 19_782,
            19_783, 20_453, 20_454, 47_540, 47_541, 2_932_896,
        ]
        return days.flatMap { [$0 * 86_400, $0 * 86_400 + 86_399, $0 * 86_400 + 43_210.7] }
    }()

    @Test(arguments: moments)
    func `is written and read as Foundation does`(seconds: Double) throws {
        let date = Date(timeIntervalSince1970: seconds)
        let text = date.formatted(.iso8601)
        #expect(ISODate.text(of: date) == text)
        #expect(try ISODate.date(text) == Date(text, strategy: .iso8601))
    }

    @Test func `is the same for every day of 400 years`() throws {
        for day in stride(from: 0, to: 146_097, by: 37) {
            let date = Date(timeIntervalSince1970: Double(day) * 86_400 + 3_661)
            let text = date.formatted(.iso8601)
            #expect(ISODate.text(of: date) == text)
            #expect(ISODate.date(text) == date)
        }
    }

    @Test(arguments: [
        "2026-02-30T00:00:00Z", "2026-01-01T00:00:00+02:00", "2026-01-01T23:59:60Z",
        "2026-01-01T24:00:00Z", "1999-01-01T00:00:00Z", "2026-01-01T00:00:00.5Z",
        "2026-1-1T00:00:00Z", "٢٠٢٦-01-01T00:00:00Z", "",
    ])
    func `is left to Foundation where it is unusual`(text: String) {
        #expect(ISODate.date(text) == (try? Date(text, strategy: .iso8601)))
    }
}
