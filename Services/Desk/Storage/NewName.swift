/// Finding a name that is not taken.
enum NewName {
    /// Tries names until one could be inserted.
    ///
    /// - Parameters:
    ///   - first: The name to try first.
    ///   - make: Makes another name than one that is taken.
    ///   - insert: Inserts a record of that name unless it is taken, and
    ///     returns how many rows it inserted.
    /// - Returns: The name that was inserted.
    /// - Throws: ``NamesExhausted``, or what `insert` throws.
    static func claim<Name>(
        _ first: Name,
        or make: (Name) -> Name,
        _ insert: (Name) throws -> Int
    ) throws -> Name {
        var name = first
        for _ in 0..<20 {
            if try insert(name) == 1 { return name }
            name = make(name)
        }
        throw NamesExhausted()
    }
}
