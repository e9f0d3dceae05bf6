#!/usr/bin/env bash
# The pages of `vekha site` in a real browser: Debian's Chromium opens them from the disk, both widths, light and dark.
#
#     tests/outside/site.sh VEKHA
#
# Then `vekha serve` keeps ten tabs live while a plan is saved. Needs Chromium, which CHROMIUM may name, Node and npm,
# poppler-utils, Python. VEKHA_NODE names a folder in which playwright-core and axe-core are, or may be, installed;
# VEKHA_PAGES one in which the pages and pictures of them are left.
set -euo pipefail
vekha=$(realpath "${1:?the program}")
cd "$(dirname "$0")/../.."
modules=${VEKHA_NODE:-$(mktemp -d)}
[ -d "$modules/node_modules/axe-core" ] || npm install --silent --prefix "$modules" playwright-core@1.65 axe-core@4
pages=${VEKHA_PAGES:-$(mktemp -d)}
python3 tests/outside/region.py "$pages/region-in"
"$vekha" --quiet site roadmaps/example --as-of 2024-04-10 --out "$pages/example"
"$vekha" --quiet site roadmaps/example-with-faults --as-of 2024-04-10 --out "$pages/faults"
"$vekha" --quiet --lang en site roadmaps/example-with-faults --out "$pages/english"
"$vekha" --quiet site "$pages/region-in" --out "$pages/region"
VEKHA_MODULES="$modules/node_modules" node tests/outside/site.mjs "$pages/example" "$pages/faults" "$pages/english" "$pages/region"
cp -r roadmaps/example "$pages/live"
VEKHA_MODULES="$modules/node_modules" node tests/outside/serve.mjs "$vekha" "$pages/live" \
  priozyorye/bereznyaki/school-1.yaml roadmaps/bereznyaki-school-1.html
