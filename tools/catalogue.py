"""The catalogue of sentences: collect, compile and check it.

    python tools/catalogue.py extract    collect the sentences and join the parts' translations
    python tools/catalogue.py compile    write the .mo files that the program reads
    python tools/catalogue.py check      name every gap; exit 1 if there is one

Whoever writes sentences puts their Chinese into a part of his own,
`resources/locale/zh_CN/LC_MESSAGES/parts/<part>.po`; `extract` joins the parts into the catalogue.
A part wins over what the catalogue said before. English is its own translation.
"""

from __future__ import annotations

import ast
import csv
import io
import re
import sys
import tomllib
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parent.parent
DOMAIN: Final = "safe_channel"
PLURAL_FORMS: Final = {"zh_CN": 1, "en": 2}
HEADER: Final = "# Written by tools/catalogue.py; edit the parts, not this file.\n"

# What translators are called here: their first argument is a sentence. And those with a plural.
MARKERS: Final = frozenset(
    {"T", "t", "_t", "speak", "_speak", "speaker", "_speaker", "translator", "_translator"}
)
TRANSLATORS: Final = frozenset({"Translator", "Speaker", "i18n.Translator"})
PLURAL_MARKERS: Final = frozenset({"plural", "ngettext"})

# English that stays as it is in Chinese (names of formats and of systems).
SAME_IN_CHINESE: Final = frozenset(
    {"A4", "CSV", "English", "Excel", "ID", "PDF", "PostgreSQL", "QQ", "SQLite", "USB", "XLSX"}
)
CJK: Final = re.compile("[\u3400-\u9fff\U00020000-\U0002ebef]")
WORD: Final = re.compile(r"[A-Za-z]{2,}")


class Found(NamedTuple):
    """A sentence in the source: its wording (two, if it has a plural) and where it stands."""

    wording: str | tuple[str, str]
    file: str


class Misused(NamedTuple):
    """A marker with something that is no literal, which the catalogue can never hold."""

    file: str
    line: int
    source: str


# ---------------------------------------------------------------- reading the source


def _marker(call: ast.Call) -> str | None:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr if function.attr in MARKERS | PLURAL_MARKERS else None
    if isinstance(function, ast.Name) and function.id in MARKERS | PLURAL_MARKERS:
        return function.id
    return None


def _literal(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None


def _wordings(node: ast.expr) -> list[str] | None:
    """Return the literals that an argument may be: `"a"`, or `"a" if x else "b"`."""
    if isinstance(node, ast.IfExp):
        yes, no = _wordings(node.body), _wordings(node.orelse)
        return None if yes is None or no is None else yes + no
    text = _literal(node)
    return None if text is None else [text]


def _read_call(call: ast.Call, marker: str, file: str) -> Iterator[Found | Misused]:
    wrong = Misused(file, call.lineno, ast.unparse(call)[:70])
    if marker in PLURAL_MARKERS:
        pair = [_literal(node) for node in call.args[:2]]
        if len(pair) == 2 and pair[0] is not None and pair[1] is not None:
            yield Found((pair[0], pair[1]), file)
        elif not all(isinstance(node, ast.Name) for node in call.args[:2]):
            yield wrong  # names only: handed on, and marked where they are written
        return
    if not call.args:
        return
    wordings = _wordings(call.args[0])
    if wordings is not None:
        yield from (Found(wording, file) for wording in wordings if wording)
    elif marker == "T" or isinstance(call.args[0], ast.JoinedStr | ast.BinOp):
        # `t(sentence)` speaks a sentence made elsewhere; `T(…)` and f-strings must be literal.
        yield wrong


def _is_translator(argument: ast.arg) -> bool:
    note = argument.annotation
    return note is not None and ast.unparse(note).strip("'\"") in TRANSLATORS


def read_source(source: str, file: str) -> Iterator[Found | Misused]:
    """Yield every sentence of a module, and every marker that cannot be translated."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and (marker := _marker(node)):
            yield from _read_call(node, marker, file)
        elif isinstance(node, ast.arg) and _is_translator(node) and node.arg not in MARKERS:
            yield Misused(file, node.lineno, f"{node.arg}: a name that is not listened to")


def read_program(root: Path = ROOT) -> tuple[list[Found], list[Misused]]:
    """Return the sentences and the misuses of the whole program."""
    found: list[Found] = []
    misused: list[Misused] = []
    for path in sorted((root / "desktop").rglob("*.py")):
        for item in read_source(path.read_text("utf-8"), path.relative_to(root).as_posix()):
            if isinstance(item, Found):
                found.append(item)
            else:
                misused.append(item)
    return found, misused


# ---------------------------------------------------------------- catalogues


def folder(root: Path, language: str) -> Path:
    """Return where a language's catalogue lies."""
    return root / "resources" / "locale" / language / "LC_MESSAGES"


def empty(language: str) -> Catalog:
    """Return a catalogue without sentences."""
    return Catalog(locale=language, fuzzy=False)


def load(path: Path, language: str) -> Catalog:
    """Read a .po file; one that is not there is empty."""
    if not path.exists():
        return empty(language)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def key(wording: object) -> str:
    """Return the wording that gettext looks a sentence up by (the singular, if it has a plural)."""
    return str(wording[0]) if isinstance(wording, tuple | list) else str(wording)


def sentences(catalog: Catalog) -> dict[str, Message]:
    """Return a catalogue's sentences by their key, without the header."""
    return {key(message.id): message for message in catalog if message.id}


def forms(message: Message) -> list[str]:
    """Return all translations of a sentence: one, or one for each plural form."""
    string: Any = message.string
    return list(string) if isinstance(string, tuple | list) else [string]


def parts(root: Path) -> list[Path]:
    """Return the files with Chinese that the authors of sentences wrote."""
    return sorted((folder(root, "zh_CN") / "parts").glob("*.po"))


def chinese(root: Path) -> dict[str, list[str]]:
    """Return what is translated so far: the catalogue, then the parts, the later one winning."""
    known: dict[str, list[str]] = {}
    for path in [folder(root, "zh_CN") / f"{DOMAIN}.po", *parts(root)]:
        for wording, message in sentences(load(path, "zh_CN")).items():
            if not message.fuzzy and any(forms(message)):
                known[wording] = [form for form in forms(message) if form]
    return known


def build(root: Path, language: str, found: list[Found]) -> Catalog:
    """Return the catalogue of a language as source and parts have it now."""
    known = chinese(root) if language == "zh_CN" else {}
    places: dict[str, set[str]] = {}
    plural: dict[str, tuple[str, str]] = {}
    for wording, file in found:
        places.setdefault(key(wording), set()).add(file)
        if isinstance(wording, tuple):
            plural[wording[0]] = wording
    catalog = empty(language)
    for wording in sorted(places):
        identity: Any = plural.get(wording, wording)
        if language == "en":
            string: Any = identity
        else:
            string = known.get(wording, [""])[0]
            string = (string,) if wording in plural else string
        catalog.add(identity, string, locations=[(file, 0) for file in sorted(places[wording])])
    return catalog


def written(catalog: Catalog, language: str) -> bytes:
    """Return the bytes of a .po file: nothing in them changes unless a sentence does."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=0, omit_header=True, include_lineno=False, sort_output=True)
    plurals = "nplurals=1; plural=0;" if language == "zh_CN" else "nplurals=2; plural=(n != 1);"
    lines = [
        f"Language: {language}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {plurals}",
    ]
    head = HEADER + 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines) + "\n"
    return (head + buffer.getvalue().decode("utf-8").strip() + "\n").encode()


class _Slim(Catalog):
    """A catalogue whose header says only what gettext reads: no date, no version of Babel."""

    mime_headers: Any = ()


def compiled(path: Path, language: str) -> bytes:
    """Return the bytes of the .mo file that belongs to a .po file."""
    buffer = io.BytesIO()
    catalog = load(path, language)
    slim = _Slim(locale=language)
    slim.mime_headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Plural-Forms", catalog.plural_forms),
    ]
    for message in catalog:
        if message.id:
            slim.add(message.id, message.string)
    write_mo(buffer, slim)
    return buffer.getvalue()


# ---------------------------------------------------------------- checking


def placeholders(wording: str) -> set[str]:
    """Return the names in braces; ValueError if the braces do not match."""
    return {name for _, name, _, _ in Formatter().parse(wording) if name is not None}


def _translation_problems(wording: object, string: str) -> Iterator[str]:
    texts = list(wording) if isinstance(wording, tuple | list) else [str(wording)]
    try:
        wanted = set().union(*map(placeholders, texts))
        if placeholders(string) != wanted:
            yield "placeholders differ"
    except ValueError:
        yield "braces do not match"
    bare = re.sub(r"\{[^}]*\}", "", texts[0])
    if not CJK.search(string) and WORD.search(bare) and texts[0] not in SAME_IN_CHINESE:
        yield "no Chinese in the Chinese"


def check_chinese(catalog: Catalog, found: list[Found]) -> Iterator[str]:
    """Yield what is wrong with the Chinese catalogue."""
    have = sentences(catalog)
    wanted = {key(item.wording): item for item in found}
    for wording, item in sorted(wanted.items()):
        message = have.get(wording)
        if message is None or not all(forms(message)):
            yield f"no Chinese: {wording!r} ({item.file})"
            continue
        if message.fuzzy:
            yield f"fuzzy: {wording!r}"
        for form in forms(message):
            yield from (f"{p}: {wording!r}" for p in _translation_problems(message.id, form))
    yield from (f"in no source any more: {w!r}" for w in sorted(set(have) - set(wanted)))
    yield from (f"obsolete entry: {key(m.id)!r}" for m in catalog.obsolete.values())


def check_parts(root: Path, found: list[Found]) -> Iterator[str]:
    """Yield sentences of the parts that are in no source, or that two parts say differently."""
    wanted = {key(item.wording) for item in found}
    said: dict[str, tuple[list[str], str]] = {}
    for path in parts(root):
        for wording, message in sentences(load(path, "zh_CN")).items():
            if wording not in wanted:
                yield f"in no source any more: {wording!r} (parts/{path.name})"
            words, other = said.setdefault(wording, (forms(message), path.name))
            if words != forms(message):
                yield f"said differently in parts/{other} and parts/{path.name}: {wording!r}"


def check_english(catalog: Catalog, found: list[Found]) -> Iterator[str]:
    """Yield what is wrong with the English catalogue, which only repeats the wordings."""
    have = sentences(catalog)
    wanted = {key(item.wording) for item in found}
    yield from (f"not in the English catalogue: {w!r}" for w in sorted(wanted - set(have)))
    yield from (f"English in no source any more: {w!r}" for w in sorted(set(have) - wanted))


def check_reference(root: Path) -> Iterator[str]:
    """Yield every sentence of the reference data that one language lacks."""
    data = root / "resources" / "reference"
    for path in sorted(data.rglob("*.toml")):
        with path.open("rb") as file:
            yield from (f"{path.name}: {problem}" for problem in _words(tomllib.load(file), ""))
    for path in sorted(data.rglob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as table:
            rows = csv.DictReader(line for line in table if not line.startswith("#"))
            yield from (f"{path.name}: {problem}" for problem in _columns(rows))


def _columns(rows: csv.DictReader[str]) -> Iterator[str]:
    """Yield the gaps of a table: `zh` goes with `en`, and `name_zh` with `name_en`."""
    names = set(rows.fieldnames or ())
    pairs = {
        (f"{stem}zh", f"{stem}en") for stem in {n[:-2] for n in names if n[-2:] in ("zh", "en")}
    }
    pairs = {pair for pair in pairs if names.issuperset(pair)}
    for number, row in enumerate(rows, start=1):
        for zh, en in pairs:
            if bool((row[zh] or "").strip()) != bool((row[en] or "").strip()):
                yield f"row {number}: {zh} and {en} are not both there"


def _words(node: object, where: str) -> Iterator[str]:
    if isinstance(node, list):
        for number, item in enumerate(node):
            yield from _words(item, f"{where}[{number}]")
    if not isinstance(node, dict):
        return
    spoken = {language for language in ("zh", "en") if language in node}
    if spoken:
        for language in ("zh", "en"):
            if not str(node.get(language, "")).strip():
                yield f"{where}: no {language}"
        yield from _same_values(node, where)
    for name, item in node.items():
        yield from _words(item, f"{where}.{name}" if where else name)


def _same_values(node: dict[str, Any], where: str) -> Iterator[str]:
    zh, en = node.get("zh"), node.get("en")
    if isinstance(zh, str) and isinstance(en, str) and placeholders(zh) != placeholders(en):
        yield f"{where}: placeholders differ"


def problems(root: Path = ROOT) -> list[str]:
    """Return every gap of the catalogues and the reference data; none means fit to print."""
    found, misused = read_program(root)
    result = [f"not a literal: {m.file}:{m.line}: {m.source}" for m in misused]
    result += check_chinese(load(folder(root, "zh_CN") / f"{DOMAIN}.po", "zh_CN"), found)
    result += check_parts(root, found)
    result += check_english(load(folder(root, "en") / f"{DOMAIN}.po", "en"), found)
    for language in PLURAL_FORMS:
        po, mo = (folder(root, language) / f"{DOMAIN}.{kind}" for kind in ("po", "mo"))
        if not mo.exists() or mo.read_bytes() != compiled(po, language):
            result.append(f"{language}: the .mo file is older than the .po file (compile)")
    result += check_reference(root)
    return result


# ---------------------------------------------------------------- commands


def extract(root: Path = ROOT) -> None:
    """Write both .po files anew from the source and the parts."""
    found, _ = read_program(root)
    for language in PLURAL_FORMS:
        target = folder(root, language) / f"{DOMAIN}.po"
        content = written(build(root, language, found), language)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def compile_all(root: Path = ROOT) -> None:
    """Write both .mo files."""
    for language in PLURAL_FORMS:
        po = folder(root, language) / f"{DOMAIN}.po"
        po.with_suffix(".mo").write_bytes(compiled(po, language))


def main(arguments: list[str]) -> int:
    """Run one command."""
    match arguments:
        case ["extract"]:
            extract()
            compile_all()
        case ["compile"]:
            compile_all()
        case ["check"]:
            gaps = problems()
            print("\n".join(gaps) or "The catalogue is whole.")
            return 1 if gaps else 0
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
