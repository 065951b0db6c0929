internal import CSodium

/// The library's own start, which every use goes through.
enum Sodium {
    /// Prepares libsodium; safe to ask again and from several threads.
    static func prepare() {
        let prepared = sodium_init()
        precondition(prepared >= 0, "libsodium cannot be used on this machine")
    }
}
