public import Runtime

/// Closes once everything that stands on it has ended.
extension SQLiteDatabase: Service {
    public func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        do {
            try await body()
        } catch {
            await close()
            throw error
        }
        await close()
    }
}
