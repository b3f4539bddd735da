"""What was read, judged, found and written, run by run, and which periods are closed.

``records``, ``compare`` and ``closing`` are pure. ``store``, ``recorder``, ``signoffs`` and ``queries`` talk to the
database through SQLAlchemy and are imported only where a ledger is kept: the import takes longer than a small check.
"""
