#!/usr/bin/env bash
# The extension for VS Code: types, unit tests, the packed file. It needs Node 20 and npm.
#
#     tests/outside/vscode.sh
set -euo pipefail
cd "$(dirname "$0")/../../editors/vscode"
npm ci --ignore-scripts --no-audit --no-fund --silent
npm test
