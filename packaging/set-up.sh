#!/bin/sh
# Prepares a checkout: system libraries, .venv with the pinned packages, compiled translations.
# Usage: set-up.sh run|test|package. What is done already is not done again.
set -eu
cd "$(dirname "$0")/.."
purpose=${1:-run}
packaging/system-libraries.sh "$purpose"

find_python() {
    for name in python3.13 python3.12 python3.11 python3 python; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    echo "No Python 3.11 or newer was found; install one (for example: sudo apt-get install -y python3 python3-venv) and try again." >&2
    return 1
}

bin=.venv/bin
[ -d .venv ] || "$(find_python)" -m venv .venv
[ -d "$bin" ] || bin=.venv/Scripts

extras=dev
[ "$purpose" = package ] && extras=dev,freeze
# the packages follow pyproject.toml: its content decides whether they are up to date
wanted="$extras $(cksum <pyproject.toml)"
stamp=.venv/set-up-$extras
if [ "$(cat "$stamp" 2>/dev/null || true)" != "$wanted" ]; then
    "$bin/python" -m pip install --quiet --disable-pip-version-check --editable ".[$extras]" </dev/null
    echo "$wanted" >"$stamp"
fi
"$bin/python" packaging/compile_translations.py
