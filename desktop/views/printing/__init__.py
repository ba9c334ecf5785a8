"""Paper before it is paper: looked at, printed, saved as PDF; nothing passes a temporary file."""
