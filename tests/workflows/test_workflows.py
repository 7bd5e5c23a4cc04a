"""The workflows on GitHub: what they may do, what they run, and that two linters agree."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.y*ml"))
BROKEN = Path(__file__).with_name("broken.yml")
# A commit and the version that it is: a tag can be moved to other code, a bare commit tells a reader nothing.
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

Job = dict[str, Any]


def load(workflow: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    return loaded


def jobs(workflow: Path) -> dict[str, Job]:
    found: dict[str, Job] = load(workflow)["jobs"]
    return found


def lint(*workflows: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "tools/lint_workflows.py", *map(str, workflows)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_there_are_workflows() -> None:
    assert [workflow.name for workflow in WORKFLOWS] == ["ci.yml", "pages.yml"]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_to_a_commit_with_its_version(workflow: Path) -> None:
    uses = re.findall(r"uses:\s*(.*\S)", workflow.read_text(encoding="utf-8"))
    assert uses
    assert [action for action in uses if not PINNED.fullmatch(action)] == []


def test_one_commit_for_one_action_everywhere() -> None:
    pins: dict[str, set[str]] = {}
    for workflow in WORKFLOWS:
        for action, pin in re.findall(r"uses:\s*([\w./-]+)@(.*\S)", workflow.read_text(encoding="utf-8")):
            pins.setdefault(action, set()).add(pin)
    assert {action: pin for action, pin in pins.items() if len(pin) > 1} == {}


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_is_permitted_by_default(workflow: Path) -> None:
    assert load(workflow)["permissions"] == {}


def test_each_job_has_the_permissions_it_needs_and_no_more() -> None:
    permissions = {
        (workflow.stem, name): job.get("permissions", {})
        for workflow in WORKFLOWS
        for name, job in jobs(workflow).items()
    }
    assert permissions == {
        ("ci", "test"): {"contents": "read"},
        ("pages", "build"): {"contents": "read", "pages": "read"},
        ("pages", "deploy"): {"pages": "write", "id-token": "write"},
    }


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_no_workflow_runs_for_strangers_with_the_rights_of_the_project(workflow: Path) -> None:
    # YAML 1.1 reads the key `on` as true.
    triggers: Any = load(workflow)[True]  # type: ignore[index]
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(triggers)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_every_job_ends_by_itself(workflow: Path) -> None:
    assert [name for name, job in jobs(workflow).items() if not 0 < job.get("timeout-minutes", 0) <= 60] == []


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_a_checkout_leaves_no_credentials_behind(workflow: Path) -> None:
    checkouts = [
        step
        for job in jobs(workflow).values()
        for step in job["steps"]
        if step.get("uses", "").startswith("actions/checkout@")
    ]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_every_python_that_the_project_names_is_tested() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    named = re.findall(r'"Programming Language :: Python :: (3\.\d+)"', project)
    strategy = jobs(ROOT / ".github/workflows/ci.yml")["test"]["strategy"]
    assert strategy["matrix"]["python"] == named
    assert strategy["fail-fast"] is False


def test_both_linters_find_nothing() -> None:
    linted = lint()
    assert linted.returncode == 0, linted.stdout + linted.stderr
    assert "No findings" in linted.stdout
    assert linted.stdout.count("All workflow files passed lint checks") == len(WORKFLOWS)


def test_both_linters_refuse_a_broken_workflow() -> None:
    linted = lint(BROKEN)
    assert linted.returncode == 1
    assert 'property "no_such_property" is not defined' in linted.stdout  # actionlint
    assert "template-injection" in linted.stdout  # zizmor
    assert "unpinned-uses" in linted.stdout


def test_actionlint_alone_is_enough_to_fail(tmp_path: Path) -> None:
    # The CI workflow with one expression misspelt: nothing that concerns zizmor.
    text = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    misspelt = tmp_path / "ci.yml"
    misspelt.write_text(text.replace("${{ matrix.python }}", "${{ matrix.pyhton }}"), encoding="utf-8")
    linted = lint(misspelt)
    assert linted.returncode == 1
    assert "No findings" in linted.stdout
    assert 'property "pyhton" is not defined' in linted.stdout
