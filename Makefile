.PHONY: help run test check bench evaluate openapi clean

help:     # list these words
	@awk -F ':.*# ' '/^[a-z]+:.*# / { printf "  make %-9s%s\n", $$1, $$2 }' Makefile
run:      # build and start every service on the embedded providers
	@scripts/run
test:     # build and run every test
	@scripts/test
check:    # format, import boundaries, sizes, leftovers, deployment files
	@scripts/check
bench:    # measure speed, CPU, memory and start-up
	@scripts/bench/run
evaluate: # measure how well requests, replies and messages are understood
	@scripts/evaluate
openapi:  # write docs/openapi from the code
	@scripts/openapi
clean:    # delete what was built; data stays
	@rm -rf .build
