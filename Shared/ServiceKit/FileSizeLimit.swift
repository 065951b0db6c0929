public import Runtime

/// The most bytes of a customer's file, `FILES_SIZE_LIMIT`: Files keeps none
/// that is larger, and Ingest takes none in.
public enum FileSizeLimit {
    public static let standard = 50_000_000

    /// - Throws: `SettingsError`.
    public static func read(from environment: Environment) throws -> Int {
        try environment.integer(
            "FILES_SIZE_LIMIT",
            default: standard,
            in: 1...10_000_000_000
        )
    }
}
