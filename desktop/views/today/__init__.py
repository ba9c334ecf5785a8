"""The Today tab: what to do next, and the calendar of the coming month."""
