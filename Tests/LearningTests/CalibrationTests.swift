import Testing

@testable import Learning

@Suite("Calibration")
struct CalibrationTests {
    @Test func `makes probabilities that sum up to one, whatever the values`() {
        for values in [[0, 0], [1000, -1000], [-5, 2, 3], [.greatestFiniteMagnitude, 0]] {
            let found = Calibration(sharpness: 3).probabilities(of: values)
            #expect(abs(found.reduce(0, +) - 1) < 1e-9)
            #expect(found.allSatisfy { (0...1).contains($0) })
        }
    }

    @Test func `finds how sure one may be`() {
        // Right 8 times in 10, so a value of 4 must come out as 80 percent.
        let values = [[Double]](repeating: [4, 0], count: 100)
        let answers = (0..<100).map { $0 < 80 ? 0 : 1 }
        let found = Calibration.fitted(to: values, answers)
        #expect(abs(found.probabilities(of: [4, 0])[0] - 0.8) < 0.001)
    }

    @Test func `stays in its range where there is nothing to doubt or to know`() {
        let values = [[1.0, 0], [1, 0]]
        #expect(Calibration.range.contains(Calibration.fitted(to: values, [0, 0]).sharpness))
        #expect(Calibration.range.contains(Calibration.fitted(to: values, [1, 1]).sharpness))
        #expect(Calibration.fitted(to: [], []) == .none)
    }
}
