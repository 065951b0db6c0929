/// A JSON text that is being written, shared by all encoders of it.
final class JSONSheet {
    let dates: JSONDates

    /// Changed by its own functions alone, which call nobody: no two accesses
    /// overlap, and having each of them checked cost a seventh of all writing.
    @exclusivity(unchecked) var parts = JSONParts()

    init(dates: JSONDates) {
        self.dates = dates
    }
}
