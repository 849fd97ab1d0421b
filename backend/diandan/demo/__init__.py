"""Two invented brands to look at, to try out and to test against: Hillside Coffee and Paddy Noodles.

Content stands in ``hillside`` and ``paddy``; ``building`` makes it real through the rooms' own commands.
"""
