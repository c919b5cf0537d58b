"""Acts of people over a ledger: what they decided, merged and marked, and what follows for everything that leaves it.

log        the acts themselves, one after the other, each undone by another act
judgement  what holds of them now: decisions, merged names, care marks
decided    decisions carried into incidents and readings
merges     merged names carried into incidents and readings
care       marked reports and passages, and the words that they black out
leaving    all of it at once, for exports and feeds, with a count of what it changed
"""
