#!/usr/bin/env bash
# A commit with a contradiction is refused by the hook, and one without is taken: with the real pre-commit.
#
#     tests/outside/hook.sh FOLDER-OF-THE-BINARY
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
binary=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
venv=${VEKHA_VENV:-$work/venv}
[ -x "$venv/bin/pre-commit" ] || { python3 -m venv "$venv"; "$venv/bin/pip" install --quiet check-jsonschema pre-commit; }
export PATH="$binary:$venv/bin:$PATH" PRE_COMMIT_HOME="$work/home" GIT_CONFIG_GLOBAL=/dev/null
git config --file "$work/gitconfig" user.name office
git config --file "$work/gitconfig" user.email office@example.org
git config --file "$work/gitconfig" safe.directory '*'
git config --file "$work/gitconfig" protocol.file.allow always
export GIT_CONFIG_GLOBAL="$work/gitconfig"

# The hooks stand in a repository of their own, as a user meets them.
mkdir "$work/hooks" "$work/plans"
cp "$root/.pre-commit-hooks.yaml" "$work/hooks"
git -C "$work/hooks" init --quiet --initial-branch=main
git -C "$work/hooks" add --all
git -C "$work/hooks" commit --quiet --message "The hooks"
revision=$(git -C "$work/hooks" rev-parse HEAD)

cp -r "$root/roadmaps/example/." "$work/plans"
cd "$work/plans"
git init --quiet --initial-branch=main
cat > .pre-commit-config.yaml <<CONFIG
repos:
  - repo: $work/hooks
    rev: $revision
    hooks: [{id: vekha-system}]
CONFIG
pre-commit install > /dev/null
git add --all
git commit --quiet --message "Plans that agree"

sed -i 's|deadline: До 26 февраля 2024 года|deadline: До 26 апреля 2024 года|' priozyorye/bereznyaki/school-1.yaml
git add --all
if git commit --quiet --message "A school that is late" > "$work/said" 2>&1; then
  echo "a late school was committed" >&2
  exit 1
fi
grep -q 'nesting/late' "$work/said" || { cat "$work/said" >&2; exit 1; }
echo "the hook takes what agrees and refuses what does not"
