import Language

/// How clients agree, in words that may also mean something else.
extension ReplyTopic {
    static let agreement: [ReplyTopic: [Phrase]] = [
        .yes: Phrase.list(
            """
            oui, yes, si si,
            absolument, carrement, evidemment, certainement, bien sur, bien entendu,
            tout a fait, exactement, exact, effectivement, affirmatif, volontiers,
            avec plaisir, avec joie, absolutely, definitely, certainly, of course, indeed,
            sure, surely, for sure, sure thing, you bet, totally, exactly, precisely,
            affirmative, roger, naturally, without a doubt, by all means, gladly, positive,
            correct, right, true, accurate, vrai, ja, si senor, bah oui, ben oui, mais oui,
            oh oui, ah oui
            """
        ),
        .contentment: Phrase.list(
            """
            ok, okok, k, d'acc, d'accord,
            entendu, ca marche, ca roule, ca joue, ca me va, ca nous va, ca va, me va,
            nous va, convient, conviennent, c'est bon, tout bon, tout est bon,
            bon pour, ok pour, nickel, impec, impeccable, parfait, parfaits, parfaite, super,
            genial, top, cool, excellent, tres bien, all good, sounds good, looks good,
            sounds great, looks great, seems good, fine, good for, fine by, fine with,
            works for, suits, perfect, great, lovely, wonderful, brilliant, good, conforme,
            correspond, rien a redire, rien a signaler, rien a ajouter, 👍, 👌, ✅, ✔, 🆗, 💯, 🤝, 🙌
            """
        ),
        .approval: Phrase.list(
            """
            valide, valider, validez, validons, validee, validees,
            validation, approuv*, accept, accepte, accepter, acceptons, acceptez,
            acceptee, acceptes, acceptees, accepted, accepting, agree, agreed, agreeable,
            approve, approved, approves, approving, approval, confirm, confirme,
            confirmer, confirmons, confirmed, confirming, confirmation, accord, aval, feu vert,
            green light, go ahead, assentiment, consent*, blessing, signe, signee, signons,
            signed, sign, sign off, signed off, contresign*, bon pour accord, bon pour,
            marche conclu, deal, adjuge, banco, vendu, sold, tope la, tope, preneur, preneuse,
            partant, partante, partants, je prends, nous prenons, on prend, passons commande,
            passe commande, commandons, retenons, retiens, retenu, retenue, favorable*,
            donnons suite, donne suite, autoris*, authoris*, authoriz*, in favour, in favor,
            on board, i'm in, we're in, count me in, happy with, happy to, acte, actee,
            va pour, j'achete, je commande, bon a tirer, plein accord, consider this,
            considerez, you have the job, got the job, you've got the job, avez le chantier,
            we have a deal, happy days, positive, reponse positive, charge de, instruct,
            signed quote, quote signed, signed copy, signed estimate, devis signe,
            exemplaire signe, copie signee, validation de ma part, consentement, vote,
            carte blanche
            """
        ),
        .start: Phrase.list(
            """
            lancez, lance, lancer, lancons, lancement, lanceez, demarr*, commenc*, attaqu*,
            proced*, entam*, mettez vous, mettre en route, mettez en route, en production,
            mettre en oeuvre, faites, faites le, allez y, allez, vas y, on y va,
            allons y, y aller, c'est parti, on fonce, foncez, fonce, on part,
            part la dessus, partons, partir, go, gogo, go for, let's go, let's do,
            do it, do that, do so, please do, start, started, starting, begin,
            proceed*, go on, carry on, crack on, get started, get going, kick off, fire away,
            move forward, moving forward, move ahead, roll, charge, debit*, prelev*, produi*,
            realis*, fabriqu*, build, make it, make it happen, launch, au travail, au boulot,
            a vous de jouer, get stuck in, kick it off, allez seulement, vous pouvez y,
            engager, engagez, produce, fait comme ca, faisons comme ca, faire comme ca
            """
        ),
        .harmlessDenial: Phrase.list(
            """
            pas de souci*, pas de soucis, pas de probleme*, pas de pb, pas d'objection*,
            pas d'autre*, pas d'inquietude, aucun souci, aucun probleme, aucun pb,
            aucune objection*, aucune remarque*, aucune reserve*, aucune question*,
            aucune modification*, aucune hesitation, aucune raison, aucun inconvenient,
            aucun doute, aucun changement*, pas d'inconvenient, pas de remarque*,
            pas de question*, pas de modification*, pas de changement*, pas de reserve*,
            pas de retouche*, pas de contre indication, sans souci*, sans probleme*,
            sans hesit*, sans reserve*, sans condition*, sans regret*, sans aucun*,
            sans attendre, sans plus attendre, sans tarder, sans restriction*, rien a redire,
            rien a dire, rien a ajouter, rien a signaler, rien a changer, rien a modifier,
            rien a corriger, rien a reprendre, rien a retoucher, ne changez rien,
            n'hesite plus, n'hesitons plus, hesite plus, hesit* plus, pourquoi pas, pas mal,
            plus d'hesitation*, plus de question*, plus de doute*, plus aucun*,
            pas besoin de refaire, inutile de refaire, inutile de renvoyer,
            comment refuser, je ne peux pas refuser, peux pas dire non,
            no prob*, no objection*, no problem*, no pb, no worries, no worry, no issue*,
            no concern*, no complaint*, no question*, no further, no change*, no doubt*,
            no comment*, no remark*, no reservation*, no hesitation, no need for another,
            no need to change, no strings, no reason, nothing to add, nothing to change,
            nothing to object, not a problem, not an issue, without hesitation,
            without reservation*, without delay, without further, without question, why not,
            can not wait, could not agree more, do not hesitate, can not say no,
            how could i refuse, why wait, not bad, never better, never been surer
            """
        ),
    ]
}
