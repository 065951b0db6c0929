/// What a stand-in does in the place of its work.
public enum StandInFault: Sendable {
    /// Answers this and does nothing.
    case answer(StandInAnswer)

    /// Closes the connection and does nothing.
    case dropBefore

    /// Does its work, then closes the connection without an answer.
    case dropAfter

    /// Does its work, and answers so many seconds later.
    case slow(Double)

    /// Does its work, then closes the connection in the middle of the answer.
    case cutAnswer

    /// Says nothing until the caller gives up, and does nothing.
    case silence

    /// Answers 200 with what is no JSON, and does nothing.
    case garbage
}
