/// How mail programs announce the message that is answered.
enum MailHistory {
    /// Returns how many lines the announcement that begins there takes, or
    /// nothing when none does.
    static func headerLength(in lines: [MailLine], at index: Int) -> Int? {
        guard lines[index].hasWords else { return nil }
        if HistoryDivider.matches(lines[index]) { return 1 }
        return HeaderBlock.length(in: lines, at: index)
            ?? Attribution.length(in: lines, at: index)
    }
}
