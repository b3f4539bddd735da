"""Two tables held against one another: by keys, then by amounts and dates, and explained line by line.

What is compared with what is declared in a TOML file of ``schemas/reconciliations/`` (or a company's own folder), which
a person of finance writes without programming. Amounts are whole cents. Nothing is guessed: what could be matched in
more than one way is ambiguous, and what is only alike is a proposal.
"""
