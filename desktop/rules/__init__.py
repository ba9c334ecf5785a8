"""Pure decisions: nothing here reads a clock, a database or a window; each rule has its source."""
