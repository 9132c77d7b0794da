"""What is expected of a question: a day, a box of money, an option of the command."""

ASKING = {
    # The command
    "--on goes with the overview and with match, not with {}": (
        "--on s'emploie avec la vue d'ensemble et avec match, pas avec {}"
    ),
    "--full goes with the overview, not with {}": (
        "--full s'emploie avec la vue d'ensemble, pas avec {}"
    ),
    "--json goes with what is printed; report writes a page": (
        "--json s'emploie avec ce qui s'affiche ; report écrit une page"
    ),
    "--split is empty: say what stands between two names, as in --split ';'": (
        "--split est vide : dites ce qui sépare deux noms, comme dans --split ';'"
    ),
    "--report would replace {}, which is read: choose another file": (
        "--report remplacerait {}, qui est lu : choisissez un autre fichier"
    ),
    "--out and --report would write the same file: choose two": (
        "--out et --report écriraient le même fichier : choisissez-en deux"
    ),
    "--basis planned beside no --stage": "--basis planned sans --stage",
    "--stage announced, --stage bill, --stage voted or --stage amended": (
        "--stage announced, --stage bill, --stage voted ou --stage amended"
    ),
    "--basis planned beside it": "--basis planned en même temps",
    "{}: edition {}, {} poles, {} labels, no faults.": (
        "{} : édition {}, {} pôles, {} labels, aucun défaut."
    ),
    # Dates
    "an approximate or uncertain date": "une date approximative ou incertaine",
    "a date with digits left open": "une date aux chiffres non précisés",
    "a span with one end": "une plage à un seul bout",
    "both ends, such as [2013..2015]": "les deux bouts, par exemple [2013..2015]",
    "an interval": "un intervalle",
    "its start and its end as two dates, or [2013..2015] for one unknown day in it": (
        "son début et sa fin en deux dates, ou [2013..2015] pour un jour inconnu entre les deux"
    ),
    "a list of dates": "une liste de dates",
    "each in a row of its own, or {}": "chacune sur sa propre ligne, ou {}",
    "{}; how sure it is stands in the table provenance": (
        "{} ; la table provenance dit à quel point c'est sûr"
    ),
    "the span of days, months or years that its source allows, such as [2013..2015]": (
        "la plage de jours, de mois ou d'années que sa source permet, par exemple [2013..2015]"
    ),
    "a span whose ends are not two days, two months or two years": (
        "une plage dont les bouts ne sont ni deux jours, ni deux mois, ni deux années"
    ),
    "its first and its last day: [{}..{}]": "son premier et son dernier jour : [{}..{}]",
    "a season": "une saison",
    "the months that its source means, such as {}": (
        "les mois que sa source veut dire, par exemple {}"
    ),
    "a quarter": "un trimestre",
    "a third of a year": "un tiers d'année",
    # Doubt
    "0 or 1": "0 ou 1",
    "0 is whichever of the contradicting statements is wrong, 1 any one claim more.": (
        "0 : quels que soient les énoncés contradictoires qui sont faux ; 1 : un énoncé quelconque "
        "en plus."
    ),
    # Boxes
    "a code, as a text": "un code, en texte",
    'Write funders=["fui"]; leave out what does not restrict the box.': (
        'Écrivez funders=["fui"] ; omettez ce qui ne restreint pas le périmètre.'
    ),
    "Give its id, {!r}; of several records, their keys().": (
        "Donnez son identifiant, {!r} ; pour plusieurs fiches, leurs keys()."
    ),
    "a first and a last day, both included": "un premier et un dernier jour, tous deux compris",
    (
        'Write period=("2005-01-01", "2012-11-19"), period="2007" for a year, or give the period '
        "of a phase."
    ): (
        'Écrivez period=("2005-01-01", "2012-11-19"), period="2007" pour une année, ou donnez la '
        "période d'une phase."
    ),
    "no basis": "aucune nature de dépense",
    "basis='planned', basis='awarded' or basis='paid'": (
        "basis='planned', basis='awarded' ou basis='paid'"
    ),
    "What is planned, awarded and paid is never compared.": (
        "Ce qui est prévu, accordé et payé ne se compare jamais."
    ),
    "one of planned, awarded and paid": "planned, awarded ou paid",
    "What is granted, engaged or committed is awarded. Different bases are never compared.": (
        "Ce qui est accordé ou engagé est awarded. Des natures différentes ne se comparent jamais."
    ),
    "Leave it out where the basis is not planned.": ("Omettez-le si la nature n'est pas planned."),
    "Leave it out for money of any kind.": "Omettez-le pour l'argent de toute sorte.",
    "Leave it out for all.": "Omettez-le pour tous.",
    "basis='planned' beside no stage": "basis='planned' sans stage",
    "basis='planned' beside {}": "basis='planned' avec {}",
    "stage='announced', stage='bill', stage='voted' or stage='amended'": (
        "stage='announced', stage='bill', stage='voted' ou stage='amended'"
    ),
    "An announcement, a bill and a law are different plans of the same money.": (
        "Une annonce, un projet de loi et une loi sont des prévisions différentes du même argent."
    ),
    "none beside basis='{}'": "l'absence d'étape avec basis='{}'",
    "Only planned money has stages.": "Seul l'argent prévu a des étapes.",
    "days that are known": "des jours connus",
    (
        "No one knows which day of {} it is: ask from the earliest day to the latest one, or from "
        "the latest to the earliest."
    ): (
        "Personne ne sait quel jour de {} c'est : demandez du premier jour au dernier, ou du "
        "dernier au premier."
    ),
    "a first day that is not after the last one": (
        "un premier jour qui ne soit pas après le dernier"
    ),
    "Is it the wrong way round?": "Est-ce à l'envers ?",
    "funders={} beside regions={}": "funders={} avec regions={}",
    (
        "The money of one region's council is that of all of them in that region; the command "
        "takes --funder {} --region {}."
    ): (
        "L'argent du conseil d'une région est celui de tous les conseils dans cette région ; la "
        "commande prend --funder {} --region {}."
    ),
    "A SIRET or a VAT number is found as the SIREN in it, an address as its host.": (
        "Un SIRET ou un numéro de TVA se trouve par le SIREN qu'il contient, une adresse par son "
        "hôte."
    ),
    # The ledger
    "instrument={} beside calls={}": "instrument={} avec calls={}",
    "the instrument of one of the calls": "l'instrument de l'un des appels à projets",
    "Leave it out.": "Omettez-le.",
    "period={}, calls={} beside funders={}": "period={}, calls={} avec funders={}",
    "a time from the first to the last day on which one of them gave money": (
        "une période entre le premier et le dernier jour où l'un d'eux a donné de l'argent"
    ),
    "Ledger.funders says when each of them began and ended.": (
        "Ledger.funders dit quand chacun d'eux a commencé et fini."
    ),
    "period={} beside calls={}": "period={} avec calls={}",
    "a time from the decision of one of them to the end of the next year": (
        "une période entre la décision de l'un d'eux et la fin de l'année suivante"
    ),
    "Leave the period out.": "Omettez la période.",
    "a Box": "un objet Box",
    'Write poles.Box(funders=["fui"], basis="awarded"), or poles.Box.of(statement).': (
        'Écrivez poles.Box(funders=["fui"], basis="awarded"), ou poles.Box.of(statement).'
    ),
    "a Ledger": "un objet Ledger",
    "Give policy.funding, or policy.funding.having(statements).": (
        "Donnez policy.funding, ou policy.funding.having(statements)."
    ),
    "{} in the grant {}": "{} dans l'aide {}",
    "{} in the statement {}": "{} dans l'énoncé {}",
    "Ask for one grouping at a time.": "Demandez un seul regroupement à la fois.",
    "1 or more": "1 ou plus",
    "It is the number of conflicts shown for each statement.": (
        "C'est le nombre de contradictions montrées pour chaque énoncé."
    ),
    "{} by reliability= for {!r}": "{} par reliability= pour {!r}",
    "a whole number, 1 or more": "un nombre entier, 1 ou plus",
    "It is what disbelieving these statements costs: return 1 where all cost the same.": (
        "C'est ce qu'il coûte de ne pas croire ces énoncés : rendez 1 si tous coûtent autant."
    ),
    "euros as a Decimal or an int": "des euros en Decimal ou en int",
    "euros that are not negative": "des euros, positifs ou nuls",
    "Write 9_000_000_000, or Decimal('61460000.50'); a binary number is none to the cent.": (
        "Écrivez 9_000_000_000, ou Decimal('61460000.50') ; un nombre binaire n'est pas exact."
    ),
    "Leave it out where it is unknown.": "Omettez-le s'il est inconnu.",
    "Leave it out for a figure as it is; of a range, weigh each end.": (
        "Omettez-le pour un chiffre tel quel ; pour une fourchette, pesez chaque borne."
    ),
    "a day not before {}": "un jour, au plus tôt le {}",
    "ratios of two boxes": "des rapports de deux périmètres",
    "two boxes": "deux périmètres",
    "two boxes of one basis and stage": "deux périmètres de même nature et de même étape",
    "{} in {!r}": "{} dans {!r}",
    "{}={} of the ratio {!r}": "{}={} du rapport {!r}",
    "the ratio {!r} of {} money": "le rapport {!r} d'argent {}",
    "Give poles.Ratio(…) records, such as those of policy.ratios.": (
        "Donnez des poles.Ratio(…), tels que ceux de policy.ratios."
    ),
    'Write of=poles.Box(funders="fui", basis="awarded").': (
        'Écrivez of=poles.Box(funders="fui", basis="awarded").'
    ),
    "the yearly amount of {!r} with an open time": (
        "le montant annuel de {!r}, sans début ou sans fin"
    ),
    "the amounts of {!r}": "les montants de {!r}",
    "the cost {!r} beside instrument={}": "le coût {!r} avec instrument={}",
    # What was not proved
    "a bound by sums and differences does not hold": (
        "une borne par sommes et différences ne tient pas"
    ),
    "statements said to conflict can all be true": (
        "des énoncés dits contradictoires peuvent tous être vrais"
    ),
    "statements that seemed to conflict can all be true": (
        "des énoncés qui semblaient contradictoires peuvent tous être vrais"
    ),
    "without any statement, grants seem to contradict each other": (
        "sans aucun énoncé, des aides semblent se contredire"
    ),
    "the solver stopped: {}": "le solveur s'est arrêté : {}",
    "rows that were said to be consistent are not": ("des lignes dites compatibles ne le sont pas"),
    "a row that does not hold takes part in a proof": (
        "une ligne qui ne tient pas prend part à une preuve"
    ),
    "the amounts that the solver found miss some statements": (
        "les montants que le solveur a trouvés contredisent certains énoncés"
    ),
    "row {} has no such side": "la ligne {} n'a pas ce côté",
    "the multipliers count some money too often": (
        "les multiplicateurs comptent de l'argent trop souvent"
    ),
    "the basis is singular": "la base est singulière",
}
