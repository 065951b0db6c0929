import Contracts
import Testing

@testable import Quoting

@Suite("Labelled requests")
struct LabelledRequestsTests {
    private let grid: Grid

    init() throws {
        grid = try Embedded.grid.get()
    }

    @Test(arguments: [("working", 183, 0.97), ("set-aside", 121, 0.92)])
    func `are read as a person reads them`(table: String, count: Int, share: Double) throws {
        let rows = try LabelledRequest.table(table)
        #expect(rows.count == count)
        let wrong = rows.filter { !$0.agrees(with: grid.analysis(of: $0.request)) }
        let limit = Double(rows.count) * (1 - share)
        #expect(Double(wrong.count) <= limit, "\(wrong.map(\.request.objet))")
    }

    @Test(arguments: ["working", "set-aside"])
    func `that a person must see are hardly ever priced`(table: String) throws {
        let rows = try LabelledRequest.table(table).filter {
            ["complex", "doubtful"].contains($0.level)
        }
        let priced = rows.filter { grid.analysis(of: $0.request).creditsEstimes != nil }
        #expect(priced.count * 20 <= rows.count, "\(priced.map(\.request.objet))")
    }

    @Test(arguments: ["working", "set-aside"])
    func `that are plain are not sent to a person`(table: String) throws {
        let rows = try LabelledRequest.table(table).filter {
            ["simple", "medium"].contains($0.level)
        }
        let sent = rows.filter {
            grid.analysis(of: $0.request).validationStatus == .pendingAdmin
        }
        #expect(sent.count * 20 <= rows.count, "\(sent.map(\.request.objet))")
    }
}
