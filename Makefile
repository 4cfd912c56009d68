# The everyday commands. `make check` is what CI runs.

.PHONY: build test race lint fuzz bench golden schema check

build: ## the command, as ./tifa
	go build -o tifa ./cmd/tifa

test:
	go test ./...

race: ## without the tests that take seconds
	go test -race -short ./...

lint:
	go vet ./...
	go tool -modfile=tools/go.mod golangci-lint run ./...

FUZZTIME ?= 10s
fuzz: ## every fuzz target for FUZZTIME
	.ci/fuzz $(FUZZTIME)

bench:
	go test -run '^$$' -bench . -benchmem ./...

golden: ## record the outputs that tests compare with; read the diff before you commit it
	go test . -run TestGolden -update

schema: ## write models/schema.json anew from the types
	go test ./models -run TestSchema -update

check:
	.ci/run
