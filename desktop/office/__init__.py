"""What an office does: use cases, one module a subject. Windows ask here and get plain data."""
