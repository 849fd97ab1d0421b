"""Mistakes in posting. They are ours, never a guest's: plain exceptions, not refusals."""


class Unbalanced(ValueError):
    """The lines of an entry do not add up to nothing."""


class PostedOtherwise(ValueError):
    """The same kind and reference was posted before, with other lines."""


class UnknownAccountKind(ValueError):
    """An account's name does not begin with a kind from the chart."""
