"""Scoring: how far readings are what a careful coder would write, measured on gold.

    for gold in load_sets([Path("gold/")]):
        print(score_set(gold, read_all).figures)

`gold` knows the formats, `running` reads and scores, the other modules score one format each.
"""
