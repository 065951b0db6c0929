import Database
import SQLite
import Synchronization
import Testing

@Suite("Writes that arrive together")
struct GroupCommitTests {
    struct Refusal: Error, Equatable { let number: Int }

    let database: SQLiteDatabase

    init() async throws {
        database = try SQLiteDatabase.temporary()
        try await database.write { connection in
            try connection.execute("CREATE TABLE numbers (number INTEGER PRIMARY KEY)")
            try connection.execute(
                """
                CREATE TABLE children (
                    parent INTEGER REFERENCES numbers (number) DEFERRABLE INITIALLY DEFERRED
                )
                """
            )
        }
    }

    @Test func `share one commit`() async throws {
        let before = database.statistics
        let errors = await together((1...20).map { number in insert(number) })
        #expect(errors.allSatisfy { $0 == nil })
        #expect(try await numbers() == Array(1...20))
        // The commit of the write that held the others back, and theirs.
        #expect(database.statistics.commits == before.commits + 2)
        #expect(database.statistics.transactions == before.transactions + 21)
    }

    @Test func `are split when they are too many for one commit`() async throws {
        let before = database.statistics
        _ = await together((1...65).map { number in insert(number) })
        #expect(try await numbers() == Array(1...65))
        #expect(database.statistics.commits == before.commits + 3)
    }

    @Test func `are undone one by one when they throw`() async throws {
        let errors = await together(
            (1...20).map { number in
                { connection in
                    try insert(number)(connection)
                    if number.isMultiple(of: 3) { throw Refusal(number: number) }
                }
            }
        )
        #expect(errors.compactMap { $0 as? Refusal }.map(\.number) == [3, 6, 9, 12, 15, 18])
        #expect(try await numbers() == (1...20).filter { !$0.isMultiple(of: 3) })
        #expect(database.statistics.rollbacks == 6)
    }

    @Test func `run once, and twice when one of them throws`() async throws {
        let runs = Mutex([Int](repeating: 0, count: 4))
        let counted = { @Sendable (number: Int) -> @Sendable (any SQLConnection) throws -> Void in
            { connection in
                runs.withLock { $0[number] += 1 }
                try insert(number)(connection)
            }
        }
        _ = await together([counted(0), counted(1)])
        #expect(runs.withLock { $0 } == [1, 1, 0, 0])
        let errors = await together([counted(2), insert(2), counted(3)])
        #expect(errors.map { $0 == nil } == [true, false, true])
        #expect(runs.withLock { $0 } == [1, 1, 2, 1])
        #expect(try await numbers() == [0, 1, 2, 3])
    }

    @Test func `see a broken rule as the fault of one`() async throws {
        let errors = await together([insert(1), insert(1), insert(2)])
        #expect(errors.compactMap { $0 }.count == 1)
        #expect(try await numbers() == [1, 2])
    }

    @Test func `all fail when their commit does, and nothing is kept`() async throws {
        let orphan: @Sendable (any SQLConnection) throws -> Void = { connection in
            try connection.execute("INSERT INTO children VALUES (99)")
        }
        let errors = await together([insert(1), orphan, insert(2)])
        for error in errors {
            #expect((error as? DatabaseError)?.code == .constraint(.foreignKey, name: ""))
        }
        #expect(try await numbers() == [])
        try await database.write(insert(3))
        #expect(try await numbers() == [3])
    }

    @Test func `all fail when one ends the transaction, and later ones do not`() async throws {
        let ending: @Sendable (any SQLConnection) throws -> Void = { connection in
            try connection.execute("COMMIT")
        }
        let errors = await together([ending, insert(2)])
        #expect(errors.compactMap { ($0 as? DatabaseError)?.code } == [.programming])
        #expect(try await numbers() == [2])
    }

    @Test func `survive any mix of success and failure`() async throws {
        let kept = await withTaskGroup(of: Int?.self) { group in
            for number in 1...400 {
                group.addTask {
                    let refuses = number % 7 == 0
                    let error = await error { connection in
                        try insert(number)(connection)
                        if refuses { throw Refusal(number: number) }
                    }
                    return error == nil ? number : nil
                }
            }
            return await group.reduce(into: [Int]()) { kept, number in
                if let number { kept.append(number) }
            }
        }
        #expect(try await numbers() == kept.sorted())
        #expect(kept.count == 400 - 57)
    }

    @Test func `are refused when too many wait`() async throws {
        let small = try SQLiteDatabase.temporary(queueLimit: 3)
        let held = Flag()
        let release = Flag()
        let refused = await withTaskGroup(of: DatabaseError?.self) { group in
            group.addTask {
                await error(on: small) { connection in
                    held.raise()
                    while !release.isRaised { try connection.execute("SELECT 1") }
                } as? DatabaseError
            }
            while !held.isRaised { await Task.yield() }
            for _ in 1...5 {
                group.addTask {
                    await error(on: small) { try $0.execute("SELECT 1") } as? DatabaseError
                }
            }
            // The first ones that end are those that found no room.
            let first = await group.next()
            release.raise()
            return first
        }
        #expect(refused??.code == .busy)
    }

    private func insert(_ number: Int) -> @Sendable (any SQLConnection) throws -> Void {
        { connection in try connection.execute("INSERT INTO numbers VALUES (\(number))") }
    }

    private func numbers() async throws -> [Int] {
        try await database.read { connection in
            try connection.query("SELECT number FROM numbers ORDER BY number").map {
                try $0["number"]
            }
        }
    }

    private func error(
        on database: SQLiteDatabase? = nil,
        _ write: @escaping @Sendable (any SQLConnection) throws -> Void
    ) async -> (any Error)? {
        do { try await (database ?? self.database).write(write) } catch { return error }
        return nil
    }

    /// Holds the writer until all of these have arrived, and returns what each one threw.
    private func together(
        _ writes: [@Sendable (any SQLConnection) throws -> Void]
    ) async -> [(any Error)?] {
        let held = Flag()
        return await withTaskGroup(of: (Int, (any Error)?).self) { group in
            group.addTask {
                let error = await error { connection in
                    held.raise()
                    while database.statistics.queued < writes.count {
                        try connection.execute("SELECT 1")
                    }
                }
                return (-1, error)
            }
            while !held.isRaised { await Task.yield() }
            for (index, write) in writes.enumerated() {
                // One by one, so that they run in this order.
                group.addTask { (index, await error(write)) }
                while database.statistics.queued == index, index + 1 < writes.count {
                    await Task.yield()
                }
            }
            var errors = [(any Error)?](repeating: nil, count: writes.count)
            for await (index, error) in group where index >= 0 { errors[index] = error }
            return errors
        }
    }
}
