"""Taking records away on a USB stick."""
