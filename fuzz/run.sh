#!/usr/bin/env bash
# Builds the fuzz targets and runs one after the other, each for so many seconds; says what each did.
#
#     fuzz/run.sh SECONDS [TARGET...]
#
# Stable Rust will do. What stops a target is a panic, a hang of over 1 s and more than 512 MB; the input that did it is
# kept in fuzz/artifacts. What the fuzzer learns is kept in fuzz/corpus, for the next run to begin with.
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:?how many seconds for each target}
shift
targets=("$@")
[ $# -gt 0 ] || targets=(yaml deadline template workspace cache import lsp calendar)

# What cargo-fuzz would set, without a sanitizer: there is no unsafe code of our own.
export RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target}
host=$(rustc -vV | sed -n 's/^host: //p')
coverage="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-trace-compares
  -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table --cfg fuzzing"
RUSTFLAGS=$(echo $coverage) cargo build --release --target "$host" --quiet

for target in "${targets[@]}"; do
  mkdir -p "corpus/$target" "artifacts/$target"
  begun=$(date +%s)
  status=0
  "$CARGO_TARGET_DIR/$host/release/$target" "corpus/$target" "../tests/fuzz/seeds/$target" \
    -timeout=1 -rss_limit_mb=512 -max_total_time="$seconds" -artifact_prefix="artifacts/$target/" \
    -print_final_stats=1 -verbosity=1 > "artifacts/$target.log" 2>&1 || status=$?
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "artifacts/$target.log")
  echo "$target: $(($(date +%s) - begun)) s, ${runs:-?} runs, status $status"
done
