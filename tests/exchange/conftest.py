"""Windows has no mountinfo and no mount namespaces: Linux's own side is tested on Linux."""

import sys

collect_ignore = ["test_devices.py", "test_real_drives.py"] if sys.platform == "win32" else []
