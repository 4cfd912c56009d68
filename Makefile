# The everyday commands. `make check` is what CI runs.

.PHONY: build test scores race lint fuzz bench profile bench-peers golden lexicon schema release check

build: ## the command, as ./tifa
	go build -o tifa ./cmd/tifa

test:
	go test ./...

scores: ## the gold documents against their gates, and the cases of rules
	go run ./cmd/tifa eval corpus/gold --gates corpus/gold/gates.yaml
	go run ./cmd/tifa eval corpus/gold-dates --label DATE,DURATION --gates corpus/gold-dates/gates.yaml
	go run ./cmd/tifa test extractors

race: ## without the tests that take seconds
	go test -race -short ./...

lint:
	go vet ./...
	go tool -modfile=tools/go.mod golangci-lint run ./...
	cd cmd/tifa-beam && go vet ./... && go tool -modfile=../../tools/go.mod golangci-lint run ./...

FUZZTIME ?= 10s
fuzz: ## every fuzz target for FUZZTIME
	.ci/fuzz $(FUZZTIME)

bench:
	go test -run '^$$' -bench . -benchmem ./...

profile: ## what the compiler is told of where the time goes, from the texts of TIFA_TEXT
	GOMAXPROCS=1 go test -trimpath -run '^$$' -bench Annotate -benchtime 10s -cpuprofile cmd/tifa/default.pgo .
	rm -f tifa.test

bench-peers: ## tifa beside its peers on the texts of TIFA_TEXT, into docs/performance.md
	bench/peers.sh -update docs/performance.md $(PEERS)

golden: ## record the outputs that tests and docs show; read the diff before you commit it
	go test . -run TestGolden -update
	go test ./corpus/report ./corpus/write ./cmd/tifa/terminal -update
	go test ./cmd/tifa -run TestDocs -update

lexicon: ## compile the dictionaries anew from their tables
	go test ./extractors/lexicon -run TestCompiled -update

schema: ## write models/schema.json anew from the types
	go test ./models -run TestSchema -update

release: ## archives for all platforms, with checksums, in dist
	rm -rf dist
	go run ./release

check:
	.ci/run
