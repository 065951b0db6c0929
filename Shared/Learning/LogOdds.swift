#if canImport(Glibc)
internal import Glibc
#endif

/// Probabilities on the scale on which evidence adds up.
public enum LogOdds {
    /// The log-odds of a probability, no further than 1000 to 1.
    public static func of(_ probability: Double) -> Double {
        let bounded = min(max(probability, 0.001), 0.999)
        return log(bounded / (1 - bounded))
    }

    public static func probability(_ logOdds: Double) -> Double {
        1 / (1 + exp(-logOdds))
    }
}
