"""What was read, judged, found and written, run by run, and which periods are closed.

``records``, ``facts``, ``matching``, ``compare`` and ``closing`` are pure. What talks to the database (``store``,
``recorder``, ``reading``, ``signoffs``, ``queries`` …) does so through SQLAlchemy and is imported only where a ledger
is kept: the import takes longer than a small check.
"""
