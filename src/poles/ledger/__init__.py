"""How much, without counting twice: the interval that statements of amounts imply of the public
money in a box, the proof of it, and the conflicts between statements.

The way of a question, stage by stage, each a module that knows only those before it:

1. :mod:`~.box`: what is asked about and what a statement speaks of, as a *box* of one kind of
   money, with a *slice* of it that does not partition money.
2. :mod:`~.space`: the axes that do (funders, instruments, calls and time). A box is resolved to an
   *extent* on them, and all extents cut the money into *atoms*, one for each set of boxes that
   holds some. Where the money of a call can be is told by :mod:`~.call_cells`, when a funder gave
   some by :mod:`~.funder_days`, and what is known of both by :mod:`~.known_cells`.
3. :mod:`~.claims`: statements of one kind become *claims*, an extent with an interval of euros, in
   the *order of admission*. Those that say the same are one. One that says something of each of
   several times is several (:mod:`~.saying`). Grants of one list (:mod:`~.datasets`), put together
   by where they are (:mod:`~.gathered`) and cut into :mod:`~.lots`, claim their sum in a box
   (:mod:`~.granted`), after all statements.
4. :mod:`~.patterns`: money of slices that say something of each other is divided among the sets of
   them that it can be of at once, atom by atom (:mod:`~.dividing`).
5. :mod:`~.program`: the *linear program*. Atoms, and what they have of each such set where that can
   limit an answer, are columns, never negative; claims, of amounts and of ratios, and what holds of
   slices, are rows. It falls into connected *parts*.
6. What a part implies: by :mod:`~.nested` where its boxes are a *laminar family*, else by
   :mod:`~.solver` (:mod:`~.highs`), whose last basis :mod:`~.exact` turns into a *dual
   certificate* in fractions.
7. :mod:`~.iis`: which claims cannot all be true, as an *irreducible infeasible subset*; the
   smallest by hitting sets (:mod:`~.integer` programs) of what an :mod:`~.elastic` one must miss.
8. :mod:`~.admission`: claims are believed one by one in their order; one that no longer fits is
   refused, with the claims that it cannot stand beside; of grants, all that are in the sum
   (:mod:`~.settling`). :mod:`~.beliefs` keeps what is believed for who asks the same ledger again,
   :mod:`~.carried` sends it along, and some comes with the library (:mod:`~.ahead`), with its
   program (:mod:`~.stored`).
9. :mod:`~.prover`: the least and the most of the columns of a box by the rows that are left, each
   with its certificate; :mod:`~.years` tells the years in which there is a most.
10. :mod:`~.answers`: ``bounds``, where a certificate becomes the :mod:`~.steps` of a
    :mod:`~.proof`, each a statement with its multiplier, and :mod:`~.assumed` finds what of calls
    and funders is inferred for it; :mod:`~.totals` asks it group by group, :mod:`~.weighing` holds
    a figure against it.

Of the same program, :mod:`~.correction` finds a *minimal correction set*, a hitting set of all
infeasible subsets at the least cost (:mod:`~.reliability`), which :mod:`~.mending` keeps and
:mod:`~.conflicts` shows with their gaps; of all such sets :mod:`~.repairs` finds the one by which
an answer reaches furthest, :mod:`~.contest` keeps what was found of them, and :mod:`~.doubt` makes
of it how far an answer is :mod:`~.contested`. :mod:`~.checking` asks for the box of each claim
without that claim, and of a ratio for the :mod:`~.quotient` of its boxes.
"""
