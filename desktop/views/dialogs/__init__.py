"""Dialogs: only for decisions that need one. Their buttons say the verb."""
