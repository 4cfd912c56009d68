#!/usr/bin/env bash
# Dates in the texts of JSON Lines files, by tifa and by chrono in turn:
# bench/dates.sh FILE.jsonl...
set -euo pipefail
[ $# -gt 0 ] || { echo "usage: bench/dates.sh FILE.jsonl..." >&2; exit 2; }
for tool in go node npm; do
  command -v "$tool" >/dev/null || { echo "bench/dates.sh: $tool is not installed" >&2; exit 2; }
done
here=$(cd "$(dirname "$0")" && pwd)
rounds=3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/chrono.mjs" "$here/package.json" "$here/package-lock.json" "$work/"
npm ci --prefix "$work" --silent --no-audit --no-fund
go test -C "$here/.." -c -o "$work/dates.test" ./extractors/dates

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

printf '%-44s %8s %12s %12s %8s %10s %10s\n' file MB 'tifa MB/s' 'chrono MB/s' ratio 'tifa found' 'chrono'
for file in "$@"; do
  file=$(realpath "$file")
  : >"$work/tifa"; : >"$work/chrono"
  for _ in $(seq $rounds); do
    TIFA_TEXTS=$file GOMAXPROCS=1 "$work/dates.test" -test.run '^$' -test.bench '^BenchmarkTexts$' -test.benchtime 3x |
      awk '/MB\/s/ { for (i = 1; i < NF; i++) { if ($(i+1) == "MB/s") speed = $i; if ($(i+1) == "dates") found = $i } print speed, found }' >>"$work/tifa"
    node "$work/chrono.mjs" "$file" >>"$work/chrono"
  done
  tifa=$(cut -d' ' -f1 "$work/tifa" | median) chrono=$(cut -d' ' -f1 "$work/chrono" | median)
  printf '%-44s %8s %12s %12s %8s %10s %10s\n' "$(basename "$file")" "$(tail -1 "$work/chrono" | cut -d' ' -f3)" "$tifa" "$chrono" \
    "$(awk "BEGIN { printf \"%.0f\", $tifa / $chrono }")" "$(tail -1 "$work/tifa" | cut -d' ' -f2)" "$(tail -1 "$work/chrono" | cut -d' ' -f2)"
done
