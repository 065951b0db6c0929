import Language

/// What makes an approval, or a refusal, one of something else, of another
/// day, or of nobody: expressions in which the words that decide decide
/// nothing.
///
/// A model sees too few of them to know them all, and one that is missed
/// starts paid work or closes a request.
enum ReplyReservation {
    /// Returns the expressions because of which a reply validates nothing.
    static func ofValidation(in words: Words, text: String) -> [String] {
        found(validations, in: words) + calendar(text) + share(text) + year(words)
    }

    /// Returns the expressions because of which a reply refuses nothing.
    static func ofRefusal(in words: Words, text: String) -> [String] {
        found(refusals, in: words) + calendar(text)
    }

    private static func found(_ table: PhraseTable, in words: Words) -> [String] {
        table.candidates(in: words)
            .flatMap { words.ranges(of: table.phrases[$0]) }
            .map { words.all[$0].map(\.text).joined(separator: " ") }
    }

    /// The subject of an answer to an invitation: "Accepted: weekly meeting".
    private static func calendar(_ text: String) -> [String] {
        let line = text.drop { $0.isWhitespace }.prefix { !$0.isNewline }
        guard let colon = line.firstIndex(of: ":") else { return [] }
        let opening = Folding.fold(line[..<colon]).filter { $0.isLetter }
        return answersToInvitations.contains(opening) ? [opening] : []
    }

    /// A part of the price: "validé à 50 %", but not "d'accord à 100 %".
    private static func share(_ text: String) -> [String] {
        guard let sign = text.firstIndex(of: "%") else { return [] }
        let before = text[..<sign].reversed().drop { $0.isWhitespace }.prefix { $0.isNumber }
        let number = String(before.reversed())
        return number.isEmpty || number == "100" ? [] : ["\(number) %"]
    }

    /// A yes for some year: "oui pour 2027".
    private static func year(_ words: Words) -> [String] {
        zip(words.all, words.all.dropFirst()).compactMap { before, word in
            let isYear = word.text.count == 4 && Int(word.text).map { 2020...2099 ~= $0 } == true
            return isYear && ["pour", "en", "for", "in"].contains(before.text) ? word.text : nil
        }
    }

    private static let answersToInvitations: Set<String> = [
        "accepte", "acceptee", "accepted", "tentative", "provisoire", "decline", "declined",
        "refuse", "refusee", "confirmed",
    ]

    private static let validations = PhraseTable(
        Phrase.list(
            """
            confirm* la reception, confirm* la bonne reception, confirm* bonne reception,
            confirm* reception, confirm* avoir, confirm* que j'ai recu, confirm* que j'ai lu,
            confirm* que nous avons recu, confirm* bien avoir, accus* reception,
            accus* bonne reception, confirm receipt, confirm reception, confirm i received,
            confirm that i received, confirm we received, confirm that we received,
            confirm having, confirm* mon adresse, confirm* l'adresse, confirm* notre adresse,
            confirm* mon mail, confirm* mon email, confirm* mon numero, confirm* mon telephone,
            confirm* mes coordonnees, confirm* mon identite, confirm* ma presence,
            confirm* le rendez vous, confirm* la date, confirm* les dimensions,
            confirm* les mesures, confirm* les cotes, confirm* la couleur, confirm* le desistement,
            confirm* mon desistement, confirm* l'annulation, confirm* mon annulation,
            confirm* le refus, confirm* mon refus, confirm* l'abandon, confirm* le retrait,
            confirm my address, confirm the address, confirm the dimensions, confirm the size,
            confirm the cancellation, confirm my email, confirm my number, confirm the meeting,
            confirm the appointment, confirm the date,

            encore valide, toujours valide, plus valide, pas valide, non valide, valide jusqu*,
            est il valide, still valid*, is it valid*, not valid*, no longer valid*, valide until, sur valide, cliqu* sur valid*, bouton valid*,

            to be approved, to be validated, to be confirmed, be approved by, will approve,
            will validate, will be approved, i'd approve, would approve, i'd love to,
            would love to, love to say, would like to approve, wish i could, wish we could,
            forward to approv*, forward to valid*, hate de valider, impatien* de valider,
            va etre valide*, sera valide*, serait valide*, aurait valide*, aurions valide*,
            aurais valide*, aimerais valider, aimerions valider, voudrais valider,
            voudrions valider, a valider, a confirmer, a approuver, doit etre valide*,
            doit valider, sur le point de, about to approve, hope to, j'espere, esperons,
            would have, want to go ahead but, comptons valider, compte valider, pense valider,
            vais valider, allons valider, va valider, going to approve, plan to approve,

            apres relecture, apres lecture, apres verification, apres validation, apres accord,
            apres avoir, apres discussion, apres reflexion, after review*, after reading,
            after checking, after discussing, once reviewed, ce soir, ce week end, tonight,
            this evening, avec mon mari, avec ma femme, avec mon associe*, with my husband,
            with my wife, with my partner,

            normalement, accord de principe, de principe, en principe, a priori, theoriquement,
            normally, in principle, dans l'idee,

            pour la facture, pour le rendez vous, pour la reunion, pour le rdv, for the meeting,
            for the invoice, budget est valide, budget valide, budget a ete, budget approuve,
            budget is approved, budget was approved, budget approved, c'est moi, lancez un devis,
            lancez la recherche, lancez une recherche, envoyez un devis, faites un devis,
            who approved, who validated, qui a valide, qui valide
            """
        )
    )

    private static let refusals = PhraseTable(
        Phrase.list(
            """
            pas valide, plus valide, non valide, pas valable, plus valable, not valid*,
            no longer valid*, invalide, invalid, expire*, expired, rien valide, rien accepte,
            rien signe, rien commande, avant mon, avant notre, avant que, avant le feu vert,
            before i, before we, before my, before our, until i, until we, tant que,
            ne se passe, marche pas, marchent pas, fonctionne pas, fonctionnent pas, s'ouvre pas,
            does not work, did not work, do not work, not working, cliqu* sur
            """
        )
    )
}
