extension StringProtocol {
    /// The first Unicode scalars of the text, at most so many.
    ///
    /// Not characters: one of those may be a megabyte of accents, and where a
    /// row of flags is cut is known only after all that stands before.
    public func opening(_ length: Int) -> SubSequence {
        guard utf8.count > length,
            let end = unicodeScalars.index(startIndex, offsetBy: length, limitedBy: endIndex)
        else { return self[...] }
        return self[..<end]
    }

    /// The last Unicode scalars of the text, at most so many.
    public func closing(_ length: Int) -> SubSequence {
        guard utf8.count > length,
            let start = unicodeScalars.index(endIndex, offsetBy: -length, limitedBy: startIndex)
        else { return self[...] }
        return self[start...]
    }
}
