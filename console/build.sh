#!/usr/bin/env bash
# Builds the console into the folder $1, where the machine's Node can; Maven calls it. What is there
# and newer than the sources stays. With a second word, `checked`, the sources are held to their
# rules first.
set -euo pipefail
export NO_COLOR=1
cd "$(dirname "${BASH_SOURCE[0]}")"
out=$1
openapi=../api/src/main/resources/dev/lockstep/api/openapi.json

# Says whether the Node of this machine is new enough for the tools.
has_node() {
  command -v npm >/dev/null &&
    node -e 'const [a, b] = process.versions.node.split(".").map(Number);
      process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null
}

# Says whether something changed since the console was built.
is_stale() {
  [ ! -f "$out/index.html" ] ||
    [ -n "$(find src index.html package-lock.json ./*.ts ./*.json build.sh "$openapi" \
      -newer "$out/index.html" -not -name schema.d.ts -print -quit)" ]
}

if ! has_node; then
  why="the console needs Node 20.19 or newer with npm, and found none in PATH"
  if [ "${LOCKSTEP_NODE:-}" = required ]; then
    echo "Cannot build the console: $why; install one and build again." >&2
    exit 1
  fi
  echo "Without the console: $why. The server and the command work without it."
  exit 0
fi
is_stale || exit 0
if [ ! -d node_modules ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --silent
  touch node_modules/.package-lock.json
fi
npm run --silent client
[ "${2:-}" != checked ] || npm run --silent check
npm run --silent build -- --outDir "$out" --emptyOutDir
touch "$out/index.html"
