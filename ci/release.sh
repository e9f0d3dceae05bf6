#!/usr/bin/env bash
# Makes what one machine can make of a release: the wheel with PDF, and an archive of the binary with its papers.
#
#     ci/release.sh [TARGET] [DIR]
#
# TARGET is a triple that the toolchain has; without one it is this machine's.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${1:-$(rustc -vV | sed -n 's/^host: //p')}
out=${2:-dist}
mkdir -p "$out"

python3 -m pip install --quiet "maturin>=1.16,<2"
python3 -m maturin build --release --locked --strip --target "$target" --features pdf --out "$out"

version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
name="vekha-$version-$target"
folder=$(mktemp -d)
mkdir "$folder/$name"
for binary in vekha vekha.exe; do
  [ -f "target/$target/release/$binary" ] && cp "target/$target/release/$binary" "$folder/$name/"
done
cp README.md CHANGELOG.md LICENSE-* SECURITY.md "$folder/$name/"
cp -r schema "$folder/$name/schema"
# A binary for this machine writes its completions and pages of the manual; for another they are the same.
for binary in "$folder/$name/vekha" "$folder/$name/vekha.exe" vekha; do
  if "$binary" --version > /dev/null 2>&1; then
    mkdir "$folder/$name/completions"
    for shell in bash zsh fish powershell; do
      "$binary" completions "$shell" > "$folder/$name/completions/vekha.$shell"
    done
    "$binary" man "$folder/$name/man"
    break
  fi
done
tar -C "$folder" -czf "$out/$name.tar.gz" "$name"
rm -r "$folder"
ls -l "$out"
