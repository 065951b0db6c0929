import Language

/// How clients refuse, and by which words a refusal is known.
extension ReplyTopic {
    static let refusals: [ReplyTopic: [Phrase]] = [
        .no: Phrase.list(
            """
            non, no, noon*, niet, nein, jamais, never, pas du tout,
            absolument pas, certainement pas, surtout pas, pas question, hors de question,
            no way, not at all, absolutely not, definitely not, certainly not, of course not,
            negative, negatif, 👎, ❌, 🚫, 🛑, ✖
            """
        ),
        .falsehood: Phrase.list(
            """
            false, wrong, incorrect, untrue, inaccurate, faux, fausse, inexact, mistaken,
            not right, not true, not correct, not the case, not accurate
            """
        ),
        .refusal: Phrase.list(
            """
            refus*, declin*, rejet*, reject*, annul*, cancel*, renonc*, abandon*, withdraw*,
            retire, retirons, retirer, retract*, drop, dropping, scrap*, stop*, arret*,
            clotur*, clore, close, closed, fermer, fermez, call it off, call off,
            laisse* tomb*, laisser tomber, laissons tomber, laissez tomber, oublie*, oublions,
            forget it, forget about, never mind, nevermind, pass, i'll pass, we'll pass,
            passe mon tour, passons notre tour, passer notre tour, sans suite, donner suite,
            donnerons pas suite, donne pas suite, interesse*, interested, en rester la,
            turn down, turn it down, turned down, bin it, plus besoin,
            no longer, changed our mind, change d'avis, changed my mind, desist*, oppos*,
            veto*, inutile de, ne lancez, ne faites, do not start, do not proceed, ne souhait*,
            ne veux, ne voulons, not want, not need, not going to, not go ahead, not proceed,
            not happening, not for us, not for me, pas pour nous, pas pour moi, sans moi,
            sans nous, without us
            """
        ),
        .prevention: Phrase.list(
            """
            inutile, impossible, hors de question, out of the question, jamais de la vie,
            loin d'etre, loin de, far from, retire ma, retire mon, take back, reviens sur,
            regrette, merci de ne, ne plus, n'est plus, ne lancez pas, do not start,
            please do not, surtout pas, ne demarrez pas
            """
        ),
        .elsewhere: Phrase.list(
            """
            concurren*, autre prestataire, autre fournisseur, autre studio, autre solution,
            ailleurs, quelqu'un d'autre, un autre, competitor*, competing, someone else,
            somebody else, another supplier, another studio, another provider, another company,
            elsewhere, in house, inhouse, nous memes, moi meme, ourselves, myself, freelance*,
            deja trouve, already found, deja fait, neveu, nephew
            """
        ),
        .price: Phrase.list(
            """
            cher, chere, chers, cheres, couteux, couteuse, onereux, exorbitant*, excessif*,
            excessive, budget*, moyens, depasse, depassement, hors budget, hors de prix,
            trop eleve*, expensive, pricey, costly, afford, steep, overpriced, dear, rip off,
            highway robbery, arnaque, abuse, delirant, salty, sale, ruine, fauches
            """
        ),
        .rebate: Phrase.list(
            """
            remise, rabais, ristourne, reduction, geste commercial, moins cher, baisser,
            baissez, discount, cheaper, reduce, lower, knock off, negotiate, negocier, free,
            gratuit, gratuite, offert
            """
        ),
        .noRefusal: Phrase.list(
            """
            ne dis pas non, dis pas non, not saying no, not a no, pas un non, pas un refus,
            ne refuse pas, refuse pas, not refusing, not against, pas contre, pas dit non,
            ni oui ni non, neither yes nor no, not say no, not said no, not rejecting,
            pas fini
            """
        ),
    ]
}
