"""What is inside the files that departments hand in: reports, slips, sheets that an obligation names as evidence.

Each kind of file is described by a JSON Schema in ``schemas/deliverables/`` (or a company's own folder): a schema of
one row, and table rules under keywords of ours that begin with ``x-``. A person of finance adds one without
programming.
"""
