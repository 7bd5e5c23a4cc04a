#!/bin/sh
# Makes .venv anew and installs one lock file into it: sh tools/setup.sh requirements/site.txt
# Anew, because what an older lock file left behind would hide a dependency that is missing from this one.
set -eu
lock=$1

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

python=${PYTHON:-}
if [ -z "$python" ]; then
    for candidate in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if new_enough "$candidate"; then
            python=$candidate
            break
        fi
    done
    [ -n "$python" ] || fail \
        "Python 3.11 or newer is needed, and none is on the path." \
        "Install it (Debian, Ubuntu: apt-get install python3 python3-venv), or say where it is: make PYTHON=/path/to/python3 ..."
elif ! new_enough "$python"; then
    fail "PYTHON=$python is not Python 3.11 or newer, or does not start."
fi

# Debian and Ubuntu ship the part of Python that makes environments as a package of its own.
"$python" -c 'import venv, ensurepip' 2>/dev/null || fail \
    "$python cannot make a virtual environment: its venv or ensurepip module is missing." \
    "Debian, Ubuntu: apt-get install $("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"

echo "Setting up .venv from $lock with $("$python" --version): about a minute, once"
"$python" -m venv --clear .venv
PIP_DISABLE_PIP_VERSION_CHECK=1 .venv/bin/python -m pip install --quiet --no-input --require-hashes --requirement "$lock"
