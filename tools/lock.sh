#!/bin/sh
# Writes requirements/*.txt from pyproject.toml, and the lock files of the packages in tools/: make lock [UPGRADE=--upgrade]
# Locked for every supported Python and system, by hash, and without the address of any index.
set -eu

# The command that the head of each file names.
export UV_CUSTOM_COMPILE_COMMAND="make lock"

compile() {
    # One version of each package for all Pythons (fewest): what a page holds must not depend on the Python that built it.
    .venv/bin/uv pip compile pyproject.toml --universal --fork-strategy fewest --generate-hashes \
        --no-emit-index-url --no-emit-find-links --quiet "$@"
}

compile "$@" --output-file requirements/site.txt
# Held to the site's pins, so that what is tested is what is published.
compile "$@" --extra test --constraint requirements/site.txt --output-file requirements/test.txt

for folder in tools/*/; do
    [ ! -f "$folder/package.json" ] || (cd "$folder" && ../../.venv/bin/npm install --package-lock-only)
done
