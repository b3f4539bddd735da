"""dutybook: keeps the promises that departments write into spreadsheets."""

__version__ = "0.1.0"
