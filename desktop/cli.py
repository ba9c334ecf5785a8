"""The command line: the window without arguments, and what an office does without one."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from desktop import paths
from desktop.errors import ClerkError
from desktop.i18n import LANGUAGES, T, translator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.i18n import Language, Translator
    from desktop.office.session import Session


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code: 0 well, 1 trouble, 2 the words were off."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    t = translator(_language(given))
    options = _parser(t).parse_args(given)
    try:
        return int(options.act(options, t))
    except ClerkError as error:
        print(t(error.sentence), file=sys.stderr)  # noqa: T201  a command line speaks so
        return 1


def _language(given: Sequence[str]) -> Language:
    """The language asked for, else the machine's; Chinese where it is neither."""
    for place, word in enumerate(given):
        asked = word.partition("=")[2] if word.startswith("--lang=") else ""
        if word == "--lang" and place + 1 < len(given):
            asked = given[place + 1]
        if asked in LANGUAGES:
            return "en" if asked == "en" else "zh_CN"
    machine = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "en" if machine.startswith("en") else "zh_CN"


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """argparse's help with our own word for "usage"."""

    usage = "usage: "

    def add_usage(self, usage, actions, groups, prefix=None) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        super().add_usage(usage, actions, groups, self.usage if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """Says in the user's language what is wrong with the words given."""

    t: Translator

    def error(self, message: str) -> NoReturn:
        said = self.t("These words are not understood: {words}", words=message)
        self.exit(2, f"{said}\n{self.t('See --help.')}\n")


def _parser(t: Translator) -> argparse.ArgumentParser:
    _Parser.t = t
    _Formatter.usage = t("Usage: ")
    parser = _new(t, prog="safe-channel", description=t("Safe Migration Channel: the office's own program. Without a command it opens the window."))  # fmt: skip
    _common(parser, t)
    parser.set_defaults(act=_window)
    commands = parser.add_subparsers(title=t("Commands"), metavar=t("command"))
    demo = _command(
        commands, t, "demo", t("Build a fictional office of 151 households and look round in it")
    )
    demo.add_argument("--out", type=Path, metavar=t("folder"), help=t("Do every job off-screen and leave papers, tables and screenshots in this folder"))  # fmt: skip
    demo.set_defaults(act=_demo)
    check = _command(
        commands,
        t,
        "check",
        t("Check database, log, attachments and backups; 1 if anything is wrong"),
    )
    check.set_defaults(act=_check)
    _signing(check, t)
    backup = _command(commands, t, "backup", t("Make a backup now"))
    backup.add_argument("--to", type=Path, metavar=t("folder"), help=t("A second place for it"))
    backup.set_defaults(act=_backup)
    _signing(backup, t)
    restore = _command(commands, t, "restore", t("Put a backup in the place of the present data"))
    restore.add_argument("file", type=Path, metavar=t("file"), help=t("The backup file"))
    restore.set_defaults(act=_restore)
    _signing(restore, t)
    return parser


def _new(t: Translator, **words: str) -> _Parser:
    parser = _Parser(formatter_class=_Formatter, add_help=False, **words)  # type: ignore[arg-type]
    parser._optionals.title = t("Options")  # noqa: SLF001  argparse has no public name for it
    parser._positionals.title = t("Words")  # noqa: SLF001
    parser.add_argument("-h", "--help", action="help", help=t("Show this help"))
    return parser


def _command(commands, t: Translator, name: str, words: str) -> _Parser:  # type: ignore[no-untyped-def]  # noqa: ANN001
    parser: _Parser = commands.add_parser(
        name, help=words, description=words, add_help=False, formatter_class=_Formatter
    )
    parser._optionals.title = t("Options")  # noqa: SLF001
    parser._positionals.title = t("Words")  # noqa: SLF001
    parser.add_argument("-h", "--help", action="help", help=t("Show this help"))
    _common(parser, t, again=True)
    return parser


def _common(parser: argparse.ArgumentParser, t: Translator, *, again: bool = False) -> None:
    def default(value: object) -> object:
        return argparse.SUPPRESS if again else value

    parser.add_argument(
        "--office", type=Path, metavar=t("folder"), default=default(None),
        help=t("The office's data folder (default: {folder})", folder=paths.default_office()),
    )  # fmt: skip
    parser.add_argument(
        "--database", metavar="URL", default=default(None),
        help=t("Records on a server: postgresql+psycopg://user@host/name"),
    )  # fmt: skip
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=default(None), help=t("Language: zh_CN or en")
    )


def _signing(parser: argparse.ArgumentParser, t: Translator) -> None:
    parser.add_argument("--user", metavar=t("name"), help=t("Sign-in name; asked for otherwise"))
    parser.add_argument(
        "--password-stdin",
        action="store_true",
        help=t("Read the password from standard input instead of asking"),
    )


def _window(options: argparse.Namespace, t: Translator) -> int:
    from desktop import app

    return app.run(_folder(options), options.database, options.lang)


def _demo(options: argparse.Namespace, t: Translator) -> int:
    from desktop.demo import build, look_round

    if options.out is None:
        return look_round(t.language)
    return build(options.out.resolve(), t.language)


def _check(options: argparse.Namespace, t: Translator) -> int:
    session = _sign_in(options, t)
    try:
        report = session.keeping.check()
    finally:
        session.database.close()
    for fine, sentence in report.lines:
        _say(f"{'✓' if fine else '✗'} {t(sentence)}")
    return 0 if report.ok else 1


def _backup(options: argparse.Namespace, t: Translator) -> int:
    session = _sign_in(options, t)
    try:
        made = session.keeping.backup(options.to)
    finally:
        session.database.close()
    _say(t("Backup made and checked: {path}", path=made.path))
    if made.trouble is not None:
        _say(t(made.trouble))
        return 1
    return 0


def _restore(options: argparse.Namespace, t: Translator) -> int:
    from desktop.office.gate import Gate

    gate = Gate(_folder(options), options.database)
    if not gate.exists():
        name, password = _asked(options, t)
        gate.restore(options.file, name, password)
        _say(t("The backup is in place."))
        return 0
    session = _sign_in(options, t)
    try:
        aside = session.keeping.restore(options.file)
    finally:
        session.database.close()
    _say(t("The backup is in place."))
    if aside is not None:
        _say(t("The data from before lie in {folder}.", folder=aside))
    return 0


def _sign_in(options: argparse.Namespace, t: Translator) -> Session:
    from desktop.office.gate import Gate

    return Gate(_folder(options), options.database).sign_in(*_asked(options, t))


def _asked(options: argparse.Namespace, t: Translator) -> tuple[str, str]:
    """The sign-in name and the password, from the words given, standard input or the keyboard."""
    name = options.user or input(t(T("Sign-in name: ")))
    if options.password_stdin:
        return name, sys.stdin.readline().rstrip("\r\n")
    return name, getpass.getpass(t(T("Password: ")))


def _folder(options: argparse.Namespace) -> Path:
    return (options.office or paths.default_office()).resolve()


def _say(words: str) -> None:
    print(words)  # noqa: T201  a command line speaks so
