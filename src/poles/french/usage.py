"""What the command says of itself: its help, and what is wrong with how it was called."""

USAGE = {
    # Headings, and what stands for a value
    "usage: ": "usage : ",
    "positional arguments": "arguments",
    "options": "options",
    "COMMAND": "COMMANDE",
    "DAY": "JOUR",
    "NAME": "NOM",
    "WHEN": "QUAND",
    "FILE.csv": "FICHIER.csv",
    "OUT.html": "SORTIE.html",
    "PATH": "CHEMIN",
    "OLD": "AVANT",
    "NEW": "APRÈS",
    "PERIOD": "PÉRIODE",
    "AMOUNT": "MONTANT",
    "SEPARATOR": "SÉPARATEUR",
    # The command
    "The French pôles de compétitivité: the policy on a day, with its sources.": (
        "Les pôles de compétitivité français : la politique à un jour donné, avec ses sources."
    ),
    "show this help message and exit": "afficher cette aide",
    "show program's version number and exit": "afficher la version",
    "the day, such as 2012-11-19 (by default the last known day)": (
        "le jour, par exemple 2012-11-19 (par défaut, le dernier connu)"
    ),
    "the language of the text (by default en)": "la langue du texte (par défaut, en)",
    "all that is known of the day, in place of a first screen": (
        "tout ce que l'on sait de ce jour, au lieu d'un premier écran"
    ),
    "print all that is known of the day as a JSON object": (
        "afficher tout ce que l'on sait de ce jour en un objet JSON"
    ),
    "print the answer as a JSON object": "afficher la réponse en un objet JSON",
    # One pole, and those without a label
    "one pole's whole life": "toute la vie d'un pôle",
    "a name of any era, or a pole id": "un nom de toute époque, ou l'identifiant d'un pôle",
    "list the sources as footnotes, with the data": (
        "donner les sources en notes de bas de page, avec les données"
    ),
    "the poles that hold no label any more: since when, why, and who took them over": (
        "les pôles qui n'ont plus de label : depuis quand, pourquoi, et qui les a repris"
    ),
    "a year, or a day: only those that held one then or later": (
        "une année, ou un jour : seulement ceux qui en avaient un alors ou plus tard"
    ),
    "where to write them as a table too": "où les écrire aussi en tableau",
    # Packages
    "load a data package and print its faults": (
        "charger un paquet de données et afficher ses défauts"
    ),
    "a folder or a zip file; 'bundled' for the data that come with poles": (
        "un dossier ou un fichier zip ; bundled pour les données livrées avec poles"
    ),
    "print the faults as a JSON object": "afficher les défauts en un objet JSON",
    "what changed between two data packages, cell by cell": (
        "ce qui a changé entre deux paquets de données, cellule par cellule"
    ),
    "print the cells that changed as a JSON list": (
        "afficher les cellules qui ont changé en une liste JSON"
    ),
    # Money
    "the statements of public money that cannot all be true, as a page in Markdown": (
        "les énoncés d'argent public qui ne peuvent tous être vrais, en une page Markdown"
    ),
    "one kind of money (by default all)": "une seule nature d'argent (par défaut, toutes)",
    (
        "the least and the most that some public money can be, its proof, and a sentence to print"
    ): "le moins et le plus que peut valoir un argent public, la preuve, et une phrase à imprimer",
    (
        "The least and the most that some public money can be: the interval, its proof with "
        "what was set aside, and the answer in one sentence. What is left out does not restrict "
        "the money: without any option, it is all that was awarded. Options with NAME may be given "
        "several times, for all that they name together."
    ): (
        "Le moins et le plus que peut valoir un argent public : l'intervalle, sa preuve avec ce "
        "qui a été mis à l'écart, et la réponse en une phrase. Ce qui est omis ne restreint rien : "
        "sans aucune option, c'est tout ce qui a été accordé. Une option suivie de NOM peut se "
        "répéter, pour l'ensemble de ce qui est nommé."
    ),
    "a funder: fui, or its name in either language": (
        "un financeur : fui, ou son nom dans l'une des deux langues"
    ),
    "a call for projects, such as fui-3, FUI 3 or '3e appel à projets du FUI'": (
        "un appel à projets, par exemple fui-3, FUI 3 ou '3e appel à projets du FUI'"
    ),
    "a pole: a name of any era, or a pole id": (
        "un pôle : un nom de toute époque, ou l'identifiant d'un pôle"
    ),
    "a region: its name, its number, or an acronym such as PACA": (
        "une région : son nom, son numéro, ou un sigle tel que PACA"
    ),
    "a sector: ict, or its name in either language": (
        "un secteur : ict, ou son nom dans l'une des deux langues"
    ),
    "2007, 2009-2012, or two days: 2005-01-01/2012-11-19": (
        "2007, 2009-2012, ou deux jours : 2005-01-01/2012-11-19"
    ),
    "the money (by default awarded)": "la nature de l'argent (par défaut, awarded : accordé)",
    "which plan, beside --basis planned": "à quelle étape, avec --basis planned",
    "a figure to weigh, in French or English: '9 Md€', 'près de 1,5 milliard', '€1.2 bn'": (
        "un chiffre à confronter aux sources, en français ou en anglais : '9 Md€', "
        "'près de 1,5 milliard', '€1.2 bn'"
    ),
    "number the sources of the proof, and list them as footnotes": (
        "numéroter les sources de la preuve, et les donner en notes de bas de page"
    ),
    (
        "also tell what the answer is whichever of the contradicting sources one disbelieves (0), "
        "or any one more (1)"
    ): (
        "dire aussi ce qu'est la réponse quelles que soient les sources contradictoires que l'on "
        "écarte (0), et n'importe quelle autre (1)"
    ),
    # A page, and a column of names
    (
        "one page of HTML to read anywhere: findings, public money with its proofs, figures, "
        "contradictions, sources"
    ): (
        "une page HTML à lire n'importe où : l'essentiel, l'argent public avec ses preuves, les "
        "figures, les contradictions, les sources"
    ),
    "two printed pages: what is found, and what is not known": (
        "deux pages imprimées : ce que l'on sait, et ce que l'on ne sait pas"
    ),
    "the file to write; one that is there is replaced": (
        "le fichier à écrire ; s'il existe, il est remplacé"
    ),
    "the poles of the names in a column of a CSV file": (
        "les pôles que nomme une colonne d'un fichier CSV"
    ),
    "a CSV file with a header": "un fichier CSV avec un en-tête",
    "the column of names": "la colonne des noms",
    "where to write the rows with the ids of their poles": (
        "où écrire les lignes avec les identifiants de leurs pôles"
    ),
    "how it is encoded, if not in UTF-8": "son encodage, si ce n'est pas UTF-8",
    "what stands between several poles in one cell; may be given again": (
        "ce qui sépare plusieurs pôles dans une cellule ; peut se répéter"
    ),
    "the names are poles, so that common words are names too": (
        "les noms sont ceux de pôles, de sorte que des mots courants en sont aussi"
    ),
    "only names in force on this day": "seulement les noms en usage ce jour-là",
    "where to save what each name means": "où garder ce que veut dire chaque nom",
    "a saved report, with poles filled in, to go by": (
        "un bilan gardé, complété de pôles, à suivre"
    ),
    # How it was called
    "{}: error: {}": "{} : erreur : {}",
    "the following arguments are required: {}": "il manque {}",
    "argument {}: invalid choice: {} (choose from {})": (
        "{} n'admet pas {} ; valeurs possibles : {}"
    ),
    "argument {}: expected one argument": "{} demande une valeur",
    "argument {}: ignored explicit argument {}": "{} ne prend pas de valeur, mais reçoit {}",
    "ambiguous option: {} could match {}": "l'option {} est ambiguë : {}",
    "unrecognized arguments: {}": "arguments inconnus ici : {}",
    "a frame of pandas, Polars, PyArrow, DuckDB, PySpark, Ibis or Dask": (
        "un tableau de pandas, Polars, PyArrow, DuckDB, PySpark, Ibis ou Dask"
    ),
    "Give it as a table of Arrow, pyarrow.table(frame), or write it as Parquet and read that "
    "lazily, such as with polars.scan_parquet.": (
        "Donnez-le comme table d'Arrow, pyarrow.table(frame), ou écrivez-le en Parquet et lisez "
        "celui-ci sans tout charger, par exemple avec polars.scan_parquet."
    ),
    "Make one: of records with frames.to_frame(records, backend), of rows with the engine "
    "itself.": (
        "Faites-en un : d'enregistrements avec frames.to_frame(records, backend), de lignes avec "
        "le moteur lui-même."
    ),
    "A frame of Dask": "Un tableau de Dask",
    "A frame of polars": "Un tableau de polars",
    "A table of Ibis": "Une table d'Ibis",
}
