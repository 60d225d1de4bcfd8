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

# Ends without a console, or where one is required, as in CI, with a failure; $1 says why.
give_up() {
  if [ "${LOCKSTEP_NODE:-}" = required ]; then
    echo "Cannot build the console: $1." >&2
    exit 1
  fi
  echo "Without the console: $1. The server and the command work without it."
  exit 0
}

has_node || give_up "it needs Node 20.19 or newer with npm, and found none in PATH"
is_stale || exit 0
mkdir -p target
if command -v flock >/dev/null; then
  exec 9>target/lock
  flock 9
fi
if [ ! -d node_modules ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --silent || give_up "npm cannot install what it is made of; see npm ci in console/"
  touch node_modules/.package-lock.json
fi
npm run --silent client
[ "${2:-}" != checked ] || npm run --silent check
npm run --silent build -- --outDir "$out" --emptyOutDir
touch "$out/index.html"
