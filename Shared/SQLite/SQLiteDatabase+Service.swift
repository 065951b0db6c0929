public import Runtime

extension SQLiteDatabase: Service {
    /// Stays open while `body` runs, then finishes what is queued and closes.
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
