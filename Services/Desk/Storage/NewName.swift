/// Finding a name that is not taken.
enum NewName {
    /// Tries names until one could be inserted.
    ///
    /// - Parameters:
    ///   - make: Makes a name.
    ///   - insert: Inserts a record of that name unless it is taken, and
    ///     returns how many rows it inserted.
    /// - Returns: The name that was inserted.
    /// - Throws: ``NamesExhausted``, or what `insert` throws.
    static func claim<Name>(_ make: () -> Name, _ insert: (Name) throws -> Int) throws -> Name {
        for _ in 0..<20 {
            let name = make()
            if try insert(name) == 1 { return name }
        }
        throw NamesExhausted()
    }
}
