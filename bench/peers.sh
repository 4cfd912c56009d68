#!/usr/bin/env bash
# Installs what tifa is measured against, measures all of it in one run and prints
# Markdown tables: bench/peers.sh [OPTION of bench/peers/measure]...
#   TIFA_TEXT   folder of the texts, *_en.jsonl and *_zh.jsonl
#   TIFA_GOLD   folder of the gold sets, as for corpus/gold/public.sh; without it no scores
#   TIFA_PEERS  folder to install into (default: ~/.cache/tifa-peers); delete it to
#               try again
# What cannot be had on this machine is said, and the rest is measured.
set -euo pipefail
[ -d "${TIFA_TEXT:-}" ] || { echo "bench/peers.sh: set TIFA_TEXT to the folder of the texts" >&2; exit 2; }
text=$(cd "$TIFA_TEXT" && pwd) gold=${TIFA_GOLD:+$(cd "$TIFA_GOLD" && pwd)}
root=$(cd "$(dirname "$0")/.." && pwd)
here=$root/bench/peers
work=${TIFA_PEERS:-${XDG_CACHE_HOME:-$HOME/.cache}/tifa-peers}
mkdir -p "$work"
export TIFA=$work/tifa GO=$work/go PYTHON=$work/python NODE=$work/node JAVA=$work/java

say() { echo "bench/peers.sh: $*" >&2; }

limited() { # seconds command...: where there is timeout, no longer than that
  local seconds=$1
  shift
  if command -v timeout >/dev/null; then timeout "$seconds" "$@"; else "$@"; fi
}

# install FOLDER MANIFEST COMMAND: runs a command in an empty folder, once for each state
# of the manifest, whether it can or not.
install() {
  local dir=$work/$1 manifest=$2
  if cmp -s "$manifest" "$dir.tried"; then return; fi
  say "installing $1"
  rm -rf "$dir"
  mkdir -p "$dir"
  (cd "$dir" && "$3" "$manifest") >"$dir.log" 2>&1 ||
    say "$1 is not to be had here: $(grep -v '^[[:space:]]*$' "$dir.log" | tail -1)"
  cp "$manifest" "$dir.tried"
}

packages() { # of Node.js
  cp "${1%/*}/package.json" "$1" .
  limited 180 npm ci --no-audit --no-fund
}

environment() { # of Python
  python3 -m venv . && limited 240 bin/pip install --quiet --disable-pip-version-check -r "$1"
}

jars() {
  limited 300 mvn -q -B -f "$1" dependency:copy-dependencies -DoutputDirectory="$PWD"
}

go build -C "$root" -o "$TIFA/" ./cmd/tifa ./bench/dates
go build -C "$here" -o "$GO/" ./prose ./gse ./measure
install node "$here/node/package-lock.json" packages
install python/jieba "$here/python/jieba.txt" environment
install python/spacy "$here/python/spacy.txt" environment
install python/lac "$here/python/lac.txt" environment
install java/hanlp "$here/java/hanlp/pom.xml" jars
install java/corenlp "$here/java/corenlp/pom.xml" jars
cp "$here"/node/*.mjs "$NODE/"
cp "$here"/python/*.py "$PYTHON/"
for peer in Hanlp CoreNlp; do
  limited 60 javac -d "$JAVA/classes" -cp "$JAVA/hanlp/*:$JAVA/corenlp/*" "$here/java/Texts.java" "$here/java/$peer.java" 2>/dev/null ||
    say "$peer does not compile here"
done
exec "$GO/measure" -candidates "$here/candidates.txt" -text "$text" -gold "$gold" "$@"
