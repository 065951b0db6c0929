/// A list that comes in pages: the options that ask for one, and the word
/// that leads to the next.
struct Paging: Sendable {
    /// The option that names the last of the page before: `--before`.
    private let cursor: Option

    /// What only some of the list is asked for by, if it can be.
    private let filter: Option?

    init(_ cursor: String, _ value: String, filter: Option? = nil) {
        self.cursor = Option(name: cursor, value: value, help: "the last of the page before")
        self.filter = filter
    }

    var options: [Option] {
        [filter, Option(name: "--limit", value: "N", help: "how many, 1 to 200 (50)"), cursor]
            .compactMap(\.self) + [.json]
    }

    /// The options that are given, as the endpoint calls them.
    func query(_ arguments: Arguments) -> [String: String] {
        options.reduce(into: [:]) { query, option in
            query[String(option.name.dropFirst(2))] = arguments.value(option.name)
        }
    }

    /// Prints a page as people or programs read it.
    func show<Page: Encodable, Item>(
        _ page: Page,
        _ items: KeyPath<Page, [Item]>,
        next: String?,
        _ arguments: Arguments,
        line: (Item) -> String
    ) throws {
        guard !arguments.has("--json") else { return try Output.json(page) }
        for item in page[keyPath: items] { print(line(item)) }
        if let next { print("more: \(cursor.name) \(Output.line(next))") }
    }
}
