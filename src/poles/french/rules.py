"""What must hold between the records of a data package, and what is odd about them."""

RULES = {
    # Keys and provenance
    "no second row with {} the same": "une seule ligne où {} soit le même",
    "Row {} has the same. Each row needs a key of its own.": (
        "La ligne {} a le même. Il faut à chaque ligne sa propre clé."
    ),
    "a key of {}": "une clé de {}",
    "The table {} has no such key. Add it there or correct it here.": (
        "La table {} n'a pas cette clé. Ajoutez-la là-bas ou corrigez-la ici."
    ),
    "Correct the key, or take the row out.": "Corrigez la clé, ou retirez la ligne.",
    "Name a table of records.": "Nommez une table de fiches.",
    "Name a column, or leave it empty.": "Nommez une colonne, ou laissez-la vide.",
    "a source": "une source",
    "The status {} needs to say where it was read.": (
        "Le statut {} doit dire où la valeur a été lue."
    ),
    "a column": "une colonne",
    "Say which cell is meant by {}.": "Dites de quelle cellule parle {}.",
    "what the source says instead": "ce que la source dit à la place",
    "Write it as the source has it.": "Écrivez-le comme il est dans la source.",
    "Say in the table provenance where the row was read.": (
        "Dites dans la table provenance où la ligne a été lue."
    ),
    "one row for each": "une ligne pour chacun",
    "Row {} says it already.": "La ligne {} le dit déjà.",
    "no circle": "l'absence de boucle",
    "Going up by {} comes back to {}.": "En remontant par {}, on revient à {}.",
    "at most {} levels": "au plus {} niveaux",
    "Going up by {} does not end.": "En remontant par {}, on n'en finit pas.",
    # Times
    "an end not before the start": "une fin qui ne soit pas avant le début",
    "The period begins {}.": "Début de la période : {}.",
    "no overlap with {}": "l'absence de recouvrement avec {}",
    "Row {} has {}.": "La ligne {} a {}.",
    "the pole's other names of this kind": "les autres noms du pôle de cette sorte",
    "the pole's other seats": "les autres sièges du pôle",
    "the same region of the pole": "la même région du pôle",
    "the same membership": "la même appartenance",
    "the same holding": "la même détention",
    "the region's other names": "les autres noms de la région",
    "the other phases": "les autres phases",
    "a year of four digits": "une année de quatre chiffres",
    "Write 2012.": "Écrivez 2012.",
    "a number from 1 up": "un numéro à partir de 1",
    "Phases count from 1.": "Les phases se comptent à partir de 1.",
    "a day of phase {}": "un jour de la phase {}",
    "The phase runs from {}.": "Période de la phase : {}.",
    "a day not after {}": "un jour, au plus tard le {}",
    "A label runs at most until the next phase's first labels.": (
        "Un label va au plus jusqu'aux premiers labels de la phase suivante."
    ),
    "a day not before the start": "un jour qui ne soit pas avant le début",
    "The label begins {}.": "Début du label : {}.",
    "a day of the label": "un jour du label",
    "The label runs from {}.": "Période du label : {}.",
    # Identity
    "the same pole before and after": "le même pôle avant et après",
    "two or more poles before and one or more after": (
        "au moins deux pôles avant et au moins un après"
    ),
    "the absorbed poles before and one after": "les pôles absorbés avant et un après",
    "one pole before and two or more after": "un pôle avant et au moins deux après",
    "one or more poles before": "au moins un pôle avant",
    "See the tables event_before and event_after.": "Voyez les tables event_before et event_after.",
    "another pole": "un autre pôle",
    "A pole is not a member of itself.": "Un pôle n'est pas membre de lui-même.",
    "a SIREN: nine digits with a valid check digit": (
        "un SIREN : neuf chiffres avec une clé de contrôle valide"
    ),
    "an ISNI: 16 signs without spaces, with a valid check digit": (
        "un ISNI : 16 signes sans espaces, avec une clé de contrôle valide"
    ),
    "the host of a web site, in lower case, without www., port or path": (
        "l'hôte d'un site web, en minuscules, sans www., ni port, ni chemin"
    ),
    "Write {}.": "Écrivez {}.",
    "Compare it with the register.": "Comparez-le au registre.",
    "an id that no pole has now": "un identifiant qu'aucun pôle n'a plus",
    "A retired id is never used again.": "Un identifiant retiré n'est jamais réutilisé.",
    "a number of one pole at a time": "le numéro d'un seul pôle à la fois",
    (
        "It is also given to {}. Say from when to when each had it, or in role whose it is."
    ): "Il est aussi donné à {}. Dites de quand à quand chacun l'a eu, ou dans role à qui il est.",
    # Places
    "degrees from -{} to {}": "des degrés de -{} à {}",
    "Longitude is east, latitude north.": "La longitude est à l'est, la latitude au nord.",
    "five characters, such as 31555 or 2A004": "cinq caractères, par exemple 31555 ou 2A004",
    "INSEE's code, not the post code.": "Le code de l'INSEE, non le code postal.",
    "another region": "une autre région",
    "A region does not succeed itself.": "Une région ne se succède pas à elle-même.",
    "a region that has the commune {}": "une région qui a la commune {}",
    "The commune {} is in the département {}.": "La commune {} est dans le département {}.",
    "{:g} to {:g} degrees east and {:g} to {:g} north, as in {}": (
        "{:g} à {:g} degrés est et {:g} à {:g} nord, comme dans le département {}"
    ),
    "Compare it with a map.": "Comparez avec une carte.",
    "Longitude and latitude are swapped: longitude is east, latitude north.": (
        "La longitude et la latitude sont inversées : la longitude est à l'est, la latitude au "
        "nord."
    ),
    # Money
    "a number that is not negative": "un nombre positif ou nul",
    "Count projects.": "Comptez des projets.",
    "at most the {} submitted": "au plus les {} déposés",
    "One of the two is wrong.": "L'un des deux est faux.",
    "a level above zero": "un niveau supérieur à zéro",
    "An index is never zero or negative.": "Un indice n'est jamais nul ni négatif.",
    "a stage of {}: {}": "une étape de {} : {}",
    "Planned money names its stage.": "L'argent prévu nomme son étape.",
    "no key of the table funding": "une autre clé que celles de la table funding",
    "Statements of amounts and ratios are told by their keys: give it another.": (
        "Les énoncés de montants et les rapports se distinguent par leurs clés : donnez-en une "
        "autre."
    ),
    "more than zero": "un nombre supérieur à zéro",
    "Leave it empty where the digits tell the unit.": (
        "Laissez-le vide là où les chiffres disent l'unité."
    ),
    "an amount that is not negative": "un montant positif ou nul",
    "A cut is not an amount of public money.": "Une baisse n'est pas un montant d'argent public.",
    "euros with at most two decimals": "des euros avec au plus deux décimales",
    "Round to the cent.": "Arrondissez au centime.",
    "a funder": "un financeur",
    "Add a row to the table funding_funders.": "Ajoutez une ligne à la table funding_funders.",
    "Add a row to the table grant_funders.": "Ajoutez une ligne à la table grant_funders.",
    "a period or calls": "une période ou des appels à projets",
    "Say when, or in funding_calls which calls.": (
        "Dites quand, ou dans funding_calls quels appels."
    ),
    "Say when, or in grant_calls which calls.": "Dites quand, ou dans grant_calls quels appels.",
    "No money of these {} can be in this box.": (
        "Aucun argent de ces {} ne peut être dans ce périmètre."
    ),
    "amount_to, the larger amount": "amount_to, le plus grand montant",
    "A range has two amounts: 20 to 25 million.": (
        "Une fourchette a deux montants : 20 à 25 millions."
    ),
    "the wording 'between'": "la formulation « between »",
    "Only a range has an amount_to.": "Seule une fourchette a un amount_to.",
    "an amount_to that is not less than the amount": ("un amount_to au moins égal au montant"),
    "A range goes from the smaller amount to the larger one.": (
        "Une fourchette va du plus petit montant au plus grand."
    ),
    "a start and an end": "un début et une fin",
    "A yearly amount needs the years it is for.": (
        "Un montant annuel doit dire de quelles années il est."
    ),
    "the instrument 'rd_projects'": "l'instrument « rd_projects »",
    (
        "What R&D projects cost in all limits the public money in R&D projects, and in nothing "
        "else."
    ): (
        "Ce que coûtent en tout des projets de R&D borne l'argent public des projets de R&D, et "
        "rien d'autre."
    ),
    "a number with at most six decimals": "un nombre avec au plus six décimales",
    "Nobody prints finer shares: round it.": (
        "Personne n'imprime de parts plus fines : arrondissez-le."
    ),
    "a Decimal that is not negative, below a million": (
        "un Decimal positif ou nul, inférieur à un million"
    ),
    "A change by an amount, such as a cut of €30 million, is no ratio: state amounts.": (
        "Une variation d'un montant, telle qu'une baisse de 30 M€, n'est pas un rapport : énoncez "
        "des montants."
    ),
    "another wording": "une autre formulation",
    "A ratio has one number: give one at_least and one at_most.": (
        "Un rapport a un seul nombre : donnez-en un at_least et un at_most."
    ),
    "a unit that is not negative": "une unité positive ou nulle",
    # What is odd
    "{} holds {} on {}, when it has no name in use.": (
        "{} détient {} le {}, jour où il n'a pas de nom en usage."
    ),
    "{} holds {} on {}, when it has no seat.": "{} détient {} le {}, jour où il n'a pas de siège.",
    "{} is an end, and has {} after it: was it absorbed?": (
        "{} est une fin, mais {} lui succède : n'est-ce pas une absorption ?"
    ),
    (
        "{} is of the calendar years {} and {}, and told to be of one financial year ({}). Give "
        "its first and its last month."
    ): (
        "{} porte sur les années civiles {} et {}, mais est dit d'un seul exercice ({}). Donnez "
        "son premier et son dernier mois."
    ),
    "{} has the address {}: begin it with https://.": (
        "{} a pour adresse {} : commencez-la par https://."
    ),
    "{} has the address {}: write it {}.": "{} a pour adresse {} : écrivez {}.",
}
