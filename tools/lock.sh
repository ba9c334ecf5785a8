#!/bin/sh
# Write the lock files anew from pyproject.toml, for all systems and Pythons that it names.
# Needs uv. Arguments go to it: `tools/lock.sh --upgrade` takes the newest versions.
set -eu
cd "$(dirname "$0")/.."
export UV_CUSTOM_COMPILE_COMMAND="tools/lock.sh"
lock() { uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-annotate --quiet "$@"; }
lock --extra test --output-file requirements-test.lock "$@"
lock --constraint requirements-test.lock --output-file requirements.lock "$@"
