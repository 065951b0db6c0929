import Language

/// How clients ask and inform, and what else they write.
extension ReplyTopic {
    static let talk: [ReplyTopic: [Phrase]] = [
        .question: Phrase.list(
            """
            question*, interrogation, pourquoi, comment, combien, quel, quelle, quels,
            quelles, quand, qui, quoi, est ce que, est ce qu, qu'est ce, savoir,
            preciser, precisez, precision*, expliqu*, indiquer, indiquez, dites moi, dis moi,
            dire si, renseign*, what, which, how, why, when, where, who, whose, does it,
            do you, is there, is it, are there, can you, could you, would you, can we, can i,
            could we, explain, clarify, tell me, know whether, know if, wonder*, curious,
            pouvez vous, pourriez vous, peux tu, peut on, puis je, avez vous, est il,
            sera t il, y a t il, faut il, dois je, devons nous, serait il, meaning
            """
        ),
        .giving: Phrase.list(
            """
            voici, voila, ci joint*, ci jointe, ci dessous, ci apres, en pj, pj,
            piece jointe, pieces jointes, joint, joins, joignons, jointe, jointes, joints,
            joint a, envoie, envoyons, envoye, mets, met, depose, deposons, transmets,
            transmis, trouverez, trouvez, attached, attachment, attaching, enclosed,
            please find, find attached, here is, here are, here's, here you, sending,
            uploaded, link below, wetransfer, drive, dropbox, photo*, pic, pics, picture*,
            plan, plans, pdf, fichier*, fiche technique, notice, croquis, sketch, drawing*,
            datasheet, document*, scan*, comme demande, as requested, as asked, you asked,
            you requested, vous demandiez, pour repondre, in answer to, to answer, answers to,
            for info, pour info, fyi, precision, here you go, here we go, find below,
            you will find, vous les avez, je vous ai, le voici, la voici, les voici, manual
            """
        ),
        .facts: Phrase.list(
            """
            dimension*, cotes, mesure*, hauteur, largeur, profondeur, diametre, longueur,
            epaisseur, poids, pese, taille*, haut, large, long, cm, mm, kg, metre*, metres,
            couleur*, coloris, teinte, ral, finition, matiere*, materiau*, tissu, bois, chene,
            noyer, hetre, frene, pin, metal, acier, laiton, verre, marbre, cuir, velours,
            coton, lin, plastique, resine, noir, noire, blanc, blanche, gris, grise, rouge,
            bleu, bleue, vert, verte, mat, brillant, satin*, width, height, depth, diameter,
            length, weight, weighs, measures, measure, size, sizes, wide, tall, high, deep,
            thick, inches, inch, feet, colour, color, finish, material, fabric, wood, wooden,
            oak, walnut, beech, steel, brass, glass, marble, leather, velvet, black, white,
            grey, gray, red, blue, green, matt, matte, glossy, adresse, address, siret, tva,
            vat, facturation, billing, telephone, phone, siren, reference, numero de commande,
            porte, tiroir*, pied, pieds, assise, dossier, accoudoir*, plateau, poignee*, legs,
            drawer*, armrest*, handle*, seat, top is, base is
            """
        ),
        .trouble: Phrase.list(
            """
            ouvrir, ouvre pas, illisible, n'arrive pas, arrive pas, impossible, lien, link,
            open, load, loading, page blanche, blank, expire, expired, corrupt*, corromp*,
            introuvable, vide, empty, not work*, marche pas, fonctionne pas, spam,
            indesirables
            """
        ),
        .receipt: Phrase.list(
            """
            bien recu, bien recue, recu, recue, recus, pris note, note, noted, bien note,
            je note, received, got it, got your, seen, vu, lu, read, transmis a, transmets a,
            fait suivre, forward*, passed on, transfere*
            """
        ),
        .besides: Phrase.list(
            """
            weather, vos excuses, meteo,
            temperature, joke, game, movie, song, music, restaurant, traffic, appel,
            rendez vous, allo, voicemail, wrong person, trompez, pas moi, dictee, dicte,
            numero de telephone, prevenue, prevenu, letting me know, for the info, pour l'info,
            l'information, salon, rencontre, reunion, call, meeting, phone
            """
        ),
        .smallTalk: Phrase.list(
            """
            bonne annee, joyeux, bonne fete, happy new year, merry, felicitations,
            congratulations, weather, meteo, joyeuses, bon anniversaire, hello there, test
            """
        ),
        .regret: Phrase.list(
            """
            desole, desolee, desoles, navre, navree, sorry, apolog*, excuse*, malheureusement,
            helas, unfortunately, regret*, afraid, sadly, dommage, pity
            """
        ),
        .thanks: Phrase.list(
            """
            merci, mercii*, thanks, thank, cheers, remercie, remercions,
            remerciements, grateful
            """
        ),
        .urgency: Phrase.list(
            """
            vite, urgent, immediatement, des maintenant, tout de suite, right away,
            straight away, now, des que possible, des que vous pouvez, des que vous voulez,
            quand vous voulez, quand vous pouvez, as soon as possible, as soon as you can,
            as soon as you like, when you like, whenever, when you can, when ready
            """
        ),
    ]
}
