#!/usr/bin/env bash
# The steps of action.yml do what their inputs say: each is run as the host runs it, on a plan that agrees and one that does not.
#
#     tests/outside/action.sh FOLDER-OF-THE-BINARY
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
export PATH="$(cd "$1" && pwd):$PATH"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
venv=${VEKHA_VENV:-$work/venv}
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/python" -c 'import ruamel.yaml' 2> /dev/null || "$venv/bin/pip" install --quiet ruamel.yaml

step() { # NAME: runs the step of that name in the shell and with the options that the host gives it
  "$venv/bin/python" - "$root/action.yml" "$1" > "$work/step.sh" <<'PY'
import sys
from ruamel.yaml import YAML
steps = YAML(typ="safe").load(open(sys.argv[1], encoding="utf-8"))["runs"]["steps"]
print(next(step["run"] for step in steps if step["name"] == sys.argv[2]))
PY
  bash --noprofile --norc -eo pipefail "$work/step.sh"
}

export GITHUB_OUTPUT="$work/output" GITHUB_STEP_SUMMARY="$work/summary" GITHUB_WORKSPACE="$work/plans"
export VEKHA_VERSION="" VEKHA_SARIF="" VEKHA_ARGUMENTS="--deny-warnings --lang en" VEKHA_PATH="."
cp -r "$root/roadmaps/example" "$work/plans"
cd "$work/plans"
git init --quiet
step Install | grep -q '^vekha '
step Check
grep -qx 'status=0' "$GITHUB_OUTPUT"

sed -i 's|deadline: До 26 февраля 2024 года|deadline: До 26 апреля 2024 года|' priozyorye/bereznyaki/school-1.yaml
: > "$GITHUB_OUTPUT"
status=0
VEKHA_SARIF="$work/vekha.sarif" VEKHA_ARGUMENTS="" step Check > "$work/said" || status=$?
[ "$status" = 1 ] && grep -qx 'status=1' "$GITHUB_OUTPUT"
grep -q '^::error .*file=priozyorye/bereznyaki/school-1.yaml' "$work/said"
grep -q '"nesting/late"' "$work/vekha.sarif" && [ -s "$GITHUB_STEP_SUMMARY" ]
echo "the action takes what agrees, annotates what does not, and gives its status"
