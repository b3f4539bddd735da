"""Who signs a kind of deliverable."""

from __future__ import annotations

from toolkit.deliverables.schema import DeliverableSchema


def signers(schema: DeliverableSchema) -> tuple[str, ...]:
    """Every label of a signature or seal that a schema names (``x-signed``)."""
    labels = [item["label"] for item in schema.table.get("x-signed", ())]
    return tuple(text for label in labels for text in ([label] if isinstance(label, str) else label))
