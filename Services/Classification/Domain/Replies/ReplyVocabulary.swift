import Language

/// The expressions by which clients approve, refuse, ask, inform, set conditions or put off.
enum ReplyVocabulary {
    /// Approves on its own, whatever stands beside it.
    static let approvals = Phrase.list(
        """
        je valide, je vous valide, je le valide, je la valide, je les valide, je validee,
        nous validons, nous le validons, on valide, on vous valide, c'est valide, est valide, bien valide,
        je confirme la commande, je confirme le devis, je vous confirme la commande, je vous confirme le devis,
        je confirme mon accord, je vous confirme mon accord, je donne mon accord, nous donnons notre accord,
        vous avez mon accord, vous avez notre accord, avez notre feu vert, avez mon feu vert, feu vert,
        confirme pour, confirmons la commande, confirmons le devis, confirmons notre accord,
        j'accepte, nous acceptons, on accepte, devis accepte, offre acceptee, proposition acceptee, est accepte,
        est acceptee, j'approuve, nous approuvons, on approuve, approuve par, est approuve, retenons votre offre,
        retenons votre devis, retenons votre proposition, bon pour accord, bon pour moi, bon pour nous,
        ok pour nous, ok pour moi, ok pour le prix, ok pour le devis, ok pour ce prix,
        ok pour le tarif, ok pour les credits,
        ok pour le credit, ok pour lancer, ok pour la modelisation, ok pour la proposition, ok pour le modele,
        c'est ok, tout est ok, c'est d'accord, je suis d'accord, suis d'accord, nous sommes d'accord, on est d'accord,
        sommes d'accord, d'accord pour le devis, d'accord pour le prix, d'accord pour les,
        pas de souci pour, pas de probleme pour, aucune objection, pas d'objection,
        ca me va, ca nous va, cela me va, cela nous va, me convient, nous convient, me conviennent, nous conviennent,
        on y va, allons y, allez y, vas y, vous pouvez y aller, pouvez y aller, on part la dessus, on part sur ca,
        c'est parti, partant, partante, partants, on fonce, foncez, banco, marche conclu, on signe, lancez, lance la modelisation,
        vous pouvez lancer, pouvez lancer, vous pouvez commencer, pouvez commencer, vous pouvez demarrer,
        pouvez demarrer, pouvez proceder, pouvez debiter, pouvez faire, vous pouvez valider, procedez, demarrez,
        faisons comme ca, on fait comme ca, je prends, nous prenons, on prend, je suis preneur, je suis preneuse,
        laisse demarrer, laisse commencer, laisse lancer, laissons demarrer,
        devis signe, devis ci joint signe, devis contresigne, c'est tout bon, tout est bon, c'est bon pour,
        i approve, we approve, i hereby approve, is approved, quote approved, approved by, all approved,
        i accept, we accept, accepted by, quote accepted, i confirm the order, we confirm the order, i confirm the quote,
        i agree, we agree, i'm ok with, we are ok with, i'm fine with, we are fine with, fine by me, fine by us,
        fine with me, fine with us, works for me, works for us, good for me, good for us, good to go, happy with the quote,
        happy with this quote, happy with that, happy to proceed, happy to go ahead, go ahead, go for it, please proceed,
        please start, please go, you can start, you may start, you can proceed, you may proceed, start production,
        start the production, start the modelling, start modelling, let's go, let's do it, let's do this, let's start,
        let us do it, it's a go, we have a deal, green light,
        move forward with, happy to move forward, moving forward with, start whenever, feel free to start, signed quote, quote signed, signed off,
        no objection*, yes to the, yes to both, do it, do that, count me in
        """
    )

    /// Approves only a reply that says nothing else: "ok", "parfait", a thumb up.
    static let assents = Phrase.list(
        """
        oui, ok, k, d'acc, d'accord, entendu, parfait, parfaits, nickel, impec,
        impeccable, volontiers, veux bien, voulons bien, avec plaisir, bien sur, ca marche, c'est bon, go,
        valide, validee, validation, approuve, accepte, acceptee, confirme, accord, carrement, absolument, exactement,
        tout a fait, evidemment, certainement, faites, allez, sans probleme*, pas de probleme*, pas de souci*,
        aucun probleme, aucun souci, pourquoi pas, yes, ya, sure, perfect, approved, accepted,
        confirmed, agreed, deal, sounds good, all good, looks good, fine, absolutely, definitely, of course, certainly,
        correct, exactly, indeed, affirmative, roger, proceed, no problem, why not, right, true, accurate,
        👍, 👌, ✅, ✔, 🆗, 💯, 🤝
        """
    )

    /// Refuses when it is denied: "je ne valide pas", "pas d'accord".
    static let deniables = Phrase.list(
        """
        valide, valider, validons, d'accord, accepte, accepter, acceptons, approuve, approuver,
        approuvons, confirme, confirmons, ok, y aller, partant, donne pas mon accord, favorable, convient, va pas,
        conviennent, approve, approved, agree, agreed, accept, accepted, go ahead, proceed, work for me,
        work for us, fine with, happy with
        """
    )

    /// Refuses on its own.
    static let refusals = Phrase.list(
        """
        je refuse, nous refusons, on refuse, est refuse, est refusee, a refuse, ai refuse, avons refuse, un refus,
        devis refuse, refuse par, refuse, je rejette, nous rejetons, je decline, nous declinons, on decline, decline,
        non merci, finalement non, mais non, malheureusement non, desole non, c'est non, est non, sera non,
        non pas du tout, trop cher, trop chere, trop eleve, trop couteux, beaucoup trop, c'est trop pour,
        hors budget, hors de prix, hors de notre budget, pas dans notre budget, pas le budget, plus le budget,
        depasse notre budget, depasse mon budget, au dessus de notre budget, au dessus de mon budget,
        j'annule, annulons, on annule, annule, annulez, annulee, annuler, annulation, laisse tomber,
        laissez tomber, laissons tomber, laisser tomber, oubliez, oublions, on oublie, abandonne, abandonnons,
        abandonner, abandon, renonce, renoncons, renoncer, pas interesse*, plus interesse*, ne donne pas suite,
        donne pas suite, donnerons pas suite, donnons pas suite, donnerai pas suite, sans suite, stoppez, on arrete,
        arretez, on stoppe, retire ma demande, retirons notre demande, cloturer, cloturez, fermer le ticket,
        fermez le ticket, fermer la demande, inutile de, jamais de la vie, hors de question, certainement pas,
        surtout pas, pas question, pas pour nous, pas pour moi, ferons nous memes, ferai moi meme,
        une autre fois, pas ok, pas accorde,
        pas cette fois, interesse pas, interessent pas, retracte, retractons, retractation, passe notre tour,
        passe mon tour, passons notre tour, arreter la, en rester la, excessif, excessive, exorbitant,
        ne fera pas, ne ferons pas, ne ferai pas, fait cher, pas dans nos moyens, pas dans mes moyens,
        se passer de, me passer de, nous passer de, non desole*, ne correspond pas, plus besoin, pas besoin de ce modele,
        ne souhaite pas, ne souhaitons pas, souhaite plus, ne veux pas, ne veux plus, ne voulons pas, ne voulons plus,
        change d'avis, parti avec un autre, choisi un autre prestataire, autre prestataire,
        i refuse, we refuse, i decline, we decline, declined, declining, reject, rejected, i reject, we reject,
        no thanks, say no, sorry no, but no, no thank you, not interested, too expensive, too much for us, too pricey, too costly,
        over budget, over our budget, out of budget, above our budget, out of our budget, beyond our budget,
        can not afford, cancel, cancelled, cancelling, canceling, cancellation,
        turn it down, turn this down, turning it down, not this time, more than we can, more than i can,
        no sorry, not for us, not for me, call it quits, call it off, drop it, scrap it, scrap,
        forget it, forget about it, never mind, nevermind, withdraw*, please stop, please close, close the ticket,
        close this, shut down, discontinued, take back, no way, not going ahead, not go ahead,
        not proceed, not going to, no deal, no go, going to pass, we'll pass, i'll pass, will pass, we pass, i pass,
        hard pass, no longer need, no longer want, no longer interested, not want, not need, do not start,
        went with someone else, another supplier, against it, it is no, is no, answer is no,
        definitely not, absolutely not, certainly not, not that, not right now, incorrect, false, wrong,
        not correct, not true, not right, not the case, seems not, 👎, ❌, 🚫, 🛑
        """
    )

    /// Refuses only a reply that says nothing else.
    static let dissents = Phrase.list("non, no, jamais, never, niet")

    /// Asks, with or without a question mark.
    static let questions = Phrase.list(
        """
        j'ai une question, ai une question, une question, deux questions, des questions, j'aurais une question,
        une interrogation, un doute, est ce que, est ce qu, combien de, combien ca, c'est combien, ca coute combien,
        pourquoi, comment, quand est ce, quel est, quelle est, quels sont, quelles sont, qu'est ce, y a t il,
        pouvez vous, pourriez vous, peux tu, pourrais tu, peut on, merci de me preciser, merci de preciser, me preciser,
        nous preciser, me dire, me rappeler, me confirmer, nous confirmer, me confirmez, reexpliquer, m'expliquer,
        nous expliquer, pas compris, ne comprends pas, comprends pas, je me demande, je voudrais savoir,
        j'aimerais savoir, savoir si, a qui, how much, how many, how long, how do, how does, what is, what's the,
        what does, what about, when does, when do, when will, what happens, who owns, who is, which, why is, why are, why do, why does, why so,
        could you, can you tell, can you confirm, can you explain, can we, does that, does it, do you, is it possible,
        is there, i'd like to know, i would like to know, like to know, wondering, a question, one question,
        quick question, some questions, not understand, please clarify, please explain
        """
    )

    /// Makes an approval depend on something, or narrows it to a part.
    static let conditions = Phrase.list(
        """
        si, s'il, s'ils, a condition, a la condition, sous condition, sous reserve, sous condition*, a moins,
        des que, des qu, tant que, pourvu que, sauf si, sauf, uniquement, seulement, sinon, au lieu de,
        au lieu d, plutot, moyennant, une fois que, avant de commencer, a partir du moment, il faut absolument,
        en revanche il, par contre il, ne lancez pas avant, pas avant, quand vous aurez, apres correction,
        remise, geste commercial, moins cher, rabais, if, unless, provided, providing, as long as, on condition,
        subject to, only if, only the, only for, only once, just the, otherwise, instead of, except, once you,
        as soon as, but with, but without, but only, but for, assuming, on the condition, depending, discount, cheaper,
        pending approval, not before,
        mais sans, mais avec, mais pas, but not, sur les deux, sur les trois, sur les 2, sur les 3, sur les 4,
        sur les 5, out of the, refuse le, refuse la, refuse les, pas pour, not for
        """
    )

    /// Sounds like a condition and is a courtesy.
    static let courtesies = Phrase.list(
        """
        s'il vous plait, s'il te plait, si besoin, si necessaire, si vous avez besoin, si vous avez des questions,
        si vous avez une question, si jamais, si possible, si vous voulez bien, meme si, comme si, pas si, plus si,
        si vite, aussi vite, if needed, if necessary, if you need, if you have any, if there is anything,
        if there's anything, des que possible, des que vous pouvez, des que vous voulez, as soon as possible,
        as soon as you can, once you can, if any, if possible, let me know if, even if, as if, the only, not only
        """
    )

    /// Puts the decision off, or only acknowledges.
    static let hesitations = Phrase.list(
        """
        d'abord, recontacte*, valide avec, validons avec, valide en interne, en interne, avec le client, on verra, nous verrons, je verrai, je vais voir, on va voir, a voir, je reflechis, reflechir, reflechit,
        reflexion, j'hesite, on hesite, nous hesitons, hesitons encore, je vous dis, vous dirai, vous dirons,
        vous redis, te redis, tiens au courant, reviens vers vous, revenons vers vous, reviendrai vers, reviendrons vers,
        en cours de, en attente, j'attends, on attend, nous attendons, attendez, attendre, dois attendre, patienter,
        en reunion, en discute, en discuter, en parler, j'en parle, on en parle, en parle, vois avec, voir avec,
        dois voir, demander a, demande a mon, demande a ma, je transmets a, transfere a, transmettre a, pense valider,
        pense accepter, pense que oui, je pense, nous pensons, je crois, peut etre, probablement, sans doute, eventuellement,
        pas sur, pas sure, pas certain*, ne sais pas, sais pas, aucune idee, plus tard, pour le moment, pour l'instant,
        pas le temps, pas encore, regarde ca, je regarde, vais regarder, je lis, a tete reposee, bien recu, bien recue,
        recu votre, ai recu, c'est note, bien note, je note, presque, theorie, en principe, a priori, un peu cher,
        prochainement, la semaine prochaine, demain, lundi, mardi, mercredi, jeudi, vendredi, appel, appelez, appelle*,
        rendez vous, visio, ne dis pas non, n'arrive pas, arrive pas,
        ne trouve pas, trouve pas, impossible d'ouvrir, ouvrir,
        first, got it, i got, saw, call me, call, phone me, spoke, review, would like to think, think about, thinking, i think, we think, i guess, i suppose, guess so, not sure, unsure,
        not certain, not completely, not actually sure, not know, not really know, no idea, maybe, perhaps, probably,
        might, could be, possibly, either, both, hold, hold on, hold off, on hold, wait, waiting, later,
        get back to, let you know, will see, we'll see, i'll see, see about, discussing, discuss, internally,
        still, yet, not saying no, not decided, undecided, need to check, have to check, will check, let me check,
        need to ask, have to ask, ask my, check with, forwarded, forwarding, will forward, received, noted, tomorrow,
        next week, monday, tuesday, wednesday, thursday, friday, meeting, can not open, make up my mind, could not say,
        at the moment, for now, in principle,
        in general, approve of, sur le principe, almost, i'd say, kind of
        """
    )

    /// Gives what was asked for.
    static let information = Phrase.list(
        """
        voici, voila, ci joint*, ci dessous, en pj, voir pj, pj, en piece jointe, piece jointe, pieces jointes,
        document joint, fichier joint, je vous envoie, je vous mets, je vous met, je joins, je vous joins,
        vous trouverez, comme demande, fiche technique, dimension*, cotes, mesure*, hauteur, largeur, profondeur, diametre,
        cm, mm, couleur*, coloris, teinte, ral, finition, matiere*, photos, photo, plan, assise,
        accoudoir*, tailles, on garde, la porte, le produit, adresse de facturation, facturation, siret,
        here is, here are, attached, attachment, see attached, please find, as requested, colour is, color is,
        dimensions are, it measures, width, height, depth, finish, measures, it has, armrest*, billing address, pictures,
        underside, material is, made of, acier, bois, chene, metal, verre, noir, noire, blanc, blanche, oak, steel, wood, solid
        """
    )

    /// Words that carry no decision, so that they leave an assent alone.
    static let fillers: Set<String> = Set(
        """
        bonjour bonsoir salut hello hi hey dear coucou madame monsieur mme mr m merci mercii beaucoup thanks
        thank you d avance vous te tu toi nous moi je j me mon ma mes notre votre vos nos pour par sur a au aux
        de du des le la les l un une c ce cela ca cette cet ces est et que qui tout tous toute bien tres trop vraiment
        encore donc alors bon bonne journee soiree semaine week end we cordialement cdt svp stp plait il si y en dans avec
        equipe team devis prix tarif delai delais credit credits proposition offre commande chiffrage estimation modele
        modeles modelisation projet 1 2 3 deux trois i my our we your it that this these s is are be am m
        the to of for on with from and so very much really all me us please sir answer what want do does like
        good great super top genial excellent awesome day quote price estimate credit credits order model models modelling project offer go vite hate voir
        resultat chose suis sommes avons ai oui ok yes on mi ne oh ah actually an one
        urgent direct immediatement maintenant now suite 😍 😊 🙂 😀 😄 🎉 🙏 ❤ 😁 😃 🥳 + & fais fait
        in at by as de ma part mr ms mrs quand meme sounds looks seems
        """.split { $0.isWhitespace }.map { Folding.fold($0) }
    )
}
