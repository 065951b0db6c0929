def run(bench):
    raise SystemExit("later")
