"""Small rooms, plain names, and no trace of the machine it was written on."""

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from alongside.partnership.config.database.home import PROJECT

LONGEST_FILE, LONGEST_FUNCTION, LONGEST_VIEW, LONGEST_TEMPLATE = 400, 60, 20, 200
POOR_NAMES = {"utils", "helpers", "manager", "handler", "data", "info", "process"}
# Put together here, so that this file does not find itself.
OF_A_MACHINE = ("/wo" + "rk/", "/fa" + "rm/", "/ro" + "ot/")
OF_A_REGISTRY = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "npmjs" + ".com", "golang" + ".org")


def tracked(*endings: str) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("This copy has no git history, so that nobody can tell which files belong to the project.")
    paths = [PROJECT / name for name in listed.stdout.split("\0") if name.endswith(endings or "")]
    return [path for path in paths if path.is_file()]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
    return (node.end_lineno or first) - first + 1


def short(path: Path) -> str:
    return str(path.relative_to(PROJECT))


def length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_longer_than_its_ceiling():
    counts = {
        short(path): len(path.read_text(encoding="utf-8").splitlines()) for path in tracked(".py", ".scss", ".js")
    }
    long = {name: count for name, count in counts.items() if count > LONGEST_FILE and "/migrations/0001" not in name}
    assert not long, f"More than {LONGEST_FILE} lines: {long}. Move a wall: make it a package of the same name."


def test_no_template_is_longer_than_its_ceiling():
    long = {short(path): count for path in tracked(".html") if (count := length(path)) > LONGEST_TEMPLATE}
    assert not long, f"More than {LONGEST_TEMPLATE} lines: {long}. One idea a page."


def test_no_function_is_longer_than_its_ceiling():
    long = {
        f"{short(path)}: {node.name}": lines_of(node)
        for path in tracked(".py")
        for node in functions(path)
        if lines_of(node) > LONGEST_FUNCTION
    }
    assert not long, f"More than {LONGEST_FUNCTION} lines: {long}"


def test_no_view_is_longer_than_its_ceiling():
    views = [path for path in tracked(".py") if "partnership" in path.parts and _holds_views(path)]
    assert views
    long = {
        f"{short(path)}: {node.name}": lines_of(node)
        for path in views
        for node in functions(path)
        if node.args.args and node.args.args[0].arg == "request" and lines_of(node) > LONGEST_VIEW
    }
    assert not long, f"More than {LONGEST_VIEW} lines: {long}. Read the form, call one action or query, choose a page."


def _holds_views(path: Path) -> bool:
    return path.name == "views.py" or path.parent.name == "views"


def test_no_module_has_a_name_that_says_nothing():
    poor = [short(path) for path in tracked(".py") if path.stem in POOR_NAMES or path.parent.name in POOR_NAMES]
    assert not poor, f"{poor}: say what it does, in the word the worker uses."


def test_no_function_has_a_name_that_says_nothing():
    named = ((path, node.name) for path in tracked(".py") for node in functions(path))
    assert not [f"{short(path)}: {name}" for path, name in named if name in POOR_NAMES]


@pytest.mark.parametrize("words", [OF_A_MACHINE, OF_A_REGISTRY], ids=["a machine", "a package registry"])
def test_no_file_names_a_place_of(words):
    found = []
    for path in tracked():
        text = path.read_bytes().decode("utf-8", errors="replace")
        found += [f"{short(path)}: {word}" for word in words if word in text]
    assert not found


def test_every_room_takes_its_place_in_the_order_of_imports():

    contracts = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    for package in ("partnership", "evidence"):
        folder = PROJECT / "src/alongside" / package
        rooms = {path.stem for path in folder.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
        ordered = {
            room.strip()
            for contract in contracts
            if contract["type"] == "layers" and contract.get("containers") == [f"alongside.{package}"]
            for layer in contract["layers"]
            for room in layer.replace("|", ":").split(":")
        }
        assert rooms - {"__init__"} <= ordered, f"Without a place in the order: {rooms - ordered - {'__init__'}}"
