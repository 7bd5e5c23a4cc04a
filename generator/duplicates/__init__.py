"""Duplicates: the same release twice, nearly the same text, and two accounts of one event, told apart.

Nothing here reads or writes files. `fingerprint` and `Index` find texts that repeat others, `accounts` those that
tell of the same event, `report` says both for `check`, and `difference` shows what a second capture changed.
"""
