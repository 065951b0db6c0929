import Learning

extension LearnedText {
    /// A shop's message with the marks that its model knows.
    init(shopMessage text: String, orderNumbers: [String]) {
        self.init(
            text,
            marks: MessageMarks.marks(
                of: text,
                families: ShopVocabulary.families,
                hasOrderNumber: !orderNumbers.isEmpty
            )
        )
    }

    /// A desk's ticket with the marks that the model of categories knows.
    init(deskMessage text: String) {
        self.init(
            text,
            marks: MessageMarks.marks(
                of: text,
                families: DeskVocabulary.families,
                hasOrderNumber: false
            )
        )
    }

    /// A desk's ticket with the marks that the model of priorities knows.
    init(priorityOf text: String) {
        self.init(
            text,
            marks: MessageMarks.marks(
                of: text,
                families: PriorityVocabulary.families,
                hasOrderNumber: false
            )
        )
    }
}
