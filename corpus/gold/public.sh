#!/usr/bin/env bash
# Scores tifa on public sets, which are not part of the project: people, places and
# organisations in English and Chinese, and dates. TIFA_GOLD names the folder they
# lie in; what is not there is passed over. More arguments go to tifa eval, such as
# --errors 3 or --format json.
set -euo pipefail
if [ -z "${TIFA_GOLD:-}" ]; then
  echo "TIFA_GOLD is not set: name the folder of the public sets to score them" >&2
  exit 0
fi
[ -d "$TIFA_GOLD" ] || { echo "TIFA_GOLD: $TIFA_GOLD is no folder" >&2; exit 2; }
gold=$(cd "$TIFA_GOLD" && pwd)
cd "$(dirname "$0")/../.."
tifa=$(mktemp -d)/tifa
trap 'rm -rf "$(dirname "$tifa")"' EXIT
go build -o "$tifa" ./cmd/tifa
more=("$@") failed=0

score() { # title, files, options
  local title=$1 files=() set
  for set in $2; do
    [ -f "$gold/$set.jsonl" ] && files+=("$gold/$set.jsonl")
  done
  if [ ${#files[@]} -eq 0 ]; then
    echo "== $title: not there"
    return
  fi
  shift 2
  echo "== $title"
  "$tifa" eval "$@" ${more[@]+"${more[@]}"} "${files[@]}" || failed=1
  echo
}

names=(--flat --labels PERSON,PLACE,ORG)
score "CrossNER politics" crossner_politics_dev_en --flat --ignore misc \
  --map politician=PERSON,person=PERSON,country=PLACE,location=PLACE,organisation=ORG,politicalparty=ORG,event=EVENT,election=EVENT
score "WikiGold" wikigold_en "${names[@]}" --map PER=PERSON,LOC=PLACE,ORG=ORG
score "People's Daily" peoples_daily_ner_dev_zh "${names[@]}" --map PER=PERSON,LOC=PLACE,ORG=ORG
score "CLUENER" cluener_train_zh "${names[@]}" --map name=PERSON,address=PLACE,government=ORG,organization=ORG,company=ORG
# A position there has no organisation in it, so that "type" is what to look at.
score "CLUENER, offices" cluener_train_zh --flat --labels OFFICE --map position=OFFICE
score "Resume NER" resumener_dev_zh --flat --labels PERSON,OFFICE,ORG --map NAME=PERSON,TITLE=OFFICE,ORG=ORG

# "exact" is the score of spans, whether they are called DATE or DURATION: a suite that
# knows dates only also gives what tifa calls a length with a place in the calendar.
recognizers=(--trim --map date=DATE,daterange=DATE,datetime=DATE,datetimerange=DATE,time=DATE,timerange=DATE,duration=DURATION,set=DURATION)
for lang in en zh; do
  score "Recognizers-Text, $lang, model" "recognizers_${lang}_model" "${recognizers[@]}"
  score "Recognizers-Text, $lang, parsers" "recognizers_${lang}_parser" "${recognizers[@]}"
  score "Duckling, $lang" "duckling_$lang" --trim --labels DATE,DURATION --map DATE=DATE,TIME=DATE,INTERVAL=DATE,OPEN_BEFORE=DATE,OPEN_AFTER=DATE
  score "chrono, $lang" "chrono_$lang" --trim --labels DATE,DURATION --map DATE=DATE,TIME=DATE,RANGE=DATE
done
exit "$failed"
