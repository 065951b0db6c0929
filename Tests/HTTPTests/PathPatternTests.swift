import Testing

@testable import HTTP

@Suite("A path's pattern")
struct PathPatternTests {
    private func match(_ pattern: String, _ path: String) -> [String: String]? {
        PathPattern(pattern).match(path)
    }

    @Test(arguments: [
        ("/", "/", [:]),
        ("/health", "/health", [:]),
        ("/requests/{request}", "/requests/req_1", ["request": "req_1"]),
        ("/requests/{request}/retry", "/requests/a%20b/retry", ["request": "a b"]),
        ("/requests/{request}", "/requests/a%2Fb", ["request": "a/b"]),
        ("/requests/{request}", "/requests/%C3%A9", ["request": "é"]),
        ("/requests/{request}", "/requests/..", ["request": ".."]),
        ("/requests/{request}", "/requests/a+b", ["request": "a+b"]),
        ("/{a}/{b}", "/1/2", ["a": "1", "b": "2"]),
    ])
    func `fits`(pattern: String, path: String, values: [String: String]) {
        #expect(match(pattern, path) == values)
    }

    @Test(arguments: [
        ("/health", "/"), ("/health", ""), ("/health", "/Health"), ("/health", "/health/"),
        ("/health", "//health"), ("/health", "/%68ealth"), ("/health", "health"),
        ("/requests/{request}", "/requests"), ("/requests/{request}", "/requests/"),
        ("/requests/{request}", "/requests/a/b"), ("/requests/{request}", "/requests//details"),
        ("/requests/{request}/retry", "/requests//retry"),
        ("/requests/{request}", "/requests/%"), ("/requests/{request}", "/requests/%4"),
        ("/requests/{request}", "/requests/%zz"), ("/requests/{request}", "/requests/%FF"),
    ])
    func `does not fit`(pattern: String, path: String) {
        #expect(match(pattern, path) == nil)
    }
}
