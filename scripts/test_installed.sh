#!/bin/sh
# Builds the wheel, installs it into a fresh environment, and runs the tests there against the
# installed package: from a folder that holds the tests and nothing else of the checkout.
set -eu
cd "$(dirname "$0")/.."
ROOT=$PWD
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
.venv/bin/python -m build --wheel --outdir "$WORK/dist" . >"$WORK/build.log" 2>&1 || {
    cat "$WORK/build.log" >&2
    exit 1
}
.venv/bin/python -m venv "$WORK/venv"
"$WORK/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    -c constraints.txt "$(ls "$WORK"/dist/*.whl)[dev]"
mkdir "$WORK/run"
cp -r tests pyproject.toml "$WORK/run/"
cd "$WORK/run"
NLP_KIT_SHARED=$ROOT/../shared "$WORK/venv/bin/python" -m pytest "$@"
