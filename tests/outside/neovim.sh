#!/usr/bin/env bash
# Drives `vekha lsp` by Neovim, headless: findings, hover, a jump to the measure above, a quick fix, and the text is clean.
# usage: tests/outside/neovim.sh [VEKHA]; Neovim of Debian 12 (0.7) or newer.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
VEKHA=$(realpath "${1:-$here/../../target/debug/vekha}")
export VEKHA
. "$here/plans.sh"
timeout 120 nvim --clean --headless -c "luafile $here/neovim.lua" 2> "$work/errors" || true
cat "$work/errors"
grep -q '^neovim: all as it should be' "$work/errors"
