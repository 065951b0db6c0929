"""Builds a store of many done requests out of that of a few.

The rows that the services themselves wrote are copied, in the order in which
they would have come, with identifiers of their own and dates back through
`DAYS`. Kept files and mail files are not copied: the rows that name them are.

    python3 store.py FOLDER REQUESTS

works on the data folder of a house that is down.
"""

import multiprocessing
import os
import sqlite3
import sys

from identifiers import FORM, Copies

DAYS = 100
DAY = 86_400_000

# A date in milliseconds; what is less is a count or a size.
LEAST_DATE = 1_000_000_000_000
DATABASES = ("ingest", "desk", "notifications", "files")


def build(folder, requests):
    """Has a store of at least so many requests in a folder; returns how many there are."""
    with sqlite3.connect(path(folder, "ingest")) as ingest:
        there = ingest.execute("SELECT COUNT(*) FROM submissions").fetchone()[0]
    ingest.close()
    copies = -(-(requests - there) // there)
    if copies > 0:
        workers = [
            multiprocessing.Process(target=multiply, args=(path(folder, name), copies))
            for name in DATABASES
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        if any(worker.exitcode for worker in workers):
            raise SystemExit("bench: the store could not be built")
    return there * (copies + 1)


def path(folder, name):
    return os.path.join(folder, name, f"{name}.sqlite")


def multiply(file, copies):
    database = sqlite3.connect(file, isolation_level=None)
    database.execute("PRAGMA journal_mode = OFF")
    database.execute("PRAGMA synchronous = OFF")
    database.execute("PRAGMA cache_size = -3000000")
    tables = [
        row[0]
        for row in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
    ]
    forms, newest = {}, {}
    for table in tables:
        # Rows that SQLite numbers by itself get the next numbers.
        numbered = [
            kind == "INTEGER" and key == 1
            for _, _, kind, _, _, key in database.execute(f"PRAGMA table_info({table})")
        ]
        rows = database.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()
        if any(map(names_something, rows)):
            forms[table] = [RowForm(table, numbered, row) for row in rows]
            if not any(numbered):
                newest[table] = rows
    words = {word for rows in forms.values() for row in rows for word in row.words}
    identifiers = Copies(words, copies)
    database.execute("BEGIN")
    # The originals are the newest: their rows come again behind the copies.
    for table in newest:
        database.execute(f"DELETE FROM {table}")
    for number in range(copies):
        made = identifiers.of(number)
        past = (copies - number) * DAYS * DAY // (copies + 1)
        for table, rows in forms.items():
            places = ",".join("?" * len(rows[0].columns))
            database.executemany(
                f"INSERT INTO {table} VALUES ({places})",
                (row.copied(made, past) for row in rows),
            )
    for table, rows in newest.items():
        places = ",".join("?" * len(rows[0]))
        database.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
    count_runs(database, tables, copies + 1)
    database.execute("COMMIT")
    database.execute("PRAGMA journal_mode = WAL")
    database.close()


def count_runs(database, tables, times):
    """What is counted beside the rows is as if they had come one by one."""
    if "run_counts" in tables:
        database.execute(
            "UPDATE run_counts SET received = received * ?, done = done * ?", (times, times)
        )


def names_something(row):
    """Whether a row belongs to a request, and not to the database as a whole."""
    return any(isinstance(value, (str, bytes)) and FORM.search(text(value)) for value in row)


def text(value):
    return value.decode("latin-1") if isinstance(value, bytes) else value


class RowForm:
    """A row whose identifiers and dates can be others."""

    def __init__(self, table, numbered, row):
        self.words = set()
        self.columns = []
        for is_number, value in zip(numbered, row):
            if table == "quotes" and isinstance(value, (str, bytes)):
                value = answered(value)
            if is_number:
                self.columns.append((None, (), False))
            elif isinstance(value, int) and value >= LEAST_DATE:
                self.columns.append((value, None, False))
            elif isinstance(value, (str, bytes)) and FORM.search(text(value)):
                words = FORM.findall(text(value))
                self.words.update(words)
                form = "%s".join(part.replace("%", "%%") for part in FORM.split(text(value)))
                self.columns.append((form, words, isinstance(value, bytes)))
            else:
                self.columns.append((value, (), False))

    def copied(self, made, past):
        return [
            value - past
            if words is None
            else value
            if not words
            else filled(value, words, made, is_bytes)
            for value, words, is_bytes in self.columns
        ]


def answered(value):
    """Old quotes have had their answers: nothing is to be done about them any more."""
    states = ("pending_credits", "pending_info", "pending_admin")
    for state in states:
        if isinstance(value, bytes):
            value = value.replace(state.encode(), b"validated")
        else:
            value = value.replace(state, "validated")
    return value


def filled(form, words, made, is_bytes):
    value = form % tuple([made[word] for word in words])
    return value.encode("latin-1") if is_bytes else value


if __name__ == "__main__":
    print(build(sys.argv[1], int(sys.argv[2])), "requests")
