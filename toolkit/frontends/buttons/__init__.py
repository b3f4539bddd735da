"""Buttons in Excel and LibreOffice Calc: a clerk never sees a command line.

A click runs the same use cases of ``app`` that the command line runs, on the workbook that is open in the window.

Reading order: ``window`` (what a click needs of the program besides its cells), ``actions`` (one function a button),
``click`` (from a click to an action; nothing gets out of it but messages), ``excel`` and ``calc`` (the two programs),
``make`` (workbooks with buttons), ``install`` (getting it onto a machine).
"""
