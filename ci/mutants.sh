#!/usr/bin/env bash
# Draws mutants of the rooms that judge, by a seed, and runs a shard of those drawn.
#
#     ci/mutants.sh [SHARD] [SHARDS] [COUNT] [SEED]
#
# The same seed draws the same mutants of the same sources. What was missed stands in target/mutants/*/mutants.out.
set -euo pipefail
cd "$(dirname "$0")/.."
shard=${1:-1} shards=${2:-40} count=${3:-400} seed=${4:-2024}
command -v cargo-mutants > /dev/null || cargo install --locked cargo-mutants
out=target/mutants
mkdir -p "$out"

# An order by a hash of seed and name: adding a function does not move the draw of all others.
cargo mutants --list --file 'src/deadline/**' --file 'src/graph/**' --file 'src/rules/**' \
  | while IFS= read -r name; do printf '%s\t%s\n' "$(printf '%s%s' "$seed" "${name#*: }" | cksum | cut -d ' ' -f 1)" "$name"; done \
  | sort -n | head -n "$count" | cut -f 2- > "$out/drawn.txt"
awk -v shard="$shard" -v shards="$shards" 'NR % shards == shard % shards' "$out/drawn.txt" > "$out/shard.txt"
echo "drawn: $(wc -l < "$out/drawn.txt"), in this shard: $(wc -l < "$out/shard.txt")"

# Each by its name, as a whole: places of the file are no part of a pattern's meaning.
names=()
while IFS= read -r name; do
  names+=(--re "^$(printf '%s' "$name" | sed 's/[][\\.*^$(){}?+|/]/\\&/g')\$")
done < "$out/shard.txt"
exec cargo mutants --in-place --output "$out/$shard" --timeout 600 --no-shuffle "${names[@]}" -- --lib --tests
