"""``dutybook rules``: what is checked, from the rules' own docstrings."""

from __future__ import annotations

import inspect

from toolkit.catalogue import ENTRIES, text
from toolkit.rules import RULES


def describe_rules(lang: str) -> str:
    """Every rule with its id, severity, messages and documentation."""
    out: list[str] = []
    for rule in RULES:
        keys = [k for k in ENTRIES if k == rule.ID or k.startswith(f"{rule.ID}:")]
        out.append(f"{rule.ID} [{text(f'severity-{rule.SEVERITY.value}', lang)}]")
        out += [f"    {ENTRIES[key].zh if lang == 'zh' else ENTRIES[key].en}" for key in keys]
        out += ["", *(f"    {row}".rstrip() for row in (inspect.getdoc(rule) or "").splitlines()), ""]
    return "\n".join(out).rstrip()
