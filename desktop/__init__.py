"""Office software of a safe migration channel (平安外出通道)."""
