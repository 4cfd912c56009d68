#!/usr/bin/env bash
# Runs tifa-beam against a job server in a process of its own and compares what comes
# out with tifa annotate on the same corpus:
#
#   jobserver.sh prism          Beam's own runner for one machine
#   jobserver.sh flink [JAR]    Flink with its embedded cluster
#
# The Flink job server is a Java program; without JAR it is fetched with Maven. Where it
# cannot be had the script says so and ends with exit code 3.
set -euo pipefail
cd "$(dirname "$0")"

kind=${1:?say prism or flink}
jar=${2:-}
flink=${FLINK:-1.19} beam=$(go list -m -f '{{.Version}}' github.com/apache/beam/sdks/v2)
port=18099
dir=$(mktemp -d)
server=
finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$dir"
}
trap finish EXIT

go build -o "$dir/tifa-beam" .
(cd ../.. && go build -o "$dir/tifa" ./cmd/tifa)

case $kind in
prism)
  go build -o "$dir/server" github.com/apache/beam/sdks/v2/go/cmd/prism
  "$dir/server" --job_port $port --serve_http=false --log_level warn >"$dir/log" 2>&1 &
  server=$! runner=universal
  ;;
flink)
  artefact=org.apache.beam:beam-runners-flink-$flink-job-server:${beam#v}
  if [ -z "$jar" ]; then
    mvn -q -B dependency:copy -Dartifact="$artefact" -DoutputDirectory="$dir" >"$dir/log" 2>&1 ||
      { echo "there is no $artefact here: $(grep -m1 'ERROR' "$dir/log" || head -1 "$dir/log")"; exit 3; }
    jar=$(echo "$dir"/beam-runners-flink-*.jar)
  fi
  java -jar "$jar" --job-port $port --artifact-port 0 --expansion-port 0 >"$dir/log" 2>&1 &
  server=$! runner=flink
  ;;
*)
  echo "unknown job server $kind: say prism or flink"
  exit 2
  ;;
esac
for _ in $(seq 60); do
  (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break
  kill -0 "$server" || { cat "$dir/log"; exit 1; }
  sleep 1
done

# A thousand documents in ten files, of which one in a hundred is broken.
mkdir "$dir/in"
for file in $(seq 10); do
  for i in $(seq 100); do
    if [ "$i" = 50 ]; then
      echo '{"id": "broken'
    else
      printf '{"id": "%s-%s", "date": "2024-07-%02d", "text": "%s. On September 8, Premier Li Qiang met President Emmanuel Macron in Beijing."}\n' "$file" "$i" $((i % 28 + 1)) "$i"
    fi
  done >"$dir/in/$file.jsonl"
done
"$dir/tifa" annotate --quarantine "$dir/failed" --output "$dir/want.jsonl" "$dir"/in/*.jsonl 2>/dev/null || [ $? = 1 ]
"$dir/tifa-beam" --input "$dir/in/*.jsonl" --output "$dir/out/part" \
  --runner $runner --endpoint localhost:$port --environment_type LOOPBACK || [ $? = 1 ]
cat "$dir"/out/part-0*.jsonl | LC_ALL=C sort | cmp - <(LC_ALL=C sort "$dir/want.jsonl")
cat "$dir"/out/part-failed-*.jsonl | LC_ALL=C sort | cmp - <(LC_ALL=C sort "$dir/failed")
echo "$kind: $(wc -l <"$dir/want.jsonl") documents and $(wc -l <"$dir/failed") failures are those of tifa annotate"
