import Contracts
import FoundationEssentials
import Runtime
import Vendors

/// Makes a subtask once for each effect.
struct ClickUpSubtasks: Sendable {
    /// Seconds before what an earlier attempt made is looked for: ClickUp may
    /// still be at it, and its lists may not show it yet.
    static let settling = 5

    /// Seconds back to which a list is looked through.
    private static let memory = 30.0 * 86_400

    /// Pages of a list that are looked through, of some hundred tasks each.
    private static let pages = 20

    let client: ClickUpClient
    let parent: ClickUpParent
    let assignee: Int?
    let clock: WallClock

    /// - Returns: The identifier of the subtask, made now or earlier.
    /// - Throws: `VendorError`, or `CancellationError`.
    func create(_ effect: Effect<TaskToCreate>) async throws -> ProductionTask.ID {
        let reference = TaskReference(ofKey: effect.key)
        let name = TaskText.name(of: effect.input)
        if effect.mayHaveHappened, let found = try await find(reference, named: name) {
            return ProductionTask.ID(found)
        }
        let text = TaskText.markdown(of: effect.input, reference: reference.text)
        return ProductionTask.ID(
            try await create { parent in
                ClickUpSubtask(
                    name: name,
                    parent: parent,
                    assignees: assignee.map { [$0] } ?? [],
                    markdown: text
                )
            }
        )
    }

    /// Creates it where the parent was last seen, and where it is now when
    /// that is elsewhere.
    private func create(_ subtask: (_ parent: String) -> ClickUpSubtask) async throws -> String {
        let place = try await parent.place()
        do {
            return try await create(subtask(place.task), in: place.list)
        } catch let error as VendorError where error.saysThatParentIsElsewhere {
            let now = try await parent.read().place
            guard now != place else { throw error }
            return try await create(subtask(now.task), in: now.list)
        }
    }

    private func create(_ subtask: ClickUpSubtask, in list: String) async throws -> String {
        do {
            return try await client.create(subtask, in: list).id
        } catch let error as VendorError where error.mayHaveTakenEffect {
            throw VendorError(
                error.vendor,
                error.reason,
                mayHaveTakenEffect: true,
                retryAfter: max(error.retryAfter ?? 0, Self.settling)
            )
        }
    }

    /// The subtask that an earlier attempt made, if it did.
    ///
    /// The parent's answer may leave out what was closed or renamed since;
    /// its list has that too.
    private func find(_ reference: TaskReference, named name: String) async throws -> String? {
        let (place, subtasks) = try await parent.read()
        if let found = try await find(reference, among: subtasks.filter({ $0.name == name })) {
            return found
        }
        return try await find(reference, in: place.list)
    }

    /// A parent's subtasks come without description: they are read one by one.
    private func find(
        _ reference: TaskReference,
        among subtasks: [ClickUpTask]
    ) async throws -> String? {
        for subtask in subtasks {
            let isRead = !subtask.descriptions.isEmpty
            let whole =
                isRead ? subtask : try await client.task(ClickUpTaskReference(id: subtask.id))
            if whole.bears(reference) { return subtask.id }
        }
        return nil
    }

    private func find(_ reference: TaskReference, in list: String) async throws -> String? {
        let start = clock.now().addingTimeInterval(-Self.memory)
        var seen: Set<String> = []
        for number in 0..<Self.pages {
            let page = try await client.page(number, of: list, since: start)
            if let found = page.tasks.first(where: { $0.bears(reference) }) { return found.id }
            let news = page.tasks.filter { seen.insert($0.id).inserted }
            if news.isEmpty || page.isLast == true { return nil }
        }
        // Better no task yet than two.
        throw VendorError(
            "clickup",
            .unreadable("a list of too many new tasks to look through"),
            mayHaveTakenEffect: true,
            retryAfter: 60
        )
    }
}

extension ClickUpTask {
    fileprivate func bears(_ reference: TaskReference) -> Bool {
        descriptions.contains { reference.ends($0) }
    }
}

extension VendorError {
    /// Whether the call named a list that is gone, or that the parent is not
    /// in.
    fileprivate var saysThatParentIsElsewhere: Bool {
        guard !mayHaveTakenEffect, case .refused(let status, let code) = reason else {
            return false
        }
        return status == 404 || code == "ITEM_137"
    }
}
