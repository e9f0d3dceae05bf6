#!/usr/bin/env bash
# Builds the fuzz targets and runs one after the other, each for so many seconds; says what each did.
#
#     fuzz/run.sh SECONDS [TARGET...]
#
# Stable Rust will do. What stops a target is a panic and more than 512 MB; the input that did it is kept in
# fuzz/artifacts, and so is what took over a second by the clock, which is then tried alone: a hang is what takes over a
# second of a processor. What the fuzzer learns is kept in fuzz/corpus, for the next run to begin with, and the seconds
# of a processor that each target has had in all of them in fuzz/artifacts/TARGET.seconds.
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

# Seconds of a processor, the program's own and the system's for it.
TIMEFORMAT='%U %S'
export RAYON_NUM_THREADS=1
processor() { { time "$@" > "$log" 2>&1; } 2>&1 | awk '{printf "%.1f\n", $1 + $2}'; }

for target in "${targets[@]}"; do
  mkdir -p "corpus/$target" "artifacts/$target"
  log=artifacts/$target.log
  fuzzer=$CARGO_TARGET_DIR/$host/release/$target
  took=$(processor "$fuzzer" "corpus/$target" "../tests/fuzz/seeds/$target" -rss_limit_mb=512 -timeout=60 \
    -report_slow_units=1 -max_total_time="$seconds" -artifact_prefix="artifacts/$target/" -print_final_stats=1 \
    -verbosity=1 || true)
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  echo "$took" >> "artifacts/$target.seconds"
  echo "$target: $took s of a processor ($(awk '{sum += $1} END {print sum}' "artifacts/$target.seconds") in all), ${runs:-?} runs"
  for slow in artifacts/"$target"/{slow-unit,timeout}-*; do
    [ -e "$slow" ] || continue
    took=$(log=/dev/null processor "$fuzzer" "$slow" -timeout=60 || true)
    if awk -v took="$took" 'BEGIN {exit took <= 1}'; then echo "  HANG: $slow takes $took s"; else rm "$slow"; fi
  done
  for crash in artifacts/"$target"/{crash,oom}-*; do
    [ ! -e "$crash" ] || echo "  FAILS: $crash"
  done
done
