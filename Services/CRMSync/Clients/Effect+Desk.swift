extension Effect {
    /// The change in Desk that this effect is.
    func call<Change>(_ change: Change) -> DeskCall<Change> {
        DeskCall(input: change, key: key, trace: trace)
    }

    /// One of the further changes in Desk that this effect needs.
    func call<Change>(_ change: Change, part: String) -> DeskCall<Change> {
        DeskCall(input: change, key: DerivedKey.of(key, part: part), trace: trace)
    }
}
