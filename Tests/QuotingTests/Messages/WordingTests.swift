import Contracts
import FoundationEssentials
import Testing

@testable import Quoting

@Suite("Wording")
struct WordingTests {
    private func wording(
        _ language: String,
        replacing old: String = "",
        with new: String = ""
    )
        throws -> Wording
    {
        let name = "wording.\(language).conf"
        let text = try #require(EmbeddedFiles.book[name])
        return try Wording(old.isEmpty ? text : text.replacing(old, with: new), name: name)
    }

    @Test(arguments: [
        ("fr", 0.0, "1er janvier 1970"), ("en", 0.0, "1 January 1970"),
        ("fr", 1_772_323_199.0, "28 février 2026"), ("en", 1_772_323_200.0, "1 March 2026"),
        ("fr", 1_709_164_800.0, "29 février 2024"), ("fr", 1_798_761_599.0, "31 décembre 2026"),
    ])
    func `writes the day in UTC`(language: String, time: Double, day: String) throws {
        #expect(try wording(language).day(Date(timeIntervalSince1970: time)) == day)
    }

    @Test(arguments: [("fr", 1, "1 crédit"), ("fr", 2, "2 crédits"), ("en", 1, "1 credit")])
    func `counts credits`(language: String, number: Int, words: String) throws {
        #expect(try wording(language).credits(number) == words)
    }

    @Test(arguments: ClientLanguageCode.known)
    func `has words for all that can be missing or advised`(language: ClientLanguageCode) throws {
        let wording = try wording(language.rawValue)
        for item in MissingInfo.known { #expect(wording.words(for: item) != nil) }
        for warning in AnalysisWarning.known { #expect(wording.words(for: warning) != nil) }
    }

    @Test(arguments: [
        (", décembre", "", "names 11 months instead of 12"),
        ("{n} crédits", "crédits", "many lacks {n}"),
        ("{day} {month}", "{month}", "other_days lacks {day}"),
        ("team = ", "name = ", "[signature] has no setting name"),
    ])
    func `is refused with the line to mend`(old: String, new: String, message: String) throws {
        let error = try #require(throws: DataFileError.self) {
            _ = try wording("fr", replacing: old, with: new)
        }
        #expect(error.line != nil)
        #expect(error.message.contains(message))
    }
}
