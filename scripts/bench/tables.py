"""Printing what was measured."""

import sys


def table(title, heads, rows):
    """Prints a Markdown table whose columns line up."""
    lines = [heads, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    print(f"\n{title}\n")
    for number, line in enumerate(lines):
        cells = [
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths))
        ]
        print(f"| {' | '.join(cells)} |")
        if number == 0:
            rule = ["-" * width if column == 0 else "-" * (width - 1) + ":"
                    for column, width in enumerate(widths)]
            print(f"| {' | '.join(rule)} |")
    sys.stdout.flush()


def say(sentence):
    print(f"\n{sentence}", flush=True)
