"""What the sheets of all records share: pages, rows, drafts, advice, history."""
