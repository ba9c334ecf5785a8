"""Set up and open the program, or pass its tests, on a machine with nothing but Python and git.

    python3 start.py [arguments of the program]     (Windows: py start.py)
    python3 start.py test [arguments of pytest]

Debian's missing packages come by apt-get, Python's by pip from the lock files (checked by hash)
into `.venv` beside this file. Later starts find the stamp of that work and begin at once.
Only the standard library is used, and no syntax that an older Python could not read: it must still
be able to say that it is too old.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "safe-channel-setup"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
OLDEST = (3, 11)
ROOM_NEEDED = 1_500_000_000  # bytes: what the wheels take unpacked and packed, with some air

# What Qt's libraries and its plugins for X11, Wayland and printing load from the system
# (by ldd on PySide6 6.12), and the Debian package that brings each.
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libcups.so.2": "libcups2",
}

# Programs that only the tests run.
TEST_PROGRAMS = {
    "initdb": "postgresql",
    "mkfs.vfat": "dosfstools",
    "mcopy": "mtools",
    "git": "git",
}

# Debian starts a database server for the whole machine when it installs PostgreSQL, unless told
# not to; the tests start their own in a temporary folder.
NO_CLUSTER = Path("/etc/postgresql-common/createcluster.d/safe-channel.conf")


class SetupError(Exception):
    """Why the set-up cannot go on, in Chinese and in English."""


def say(chinese: str, english: str) -> None:
    """Print one message in both languages."""
    print(f"{chinese}\n{english}\n", flush=True)


# ---------------------------------------------------------------- what the machine lacks


def has_library(soname: str) -> bool:
    """Whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def has_program(name: str) -> bool:
    """Whether a program is installed, also where only an administrator or Debian looks."""
    places = [os.environ.get("PATH", ""), "/usr/sbin", "/sbin"]
    places += map(str, Path("/usr/lib/postgresql").glob("*/bin"))
    return shutil.which(name, path=os.pathsep.join(places)) is not None


def has_module(name: str) -> bool:
    """Whether this Python can import a module (Debian packs `venv` apart)."""
    return (
        subprocess.run([sys.executable, "-c", f"import {name}"], capture_output=True).returncode
        == 0
    )


def missing_packages(*, testing: bool) -> list[str]:
    """Return the Debian packages that this machine lacks, each once, sorted."""
    wanted = {package for soname, package in LIBRARIES.items() if not has_library(soname)}
    if not (has_module("ensurepip") and has_module("venv")):
        wanted.add("python{}.{}-venv".format(*sys.version_info[:2]))
    if testing:
        wanted |= {p for program, p in TEST_PROGRAMS.items() if not has_program(program)}
    return sorted(wanted)


def administrator() -> list[str]:
    """Return the words that go before a command of the administrator's, or fail."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        return ["sudo"]
    raise SetupError(
        "安装系统软件包需要管理员（root）权限，这台电脑上没有 sudo。",
        "Installing system packages needs the administrator (root); there is no sudo here.",
    )


def install_packages(packages: list[str]) -> None:
    """Install Debian packages with apt-get, asking for sudo's password if it must."""
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        raise SetupError(
            f"缺少系统组件，这里没有 apt-get。请用本系统的方法安装相当于这些的软件包：{' '.join(packages)}",
            "System parts are missing and there is no apt-get here. Install what corresponds to: "
            + " ".join(packages),
        )
    try:
        become = administrator()
    except SetupError as error:
        chinese, english = error.args
        hint = " ".join(command)
        raise SetupError(
            f"{chinese}请管理员运行：{hint}", f"{english} Ask the administrator to run: {hint}"
        ) from error
    say(
        f"正在安装系统软件包：{' '.join(packages)}",
        f"Installing system packages: {' '.join(packages)}",
    )
    quiet = [*become, "env", "DEBIAN_FRONTEND=noninteractive"]
    server = "postgresql" in packages and not NO_CLUSTER.exists()
    if server:
        script = f"mkdir -p {NO_CLUSTER.parent} && echo create_main_cluster=false > {NO_CLUSTER}"
        subprocess.run([*become, "sh", "-c", script], check=False)
    try:
        subprocess.run([*quiet, "apt-get", "update"], check=False)
        subprocess.run([*quiet, *command], check=False)
    finally:
        if server:
            subprocess.run([*become, "rm", "-f", str(NO_CLUSTER)], check=False)
    if set(packages) & set(missing_packages(testing=True)):
        raise SetupError(
            "系统软件包没有装上。请检查网络和上面 apt-get 的提示，然后再运行一次。",
            "The system packages could not be installed. Check the network and what apt-get says "
            "above, then run this again.",
        )


# ---------------------------------------------------------------- Python's packages


def lock_file(*, testing: bool) -> Path:
    """Return the list of exact versions that a start or a test installs."""
    return ROOT / ("requirements-test.lock" if testing else "requirements.lock")


def fingerprint(lock: Path) -> str:
    """Return what a finished set-up is known by: the lock, this Python, and this folder."""
    version = "{}.{}".format(*sys.version_info[:2])
    return "\n".join([hashlib.sha256(lock.read_bytes()).hexdigest(), version, str(ROOT)])


def is_ready(*, testing: bool) -> bool:
    """Whether an earlier run has set up all that is needed now (tests need more than a start)."""
    try:
        stamped = STAMP.read_text(encoding="utf-8")
    except OSError:
        return False
    accepted = [lock_file(testing=True)]
    if not testing:
        accepted.append(lock_file(testing=False))
    return PYTHON.exists() and stamped in map(fingerprint, accepted)


def make_environment() -> None:
    """Create `.venv`, unless one of this Python in this folder is there already."""
    home = VENV / "made-by"
    maker = f"{sys.version}\n{ROOT}"
    if PYTHON.exists() and home.exists() and home.read_text(encoding="utf-8") == maker:
        return
    say("正在建立 .venv（Python 环境）。", "Creating .venv (Python's own environment).")
    result = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False)
    if result.returncode != 0:
        raise SetupError(
            f"无法建立 {VENV}。请检查磁盘空间和文件夹的写入权限。",
            f"{VENV} could not be created. Check disk space and whether the folder may be written.",
        )
    home.write_text(maker, encoding="utf-8")


def install_requirements(lock: Path) -> None:
    """Install the locked packages by pip, and let `.venv` find the program in this checkout."""
    say(
        "正在下载并安装 Python 软件包（第一次约 150 MB，需要几分钟）。",
        "Downloading and installing Python packages (about 150 MB the first time: some minutes).",
    )
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    # The lock is whole, so nothing is looked up besides it: an older pip asked for the newest
    # "coverage[toml]" although the lock names another, and stopped when a newer one came out.
    result = subprocess.run([*pip, "--no-deps", "--require-hashes", "-r", str(lock)], check=False)
    if result.returncode != 0:
        raise SetupError(
            "Python 软件包没有装上：多半是网络不通。原因见上面几行；请检查网络后再运行一次，"
            "已经下载的不会白费。",
            "The Python packages could not be installed, most likely for want of a network; the "
            "lines above say why. Check it and run this again: what was downloaded is kept.",
        )
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    shown = subprocess.run([str(PYTHON), "-c", where], capture_output=True, text=True, check=True)
    # Worked out from the environment's own place, so that a folder with a Chinese name, which
    # Windows would write in another encoding than Python reads, does no harm.
    line = "import os, sys; sys.path.append(os.path.dirname(sys.prefix))\n"
    (Path(shown.stdout.strip()) / "safe-channel.pth").write_text(line, encoding="ascii")


def check_environment() -> None:
    """Load Qt once, so that a missing part shows now and in words."""
    modules = "QtWidgets, QtPdf, QtPdfWidgets, QtPrintSupport, QtSvg"
    result = subprocess.run(
        [str(PYTHON), "-c", f"from PySide6 import {modules}"], capture_output=True, text=True
    )
    if result.returncode != 0:
        reason = (result.stderr.strip().splitlines() or ["?"])[-1]
        raise SetupError(
            f"安装后 Qt 仍不能使用：{reason}", f"Qt cannot be used after all: {reason}"
        )


# ---------------------------------------------------------------- the commands


def check_machine() -> None:
    """Refuse a Python that is too old and a disk that is too full, in plain words."""
    if sys.version_info < OLDEST:
        version = "{}.{}".format(*sys.version_info[:2])
        raise SetupError(
            f"需要 Python 3.11 或更新的版本，这里是 {version}。",
            f"Python 3.11 or newer is needed; this is {version}.",
        )
    free = shutil.disk_usage(ROOT).free
    if free < ROOM_NEEDED:
        raise SetupError(
            f"磁盘空间不够：需要 {ROOM_NEEDED // 10**6} MB，只剩 {free // 10**6} MB。",
            f"Not enough disk space: {ROOM_NEEDED // 10**6} MB needed, {free // 10**6} MB free.",
        )


def set_up(*, testing: bool) -> None:
    """Do whatever is still missing, and stamp it as done only when all of it is."""
    check_machine()
    if sys.platform == "linux":
        packages = missing_packages(testing=testing)
        if packages:
            install_packages(packages)
    make_environment()
    lock = lock_file(testing=testing)
    install_requirements(lock)
    check_environment()
    STAMP.write_text(fingerprint(lock), encoding="utf-8")
    say("安装完成。", "Everything is set up.")


def test_command(arguments: list[str]) -> list[str]:
    """Return the command that passes the tests: all of them with coverage, or those named."""
    command = [str(PYTHON), "-m", "pytest"]
    if arguments:
        return [*command, *arguments]
    return [*command, "-n", "auto", "--cov", "--cov-branch", "--cov-fail-under=85"]


def run(command: list[str], environment: dict[str, str]) -> int:
    """Become the command (on Windows: wait for it, since it cannot be replaced there)."""
    if not WINDOWS:
        os.execve(command[0], command, environment)  # noqa: S606
    return subprocess.run(command, env=environment, check=False).returncode


def main(arguments: list[str]) -> int:
    """Set up what is missing, then open the program or run the tests."""
    testing = arguments[:1] == ["test"]
    try:
        if not is_ready(testing=testing):
            set_up(testing=testing)
    except SetupError as error:
        say(*error.args)
        return 1
    if not testing:
        return run([str(PYTHON), "-m", "desktop", *arguments], dict(os.environ))
    if WINDOWS:
        say(
            "Windows 上不运行 PostgreSQL 的测试，其余都运行。",
            "On Windows the PostgreSQL tests are left out; all others run.",
        )
    os.chdir(ROOT)
    return run(test_command(arguments[1:]), {**os.environ, "QT_QPA_PLATFORM": "offscreen"})


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
