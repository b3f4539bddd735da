"""Rolling one workbook forward: what stays, what is carried over, what is emptied, and what is new."""
