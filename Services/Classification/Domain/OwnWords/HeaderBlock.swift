/// The lines "From: … Sent: … To: … Subject: …", as Outlook and others write
/// them above a message that they do not mark in any other way.
enum HeaderBlock {
    /// The most lines that a block takes.
    private static let longest = 16

    /// Returns how many lines the block that begins there takes, or nothing
    /// when none does.
    ///
    /// The sender and two other fields must be there, and something that only
    /// a mail says: an address, the time of sending, or a word for sending.
    /// A client may well write "From: Paris, To: Lyon".
    static func length(in lines: [MailLine], at start: Int) -> Int? {
        guard let first = lines[start].field else { return nil }
        var block = Block(first)
        block.isSure = isRuleAbove(lines, start)
        block.look(at: lines[start], field: first)
        var end = start + 1
        var index = end
        var unknown = 0
        while index < min(lines.count, start + longest), unknown <= 2, !lines[index].isQuoted {
            let line = lines[index]
            index += 1
            if let found = line.field {
                block.look(at: line, field: found)
                unknown = 0
                end = index
            } else if line.hasWords {
                // A long value goes on in the next line.
                unknown += 1
            } else if block.isHeader {
                break
            }
        }
        return block.isHeader ? end - start : nil
    }

    private struct Block {
        var fields: Set<MailField>
        var isSure = false

        init(_ first: MailField) { fields = [first] }

        mutating func look(at line: MailLine, field: MailField) {
            fields.insert(field)
            if line.hasAddress || field == .sent { isSure = true }
            if field == .date, MailDate(line.folded).hasTime { isSure = true }
        }

        var isHeader: Bool {
            isSure && fields.contains(.from) && fields.count >= 3
        }
    }

    private static func isRuleAbove(_ lines: [MailLine], _ index: Int) -> Bool {
        let above = lines[..<index].suffix(2).last { !$0.isBlank }
        return above.map { $0.isRule && $0.folded.utf8.count >= 10 } ?? false
    }
}
