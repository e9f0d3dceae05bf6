# The plans of tests/lsp/plans.yaml in a folder of their own, with a misspelt key in the school's; sourced by neovim.sh
# and emacs.sh. Sets PLANS.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PLANS=$work/plans
mkdir -p "$PLANS" "$work/config" "$work/data" "$work/cache"
export XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache
awk -v to="$PLANS" '/^# file: / { file = to "/" $3; next } { print > file }' "$here/../lsp/plans.yaml"
echo 'language: ru' > "$PLANS/vekha.yaml"
sed -i 's/ 🏫//; s/^    result: Приказ$/    resalt: Приказ/' "$PLANS/school.yaml"
