#!/usr/bin/env bash
# Makes what one machine can make of a release: the wheel with PDF, and the archives of ci/pack.sh.
#
#     ci/release.sh [TARGET] [DIR]
#
# TARGET is a triple that the toolchain has and whose programs run here; without one it is this machine's.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${1:-$(rustc -vV | sed -n 's/^host: //p')}
out=${2:-dist}

python3 -m pip install --quiet "maturin>=1.16,<2"
python3 -m maturin build --release --locked --strip --target "$target" --features pdf --out "$out"
case $target in *windows*) binary=vekha.exe ;; *) binary=vekha ;; esac
bash ci/pack.sh "target/$target/release/$binary" "$target" "$out"

# What the binary is made of, for those who must know it (CycloneDX).
command -v cargo-cyclonedx > /dev/null || cargo install --locked cargo-cyclonedx
cargo cyclonedx --format json --features pdf --target "$target" --override-filename vekha.cdx
mv vekha.cdx.json "$out/vekha-$target.cdx.json"
