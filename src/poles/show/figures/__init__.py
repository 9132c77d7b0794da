"""The four figures, each in a module of its own name, and what they are drawn with."""
