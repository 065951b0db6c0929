import Observability
import TestSupport
import Testing

@Suite("Metrics")
struct MetricsTests {
    private let metrics = Metrics()

    @Test func `are told by name, with help and type`() async {
        let counter = metrics.counter("b_total", "Things")
        counter.add()
        counter.add(2)
        metrics.gauge("a_size", "Size") { 1.5 }
        #expect(
            await metrics.text() == """
                # HELP a_size Size
                # TYPE a_size gauge
                a_size 1.5
                # HELP b_total Things
                # TYPE b_total counter
                b_total 3

                """
        )
    }

    @Test func `count states by their last reading, when there is no new one`() async {
        enum Light: String { case red, green }
        let readings = Notes()
        metrics.gauges("lights", "Lights", of: [Light.red, .green]) {
            readings.add("read")
            return readings.all.count == 1 ? [.green: 2] : nil
        }
        let text = """
            # HELP lights Lights
            # TYPE lights gauge
            lights{state="green"} 2
            lights{state="red"} 0

            """
        #expect(await metrics.text() == text)
        #expect(await metrics.text() == text)
    }

    @Test func `of one name are one family, a line for each set of labels`() async {
        metrics.counter("x_total", "X", labels: ["route": "/b", "method": "GET"]).add()
        metrics.counter("x_total", "X", labels: ["route": "/a", "method": "GET"]).add(2)
        #expect(
            await metrics.text() == """
                # HELP x_total X
                # TYPE x_total counter
                x_total{method="GET",route="/a"} 2
                x_total{method="GET",route="/b"} 1

                """
        )
    }

    @Test func `asked for again are the same`() async {
        metrics.counter("x_total", "X", labels: ["a": "1"]).add()
        metrics.counter("x_total", "X", labels: ["a": "1"]).add()
        metrics.histogram("y_seconds", "Y").observe(1)
        metrics.histogram("y_seconds", "Y").observe(1)
        metrics.gauge("z", "Z") { 1 }
        metrics.gauge("z", "Z") { 2 }
        let lines = await metrics.text().split(separator: "\n")
        #expect(lines.filter { $0.hasPrefix("x_total") } == [#"x_total{a="1"} 2"#])
        #expect(lines.filter { $0.hasPrefix("y_seconds_count") } == ["y_seconds_count 2"])
        #expect(lines.filter { $0.hasPrefix("z") } == ["z 2"])
    }

    @Test func `escape what would break a line`() async {
        metrics.counter("x_total", "one\ntwo \\ \"three\"", labels: ["l": "a\"b\\c\nd"]).add()
        #expect(
            await metrics.text() == #"""
                # HELP x_total one\ntwo \\ "three"
                # TYPE x_total counter
                x_total{l="a\"b\\c\nd"} 1

                """#
        )
    }

    @Test(arguments: [
        (0.0, "0"), (1, "1"), (-2, "-2"), (0.25, "0.25"), (1e16, "1e+16"), (.infinity, "+Inf"),
        (-.infinity, "-Inf"), (.nan, "NaN"),
    ])
    func `write numbers as Prometheus reads them`(value: Double, text: String) async {
        metrics.gauge("x", "X") { value }
        #expect(await metrics.text().hasSuffix("\nx \(text)\n"))
    }

    @Test func `are brought up to date before each reading`() async {
        let notes = Notes()
        metrics.beforeReading { notes.add("asked") }
        metrics.gauge("x", "X") { Double(notes.all.count) }
        #expect(await metrics.text().hasSuffix("\nx 1\n"))
        #expect(await metrics.text().hasSuffix("\nx 2\n"))
    }
}

@Suite("A histogram")
struct HistogramTests {
    @Test func `counts upwards through its buckets, up to all`() async throws {
        let metrics = Metrics()
        let histogram = metrics.histogram("t_seconds", "T", labels: ["route": "/a"])
        for seconds in [0.0005, 0.001, 0.002, 0.3, 10, 99] { histogram.observe(seconds) }
        let lines = await metrics.text().split(separator: "\n").map(String.init)
        let buckets = lines.filter { $0.hasPrefix("t_seconds_bucket") }
        #expect(buckets.count == 14)
        #expect(buckets.first == #"t_seconds_bucket{route="/a",le="0.001"} 2"#)
        #expect(buckets.contains(#"t_seconds_bucket{route="/a",le="0.0025"} 3"#))
        #expect(buckets.contains(#"t_seconds_bucket{route="/a",le="0.25"} 3"#))
        #expect(buckets.contains(#"t_seconds_bucket{route="/a",le="0.5"} 4"#))
        #expect(buckets.contains(#"t_seconds_bucket{route="/a",le="10"} 5"#))
        #expect(buckets.last == #"t_seconds_bucket{route="/a",le="+Inf"} 6"#)
        #expect(lines.contains(#"t_seconds_count{route="/a"} 6"#))
        let sum = try #require(lines.first { $0.hasPrefix("t_seconds_sum") }?.split(separator: " "))
        #expect(abs((Double(sum[1]) ?? 0) - 109.3035) < 1e-9)
        let counts = buckets.compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
        #expect(counts == counts.sorted())
    }

    @Test func `needs no labels`() async {
        let metrics = Metrics()
        _ = metrics.histogram("t_seconds", "T")
        let text = await metrics.text()
        #expect(text.contains("\nt_seconds_bucket{le=\"+Inf\"} 0\n"))
        #expect(text.hasSuffix("\nt_seconds_sum 0\nt_seconds_count 0\n"))
    }
}
