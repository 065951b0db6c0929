/// Whether a service can do its work now.
public struct Readiness: Sendable {
    /// Nothing when it can, else what it lacks.
    public var lacking: @Sendable () async -> String?

    public init(lacking: @escaping @Sendable () async -> String?) {
        self.lacking = lacking
    }

    /// A service that needs nothing but itself.
    public static let always = Readiness { nil }
}
