// SQLite's own rate of durable rows: one connection, one thread, nothing but
// groups of inserts, each group synced to disk as one transaction.
//
//   group_commit FILE ROWS_PER_GROUP BYTES_PER_ROW SECONDS    prints rows per second

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static sqlite3 *database;

static void require(int isRight, const char *what) {
    if (isRight) return;
    fprintf(stderr, "group_commit: %s: %s\n", what, sqlite3_errmsg(database));
    exit(1);
}

static void run(const char *sql) {
    require(sqlite3_exec(database, sql, NULL, NULL, NULL) == SQLITE_OK, sql);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
    if (count != 5) {
        fprintf(stderr, "usage: group_commit FILE ROWS_PER_GROUP BYTES_PER_ROW SECONDS\n");
        return 64;
    }
    int group = atoi(arguments[2]), size = atoi(arguments[3]);
    double seconds = atof(arguments[4]);
    char *row = malloc(size);
    require(row != NULL, "memory");
    memset(row, 'x', size);

    require(sqlite3_open(arguments[1], &database) == SQLITE_OK, "open");
    run("PRAGMA journal_mode = WAL");
    run("PRAGMA synchronous = FULL");
    run("CREATE TABLE requests (id BLOB PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID");
    sqlite3_stmt *insert;
    require(sqlite3_prepare_v2(database, "INSERT INTO requests VALUES (randomblob(16), ?)", -1,
                               &insert, NULL) == SQLITE_OK, "prepare");
    sqlite3_bind_blob(insert, 1, row, size, SQLITE_STATIC);

    long rows = 0;
    double start = now(), end = start;
    while (end - start < seconds) {
        run("BEGIN IMMEDIATE");
        for (int i = 0; i < group; i++) {
            require(sqlite3_step(insert) == SQLITE_DONE, "insert");
            sqlite3_reset(insert);
        }
        run("COMMIT");
        rows += group;
        end = now();
    }
    printf("%.0f\n", rows / (end - start));
    sqlite3_finalize(insert);
    sqlite3_close(database);
    free(row);
    return 0;
}
