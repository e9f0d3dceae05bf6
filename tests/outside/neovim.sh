#!/usr/bin/env bash
# Drives `vekha lsp` by Neovim, headless: findings, hover, a jump to the measure above, a quick fix, and the text is clean.
# usage: tests/outside/neovim.sh [VEKHA]; Neovim of Debian 12 (0.7) or newer.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
vekha=${1:-$here/../../target/debug/vekha}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/plans" "$work/config" "$work/data" "$work/cache"
cat > "$work/plans/vekha.yaml" <<'YAML'
language: ru
YAML
cat > "$work/plans/town.yaml" <<'YAML'
id: town
level: municipality
territory: Город
parent: null
period: 2024
measures:
  - id: acts
    title: Внесение изменений в акты школ
    deadline: до 1 марта 2024 года
    responsible: Управление образования
    result: Приказы школ
YAML
cat > "$work/plans/school.yaml" <<'YAML'
id: school
level: school
territory: Школа № 7
parent: town
period: 2024
measures:
  - id: own
    title: Издание приказа о внедрении
    deadline: до 20 февраля 2024 года
    responsible: Директор
    resalt: Приказ директора
    implements: town/acts
YAML
export XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache VEKHA="$vekha" PLANS="$work/plans"
timeout 120 nvim --clean --headless -c "luafile $here/neovim.lua" 2> "$work/errors" || true
cat "$work/errors"
grep -q '^neovim: all as it should be' "$work/errors"
