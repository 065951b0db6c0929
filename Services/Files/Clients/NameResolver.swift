/// Who knows the addresses behind a name.
struct NameResolver: Sendable {
    /// A name, and how long its addresses may take.
    struct Question: Sendable {
        let host: String

        /// Seconds.
        let timeout: Double
    }

    /// All addresses of a name, the best one first; at least one.
    ///
    /// - Throws: ``ResolverFailure``.
    var addresses: @Sendable (Question) async throws(ResolverFailure) -> [NetworkAddress]
}

/// Why there are no addresses.
enum ResolverFailure: Error, Equatable {
    /// There is no such name.
    case unknownHost

    /// Nobody who knows can be asked now.
    case notNow
}
