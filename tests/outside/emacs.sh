#!/usr/bin/env bash
# Drives `vekha lsp` by Emacs with eglot, in batch: findings, hover, the measure above, a quick fix, and the text is clean.
# usage: tests/outside/emacs.sh [VEKHA]; the packages emacs-nox, elpa-eglot and elpa-yaml-mode of Debian 12 or newer.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
VEKHA=$(realpath "${1:-$here/../../target/debug/vekha}")
export VEKHA
. "$here/plans.sh"
HOME=$work timeout 120 emacs -q --batch --eval '(package-initialize)' -l "$here/emacs.el" 2> "$work/errors" || true
cat "$work/errors"
grep -q '^emacs: all as it should be' "$work/errors"
