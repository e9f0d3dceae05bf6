#!/usr/bin/env bash
# Packs a binary that is built: an archive of it with its papers, and one of completions and pages of the manual, which are the
# same for every machine.
#
#     ci/pack.sh BINARY TARGET DIR
set -euo pipefail
binary=$1 target=$2
mkdir -p "$3"
out=$(cd "$3" && pwd)
cd "$(dirname "$0")/.."

version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
[ "$("$binary" --version)" = "vekha $version" ] || { echo "$binary is not vekha $version" >&2; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
pack() { # NAME: makes an archive of the folder of that name, of the kind that its machine opens by itself
  case $target in
    *windows*) (cd "$folder" && python3 -m zipfile -c "$out/$1.zip" "$1") ;;
    *) tar -C "$folder" -czf "$out/$1.tar.gz" "$1" ;;
  esac
}

papers="vekha-$version-completions-and-man"
mkdir "$folder/$papers" "$folder/$papers/completions"
for shell in bash zsh fish powershell elvish; do
  "$binary" completions "$shell" > "$folder/$papers/completions/vekha.$shell"
done
"$binary" man "$folder/$papers/man"

name="vekha-$version-$target"
mkdir "$folder/$name"
case $target in *windows*) program=vekha.exe ;; *) program=vekha ;; esac
cp "$binary" "$folder/$name/$program"
cp README.md README_ru.md CHANGELOG.md LICENSE-* SECURITY.md "$folder/$name/"
cp -r schema "$folder/$papers/completions" "$folder/$papers/man" "$folder/$name/"
pack "$name"
# One machine of a release gives the papers for all.
case $target in x86_64-unknown-linux-gnu) pack "$papers" ;; esac
ls -l "$out"
