extension ArraySlice<UInt8> {
    /// A little-endian number; bytes past the end count as zero.
    func integer(at offset: Int, bytes count: Int) -> Int {
        dropFirst(offset).prefix(count).reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
