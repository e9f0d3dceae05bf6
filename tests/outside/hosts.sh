#!/usr/bin/env bash
# The files for hosts are what their hosts read: the schemas that check-jsonschema carries hold them to it.
#
#     tests/outside/hosts.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
venv=${VEKHA_VENV:-$(mktemp -d)/venv}
[ -x "$venv/bin/check-jsonschema" ] || {
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet check-jsonschema pre-commit
}
check() { "$venv/bin/check-jsonschema" "$@"; }
check --builtin-schema vendor.github-actions action.yml
check --builtin-schema vendor.github-workflows .github/workflows/*.yml
check --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci ci/gitlab.yml
"$venv/bin/pre-commit" validate-manifest .pre-commit-hooks.yaml
"$venv/bin/pre-commit" validate-config src/cli/init/pre-commit.yaml

# What the book shows of them is held to the same schemas.
shown=$(mktemp -d)
trap 'rm -rf "$shown"' EXIT
for page in docs/ru/ci.md docs/en/ci.md; do
  for kind in github gitlab hook; do
    awk -v kind="$kind" -v to="$shown/$(dirname "$page" | tr / -)-$kind" '
      $0 == "```yaml " kind { file = to "-" ++count ".yaml"; next }
      /^```/ { file = ""; next }
      file { print > file }' "$page"
  done
done
check --builtin-schema vendor.github-workflows "$shown"/*-github-*.yaml
check --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci "$shown"/*-gitlab-*.yaml
for file in "$shown"/*-hook-*.yaml; do "$venv/bin/pre-commit" validate-config "$file"; done
echo "the files for hosts are right, and those that the book shows"
