"""What is expected of the files of a data package, of their rows and of their cells."""

DATA = {
    # The package
    "a folder or a zip file": "un dossier ou un fichier zip",
    "Check the path.": "Vérifiez le chemin.",
    "Looking at it failed: {}": "L'examen a échoué : {}",
    "It is a file of another kind.": "C'est un fichier d'une autre sorte.",
    "Reading it failed: {}": "La lecture a échoué : {}",
    "entries that are deflated or stored": "des entrées compressées (deflate) ou stockées",
    "{} is packed in another way. Zip the files with the usual method.": (
        "{} est compressé autrement. Compressez les fichiers par la méthode usuelle."
    ),
    "at most {:,} entries": "au plus {:,} entrées",
    "It has {:,}.": "Il en a {:,}.",
    "an entry inside the zip": "une entrée à l'intérieur du zip",
    "Zip the files without absolute or '..' paths.": (
        "Compressez les fichiers sans chemins absolus ni « .. »."
    ),
    "one entry of that name": "une seule entrée de ce nom",
    "Zip each file once.": "Compressez chaque fichier une seule fois.",
    "a file inside the package": "un fichier à l'intérieur du paquet",
    "{} is a link that leads out of it.": "{} est un lien qui en sort.",
    "a readable file": "un fichier lisible",
    "Reading {} failed: {}": "La lecture de {} a échoué : {}",
    "a readable entry": "une entrée lisible",
    "Unpacking {} failed: {}": "La décompression de {} a échoué : {}",
    "at most {:,} bytes": "au plus {:,} octets",
    "{} has {:,}.": "{} en a {:,}.",
    "at most {:,} bytes in all files together": "au plus {:,} octets dans tous les fichiers",
    "With {} they have more.": "Avec {} ils en ont plus.",
    "a file {}": "un fichier {}",
    "Add the file, with its header even if it has no rows.": (
        "Ajoutez le fichier, avec son en-tête même s'il n'a pas de lignes."
    ),
    # datapackage.json
    "a file of that name": "un fichier de ce nom",
    "A package is a folder or zip with datapackage.json at its top.": (
        "Un paquet est un dossier ou un zip avec datapackage.json à sa racine."
    ),
    "JSON in UTF-8": "du JSON en UTF-8",
    "a key stands twice among {}": "une clé est répétée parmi {}",
    "a JSON object": "un objet JSON",
    "See the one that comes with the library.": "Voyez celui qui est livré avec la bibliothèque.",
    "a text on one line": "un texte sur une ligne",
    "Each package has a name, a title, a title_fr and a version.": (
        "Chaque paquet a name, title, title_fr et version."
    ),
    "an edition YYYY.MM.N": "une édition AAAA.MM.N",
    "Editions sort by year, month and number: 2026.11.0.": (
        "Les éditions se classent par année, mois et numéro : 2026.11.0."
    ),
    "a list of licences with name, title and path": (
        "une liste de licences avec name, title et path"
    ),
    "Say under which licence the data may be used.": (
        "Dites sous quelle licence les données peuvent être utilisées."
    ),
    "the list of tables": "la liste des tables",
    "one of the tables {}": "l'une des tables {}",
    "Take the table out, or correct its name.": "Retirez la table, ou corrigez son nom.",
    "each table once": "chaque table une fois",
    "a table {}": "une table {}",
    "A table without rows still has its file, with the header.": (
        "Une table sans lignes a tout de même son fichier, avec l'en-tête."
    ),
    "Give a path without '..' that is not absolute.": (
        "Donnez un chemin sans « .. » qui n'est pas absolu."
    ),
    "a CSV file in UTF-8 with commas": "un fichier CSV en UTF-8 avec des virgules",
    "Take format, encoding and dialect out.": "Retirez format, encoding et dialect.",
    # Files
    "UTF-8 without a byte-order mark": "de l'UTF-8 sans marque d'ordre des octets",
    "Save it as 'UTF-8', not 'UTF-8 with BOM'.": (
        "Enregistrez-le en « UTF-8 », non en « UTF-8 avec BOM »."
    ),
    "text in UTF-8": "du texte en UTF-8",
    "The file is in UTF-16. Save it as UTF-8.": (
        "Le fichier est en UTF-16. Enregistrez-le en UTF-8."
    ),
    ("Line {} holds the byte {}, as Latin-1 or Windows-1252 write it. Save the file as UTF-8."): (
        "La ligne {} contient l'octet {}, comme l'écrivent Latin-1 ou Windows-1252. Enregistrez le "
        "fichier en UTF-8."
    ),
    "lines of at most {:,} characters": "des lignes d'au plus {:,} caractères",
    "Is a quote missing?": "Manque-t-il un guillemet ?",
    "well-formed CSV": "du CSV bien formé",
    "Reading it from here failed: {}.": "La lecture a échoué à partir d'ici : {}.",
    "at most {:,} rows": "au plus {:,} lignes",
    "A package has at most {:,} rows in all tables. Part it in several.": (
        "Un paquet a au plus {:,} lignes dans toutes ses tables. Divisez-le en plusieurs."
    ),
    "{} cells": "{} cellules",
    "The row has {}. Put quotes around texts with commas.": (
        "La ligne en a {}. Mettez entre guillemets les textes qui ont des virgules."
    ),
    "The columns are {}.": "Les colonnes sont {}.",
    "this column": "cette colonne",
    "no such column": "l'absence de cette colonne",
    "the column once": "la colonne une seule fois",
    "Take one of the two out.": "Retirez l'une des deux.",
    # Cells
    "a value": "une valeur",
    "This cell must not be empty.": "Cette cellule ne doit pas être vide.",
    "a text of at most {:,} characters": "un texte d'au plus {:,} caractères",
    "Keep the long text elsewhere, and its address here.": (
        "Gardez le long texte ailleurs, et ici son adresse."
    ),
    "a text that no spreadsheet takes for a formula": (
        "un texte qu'aucun tableur ne prend pour une formule"
    ),
    "Begin it with something else than {}.": "Commencez-le par autre chose que {}.",
    "a text without spaces around it": "un texte sans espaces autour",
    "Take the spaces away.": "Retirez les espaces.",
    "Take line breaks, tabs and control characters out.": (
        "Retirez les sauts de ligne, les tabulations et les caractères de contrôle."
    ),
    "a text": "un texte",
    "It holds half of a character.": "Il contient la moitié d'un caractère.",
    "a whole number": "un nombre entier",
    "Write digits only, such as 2012.": "N'écrivez que des chiffres, par exemple 2012.",
    "a decimal number": "un nombre décimal",
    "Write digits with a point, without spaces or units, such as 1334000000 or 12.5.": (
        "Écrivez des chiffres avec un point, sans espaces ni unités, par exemple 1334000000 ou "
        "12.5."
    ),
    "true, false or an empty cell": "true, false ou une cellule vide",
    "An empty cell means false.": "Une cellule vide veut dire false.",
    "a date": "une date",
    "one of {}": "un de ceux-ci : {}",
    "some of {}": "certains de ceux-ci : {}",
    "Use one of these codes.": "Prenez l'un de ces codes.",
    # Records put together and written
    "Say whose record counts.": "Dites laquelle des deux fiches compte.",
    "about of type {}": "about de type {}",
    "an About": "un objet About",
    "Write about=attrs.evolve(policy.about, name=…).": (
        "Écrivez about=attrs.evolve(policy.about, name=…)."
    ),
    "{} of type {}": "{} de type {}",
    "several records": "plusieurs fiches",
    "Write {}=[record].": "Écrivez {}=[record].",
    "{} among {}": "{} parmi {}",
    "a {}": "un {}",
    "Give {} records under {}=.": "Donnez des fiches {} sous {}=.",
    "several texts, as a tuple": "plusieurs textes, en un tuple",
    "Write {}=({!r},).": "Écrivez {}=('{}',).",
    "no other record of that key": "une seule fiche de cette clé",
    "Give it another key, or say on_conflict='keep' or 'replace'.": (
        "Donnez-lui une autre clé, ou écrivez on_conflict='keep' ou 'replace'."
    ),
    "{!r}, whose record holds {}": "{!r}, dont la fiche contient {}",
    "A record holds its own rows only.": "Une fiche ne contient que ses propres lignes.",
    "a policy": "une politique",
    "a policy without labels": "une politique sans labels",
    "one with labels": "une politique qui en a",
    "A page tells what became of them.": "Une page dit ce qu'ils sont devenus.",
    "Give what load_policy gave.": "Donnez ce que load_policy a donné.",
    "Give what load_policy or extend gave.": "Donnez ce que load_policy ou extend a donné.",
    "Give poles.load_policy().": "Donnez poles.load_policy().",
    "a file to write": "un fichier à écrire",
    "Name one, such as report.html.": "Nommez-en un, par exemple rapport.html.",
    "a file, or the name of a new one": "un fichier, ou le nom d'un nouveau",
    "Name another.": "Nommez-en un autre.",
    "a file in a folder that is there": "un fichier dans un dossier qui existe",
    "a file that can be written ({})": "un fichier qui peut être écrit ({})",
}
