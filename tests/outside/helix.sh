#!/usr/bin/env bash
# Drives `vekha lsp` by Helix on a terminal of tmux, with the settings of editors/README.md: a finding, hover, a jump to the
# measure above, a quick fix, and the text is clean.
# usage: tests/outside/helix.sh [VEKHA]; Helix 25.01 or newer as `hx` (Debian 13 has it; HX names another), tmux.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
vekha=$(realpath "${1:-$here/../../target/debug/vekha}")
. "$here/plans.sh"
mkdir -p "$work/bin" "$work/config/helix"
printf '#!/bin/sh\nexec "%s" --no-cache "$@"\n' "$vekha" > "$work/bin/vekha"
chmod +x "$work/bin/vekha"
awk '/^## / { ours = /Helix/ } ours && /^```/ { inside = !inside; next } ours && inside' "$here/../../editors/README.md" \
  > "$work/config/helix/languages.toml"

terminal() { tmux -S "$work/tmux" "$@"; }
shown() { terminal capture-pane -p; }
keys() { terminal send-keys "$@"; }
# Waits until the screen shows a text, or no longer does.
until_shown() { for _ in {1..150}; do shown | grep -q -- "$1" && return; sleep 0.2; done; failed "$1"; }
until_gone() { for _ in {1..150}; do shown | grep -q -- "$1" || return 0; sleep 0.2; done; failed "no $1"; }
failed() { echo "helix: FAILED: $1" >&2; shown >&2; exit 1; }

trap 'terminal kill-server 2> /dev/null; rm -rf "$work"' EXIT
terminal -f /dev/null new-session -d -x 130 -y 34 \
  "PATH='$work/bin':\$PATH LANG=C.UTF-8 '${HX:-hx}' '$PLANS/school.yaml' 2> '$work/errors'"
until_shown '● 1 '
keys 9G; keys gl; keys Space k
until_shown 'вторник'
keys Escape; keys 12G; keys gl; keys gd
until_shown 'town.yaml'
keys C-o
until_shown 'school.yaml'
keys 11G; keys gs
until_shown 'неизвестный ключ'
keys Space a
until_shown 'написать «result»'
keys Tab; keys Enter
until_gone '● 1 '
until_shown ' result: Приказ'
echo 'helix: all as it should be'
