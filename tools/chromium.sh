#!/bin/sh
# Makes sure that a Chromium is there for the browser tests; with --path, prints where it is.
# CHROMIUM=… names one; without it the usual names are tried. Where none starts, Debian's package is installed
# if this may be done, else it says what to do.
set -eu

find_chromium() {
    for browser in ${CHROMIUM:+"$CHROMIUM"} chromium chromium-browser google-chrome google-chrome-stable; do
        # Started, not only found: Ubuntu's chromium-browser can be a stub that only asks for a snap.
        if "$browser" --version >/dev/null 2>&1; then
            command -v "$browser"
            return
        fi
    done
    return 1
}

if path=$(find_chromium); then
    [ "${1:-}" != --path ] || echo "$path"
    exit 0
fi

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Chromium is missing: installing Debian's" >&2
    export DEBIAN_FRONTEND=noninteractive
    apt-get -o DPkg::Lock::Timeout=300 update -qq >&2
    # A font too: the browser alone brings none, and pages without glyphs have no layout to test.
    apt-get -o DPkg::Lock::Timeout=300 install -qq -y --no-install-recommends chromium fonts-liberation >&2
    if path=$(find_chromium); then
        [ "${1:-}" != --path ] || echo "$path"
        exit 0
    fi
fi

cat >&2 <<'END'
The browser tests need Chromium or Chrome, and none was found. Install one:
  Debian:        apt-get install chromium fonts-liberation
  Ubuntu:        snap install chromium
  Fedora:        dnf install chromium
  macOS:         brew install --cask chromium
or say where it is: make test CHROMIUM=/path/to/chromium
Tests without a browser: make unit
END
exit 1
