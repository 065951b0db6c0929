import Contracts
import FoundationEssentials
import Runtime

/// The words that the templates of one language share.
struct Wording: Sendable {
    let signature: String
    private let missingInfo: [MissingInfo: String]
    private let warnings: [AnalysisWarning: String]
    private let oneCredit: String
    private let manyCredits: FillablePattern
    private let months: [String]
    private let firstOfMonth: FillablePattern
    private let otherDays: FillablePattern

    private static let dateParts = ["day", "month", "year"]

    /// Reads a wording file.
    ///
    /// - Throws: ``DataFileError`` with the line that is wrong.
    init(_ text: String, name: String) throws(DataFileError) {
        let file = try SectionedFile(
            text,
            name: name,
            sections: ["missing_info", "warnings", "credits", "dates", "signature"]
        )
        missingInfo = try Self.words(for: MissingInfo.known, in: file.section("missing_info"))
        warnings = try Self.words(for: AnalysisWarning.known, in: file.section("warnings"))
        let credits = try file.section("credits").settings(["one", "many"])
        oneCredit = try credits.text("one")
        manyCredits = try Self.pattern("many", of: credits, with: ["n"], needing: ["n"])
        let dates = try file.section("dates").settings(["months", "first_of_month", "other_days"])
        months = try dates.text("months").split(separator: ",").map { name in
            name.split { $0.isWhitespace }.joined(separator: " ")
        }
        guard months.count == 12 else {
            throw try dates.line("months").error("names \(months.count) months instead of 12")
        }
        firstOfMonth = try Self.pattern(
            "first_of_month",
            of: dates,
            with: Self.dateParts,
            needing: ["month", "year"]
        )
        otherDays = try Self.pattern(
            "other_days",
            of: dates,
            with: Self.dateParts,
            needing: Self.dateParts
        )
        signature = try file.section("signature").settings(["team"]).text("team")
    }

    /// What the client is asked for; nothing for an item that is not known.
    func words(for item: MissingInfo) -> String? { missingInfo[item] }

    /// What would help; nothing for a warning that is not known.
    func words(for warning: AnalysisWarning) -> String? { warnings[warning] }

    /// A number of credits: "2 crédits".
    func credits(_ number: Int) -> String {
        number == 1 ? oneCredit : manyCredits.filled(with: "\(number)")
    }

    /// A date in full, by the calendar day in UTC: "1er août 2025".
    func day(_ date: Date) -> String {
        let parts = Calendar.utc.dateComponents([.day, .month, .year], from: date)
        // A date has all three.
        let (day, month, year) = (parts.day ?? 1, parts.month ?? 1, parts.year ?? 1970)
        return (day == 1 ? firstOfMonth : otherDays)
            .filled(with: "\(day)", months[month - 1], "\(year)")
    }

    private static func words<Value: OpenValue>(
        for values: [Value],
        in section: Section
    ) throws(DataFileError)
        -> [Value: String]
    {
        let settings = try section.settings(values.map(\.rawValue))
        var words: [Value: String] = [:]
        for value in values { words[value] = try settings.text(value.rawValue) }
        return words
    }

    private static func pattern(
        _ key: String,
        of settings: SectionSettings,
        with names: [String],
        needing needed: [String]
    ) throws(DataFileError)
        -> FillablePattern
    {
        let line = try settings.line(key)
        if let lacking = needed.first(where: { !line.text.contains("{\($0)}") }) {
            throw line.error("\(key) lacks {\(lacking)}")
        }
        return FillablePattern(line.text, names: names)
    }
}
