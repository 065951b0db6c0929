import Language

/// How clients put off, doubt, or set conditions.
extension ReplyTopic {
    static let doubts: [ReplyTopic: [Phrase]] = [
        .delay: Phrase.list(
            """
            attend*, patient*, reflech*, reflexion, hesit*, verrai, verrons, on verra,
            on va voir, a voir, plus tard, demain, apres demain, lundi, mardi, mercredi, jeudi,
            vendredi, semaine prochaine, mois prochain, la rentree, pour l'instant,
            pour le moment, pas encore, toujours pas, encore, en cours, reviens vers,
            reviendrai, reviendrons, revenons vers, recontact*, rappelle*, tiens au courant,
            tiendrai, tiendrons, redis, redirai, dirai, dirons, decider*, wait, waiting, later,
            think, thinking, sleep on it, hold, hold on, on hold, tomorrow, monday, tuesday,
            wednesday, thursday, friday, next week, next month, decide, decided, deciding,
            decision, discuss*, get back, let you know, will see, we'll see, i'll see,
            see about, consider*, mull, ponder*, still, yet, at the moment, for now, soon,
            bientot, prochainement, undecided, to be confirmed, tbc, tbd, pending
            """
        ),
        .doubt: Phrase.list(
            """
            peut etre, sais pas, sait pas, savons pas, aucune idee, pas sur, pas sure,
            pas certain*, incertain*, probablement, sans doute, eventuellement, possible,
            je crois, je pense, nous pensons, il me semble, plutot, presque, a priori,
            en principe, en theorie, sur le principe, maybe, perhaps, might, possibly,
            probably, could be, may be, not sure, unsure, uncertain, not certain,
            not know, no idea, no clue, clueless, beats me, i guess, i suppose,
            i think, who knows, either, neither, both, one or the other, depends, hard to say,
            could not say, can not say, can not tell, can not decide, tough call, toss up,
            fifty fifty, 50 50, on the fence, make up my mind, not decided, torn, doubt*,
            in between, 🤔, 🤷, bof, mouais, moui, hmm, hum, meh, euh
            """
        ),
        .waiting: Phrase.list(
            """
            hold this, hold it, pause, en pause, mettez en, attendez, attends, en cours de,
            en cours d, pas tout de suite, au siege, chez notre, chez nous pour,
            with procurement, under review, a l'etude, en validation, en interne, internally,
            for approval, pour accord, pour validation, awaiting, est attendu, is expected,
            should be able, devrait pouvoir, devrions, devrait, should
            """
        ),
        .others: Phrase.list(
            """
            patron, patronne, chef, cheffe, direction, directeur, directrice, associe,
            associee, associes, mari, femme, epouse, epoux, conjoint, comptab*, compta,
            responsable, collegue*, comite, conseil, client, cliente, boss, manager,
            management, board, partner, husband, wife, director, colleague*, ceo, cfo, finance,
            accounting, head office, siege, supervisor, hierarchie, equipe, team, service
            """
        ),
        .condition: Phrase.list(
            """
            si, s'il, s'ils, sinon, a condition, condition, sous reserve, reserve, moyennant,
            sauf, hormis, excepte, seulement, uniquement, exclusivement, a moins, des que,
            des qu, des reception, tant que, pourvu, pour peu, une fois que, au lieu,
            plutot que, a partir du moment, le jour ou, quand vous aurez, if, unless, provided,
            providing, as long as, so long as, on condition, subject to, only, except,
            excluding, otherwise, not before, instead, assuming, on the understanding,
            contingent, depending, as soon as, when you, just the, minus, without the, at most,
            pas plus, no more than, dans la mesure, a hauteur de, le jour, reste a,
            en attente de, au dela, pas au dela, conditionne*, conditional, the day,
            not a penny more, not sooner, not later, not a cent more, sur deux, sur trois,
            sur quatre, sur 2, sur 3, sur 4, sur 5, sur 6, sur 8, mais pas, but not,
            quand j'aurai, quand nous aurons, when we have, when i have, after we, once we,
            if only, a ce prix, at that price, at this price, etant entendu, corrigez, changez,
            modifiez, rectifiez, fix the, change the, correct the, correct it
            """
        ),
        .order: Phrase.list(
            """
            apres, avant, after, first, then, ensuite, d'abord, juste, until, till, rather,
            hors, seul, max, maximum, une fois, once, lorsque, conditions
            """
        ),
        .part: Phrase.list(
            """
            la chaise, le premier, la premiere, le second, la seconde, le deuxieme, le 1, le 2,
            les deux, les trois, les autres, le reste, l'autre, un seul, une seule, le modele,
            la moitie, une partie, en partie, partiellement, the first, the second, the other,
            the others, the rest, only one, just one, half, part of, partly, one of, two of,
            out of, sur les
            """
        ),
    ]
}
