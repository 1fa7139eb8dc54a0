#!/bin/sh
# Makes .venv with Python 3.12 or 3.13 and everything pinned in constraints.txt; done once, then
# again only when pyproject.toml or constraints.txt has changed.
set -eu
cd "$(dirname "$0")/.."
VENV=.venv
STAMP=$VENV/installed.sum
WANTED=$(cat pyproject.toml constraints.txt | cksum)
if [ -x $VENV/bin/python ] && [ -f $STAMP ] && [ "$(cat $STAMP)" = "$WANTED" ]; then exit 0; fi

say() { printf '%s\n' "setup: $*" >&2; }
fits() { "$1" -c 'import sys; sys.exit(not (3, 12) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; }

find_python() {
    for name in python3.13 python3.12 python3 python \
        "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.13.*/bin/python3 \
        "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.12.*/bin/python3; do
        if command -v "$name" >/dev/null 2>&1 && fits "$name"; then
            printf '%s\n' "$name"
            return 0
        fi
    done
    return 1
}

make_venv() {
    rm -rf $VENV
    if command -v uv >/dev/null 2>&1 && uv venv --quiet --seed --python '>=3.12,<3.14' $VENV; then
        return 0
    fi
    if PYTHON=$(find_python) && "$PYTHON" -m venv $VENV; then return 0; fi
    say "no Python 3.12 or 3.13 on the PATH; getting uv to find or fetch one"
    if python3 -m venv .tools && .tools/bin/python -m pip install --quiet uv \
        && .tools/bin/uv venv --quiet --seed --python '>=3.12,<3.14' $VENV; then
        return 0
    fi
    say "could not get Python 3.12 or 3.13. Install one of them (or uv) and run this again."
    exit 1
}

if [ ! -x $VENV/bin/python ] || ! fits $VENV/bin/python; then
    say "making $VENV"
    make_venv
fi
say "installing the pinned packages (about a minute)"
install() {
    # uv is quicker; pip knows every configuration of this machine.
    if command -v uv >/dev/null 2>&1 \
        && uv pip install --quiet --python $VENV/bin/python -c constraints.txt -e '.[dev]'; then
        return 0
    fi
    $VENV/bin/python -m pip install --quiet --disable-pip-version-check \
        -c constraints.txt -e '.[dev]'
}
if ! install; then
    say "the packages could not be installed: is a package index reachable?"
    exit 1
fi
printf '%s\n' "$WANTED" >$STAMP
say "done: $($VENV/bin/python --version) in $VENV"
