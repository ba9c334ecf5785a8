"""Asking where on this PC: a file to write, a file to open, a folder. None blocks the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def save_file(
    parent: QWidget, title: str, name: str, kinds: str, then: Callable[[Path], object]
) -> None:
    """Ask where to write a file that may be called ``name``; then ``then(path)``."""
    dialog = QFileDialog(parent, title, name, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    suffix = Path(name).suffix.lstrip(".")
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    _open(dialog, then)


def open_file(
    parent: QWidget, title: str, folder: Path | None, kinds: str, then: Callable[[Path], object]
) -> None:
    """Ask for a file that is there."""
    dialog = QFileDialog(parent, title, str(folder or ""), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _open(dialog, then)


def folder(parent: QWidget, title: str, then: Callable[[Path], object]) -> None:
    """Ask for a folder."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    _open(dialog, then)


def _open(dialog: QFileDialog, then: Callable[[Path], object]) -> None:
    dialog.setObjectName("picker")
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
