"""How much, without counting twice: boxes of public money, the bounds that statements prove, and
the conflicts between them.
"""
