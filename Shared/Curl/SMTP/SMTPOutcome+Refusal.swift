extension SMTPOutcome {
    /// What a refusal at some stage says about the mail, the account or the
    /// server.
    ///
    /// The enhanced code decides before the stage: `550 5.4.5` after the
    /// content is a daily limit, not a bad recipient.
    static func refused(_ reply: SMTPReply, at stage: SMTPStage) -> SMTPOutcome {
        if reply.code == 421 { return .notReached(.turnedAway(reply)) }
        guard reply.isPermanent else {
            return stage < .recipient
                ? .notReached(.turnedAway(reply)) : .transientRefusal(reply)
        }
        if isAboutAccount(reply) { return .accountRefusal(reply) }
        switch stage {
        case .opening, .login: return .accountRefusal(reply)
        // Too large is said of the mail, whatever its sender.
        case .sender where reply.code == 552 || reply.enhanced == "5.3.4":
            return .permanentRefusal(reply)
        case .sender: return .accountRefusal(reply)
        case .recipient, .content: return .permanentRefusal(reply)
        }
    }

    private static func isAboutAccount(_ reply: SMTPReply) -> Bool {
        if [530, 534, 535, 538].contains(reply.code) { return true }
        guard let enhanced = reply.enhanced else { return false }
        return enhanced == "5.4.5" || enhanced.hasPrefix("5.7.")
    }
}
