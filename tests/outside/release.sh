#!/usr/bin/env bash
# What a release packs of a binary is whole: the archives hold the program, its papers, completions that a shell reads and pages
# that man reads; the sums are right; the version of the binary is that of the sources.
#
#     tests/outside/release.sh BINARY
set -euo pipefail
binary=$(realpath "$1")
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for target in x86_64-unknown-linux-gnu x86_64-pc-windows-msvc; do
  bash "$root/ci/pack.sh" "$binary" "$target" "$work/dist" > /dev/null
done
(cd "$work/dist" && sha256sum ./* > SHA256SUMS && sha256sum --check --quiet SHA256SUMS)

cd "$work"
tar -xzf dist/vekha-*-x86_64-unknown-linux-gnu.tar.gz
tar -xzf dist/vekha-*-completions-and-man.tar.gz
python3 -m zipfile -t dist/vekha-*-windows-msvc.zip > /dev/null
folder=$(echo vekha-*-x86_64-unknown-linux-gnu)
"$folder/vekha" check "$root/roadmaps/example" --quiet --no-cache
cmp "$folder/schema/roadmap.schema.json" "$root/schema/roadmap.schema.json"
papers=$(echo vekha-*-completions-and-man)
bash -n "$papers/completions/vekha.bash"
# Of bash it is tried whether it completes.
bash -c "source '$papers/completions/vekha.bash'; COMP_WORDS=(vekha ch); COMP_CWORD=1; _vekha vekha ch vekha; [ \"\${COMPREPLY[0]}\" = check ]"
for page in vekha vekha-check vekha-build vekha-init; do
  grep -q '^\.SH' "$papers/man/$page.1"
done
[ "$(find "$papers/completions" -type f | wc -l)" = 5 ]
echo "what a release packs is whole"
