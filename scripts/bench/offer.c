/* Offers requests at a steady rate, whether or not they are answered: what
 * wrk, which waits for answers before it sends more, cannot show.
 *
 *     offer PORT RATE SECONDS CONNECTIONS RUN PHOTO BODIES
 *
 * Posts the lines of the file BODIES in turn to /webhook/request, REFERENCE in
 * them replaced by RUN and a number, PHOTO by an address. Times count from
 * when a request was due. SIGTERM ends the offering early. Prints one line of
 * JSON once all is answered.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

enum { BODIES = 16, ROOM = 1 << 14, STATUSES = 600, GRACE = 30 };

typedef struct {
    int fd, status, retry, length, room;
    double due;
    char head[ROOM];
} connection;

typedef struct {
    double *times;
    int count, space;
} sample;

static sample samples[STATUSES];
static char *bodies[BODIES];
static int body_count, port, events;
static connection *connections, **idle;
static int opened, idle_count, open_limit;
static long sent, unsent, failed, with_retry, outstanding;

static volatile sig_atomic_t is_ended;

static void end(int signal) {
    (void)signal;
    is_ended = 1;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec * 1e-9;
}

static void die(const char *what) {
    perror(what);
    exit(1);
}

/* Waits for the connection: on this machine it takes no time, or is refused. */
static int open_socket(connection *to) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int on = 1, fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0 || connect(fd, (struct sockaddr *)&address, sizeof address) < 0) {
        if (fd >= 0) close(fd);
        return -1;
    }
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = to};
    if (epoll_ctl(events, EPOLL_CTL_ADD, fd, &event) < 0) die("epoll_ctl");
    return fd;
}

static void replace(char *text, size_t room, const char *word, const char *by) {
    for (char *at; (at = strstr(text, word));) {
        size_t gone = strlen(word), come = strlen(by), rest = strlen(at + gone) + 1;
        if ((size_t)(at - text) + come + rest > room) exit(2);
        memmove(at + come, at + gone, rest);
        memcpy(at, by, come);
    }
}

static void read_bodies(const char *path, const char *photo) {
    FILE *file = fopen(path, "r");
    if (!file) die(path);
    char line[ROOM];
    while (body_count < BODIES && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = 0;
        replace(line, sizeof line, "PHOTO", photo);
        bodies[body_count++] = strdup(line);
    }
    fclose(file);
}

static void drop(connection *this) {
    close(this->fd);
    this->fd = -1;
}

static void rest(connection *this) { idle[idle_count++] = this; }

static void post(connection *this, double due, const char *run) {
    char reference[128], body[ROOM], message[2 * ROOM];
    snprintf(reference, sizeof reference, "%s-%ld", run, ++sent);
    strcpy(body, bodies[sent % body_count]);
    replace(body, sizeof body, "REFERENCE", reference);
    int length = snprintf(message, sizeof message,
                          "POST /webhook/request HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
                          "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
                          port, strlen(body), body);
    this->due = due;
    this->room = this->status = 0;
    /* A kept connection may have been closed since: once more on a new one. */
    for (int attempt = 0; attempt < 2; attempt++) {
        if (this->fd < 0 && (this->fd = open_socket(this)) < 0) break;
        if (send(this->fd, message, length, MSG_NOSIGNAL) == length) {
            outstanding++;
            return;
        }
        drop(this);
    }
    failed++;
    rest(this);
}

static void note(connection *this) {
    sample *of = &samples[this->status < STATUSES ? this->status : 0];
    if (of->count == of->space) {
        of->space = of->space ? 2 * of->space : 1024;
        of->times = realloc(of->times, of->space * sizeof *of->times);
        if (!of->times) die("realloc");
    }
    of->times[of->count++] = (now() - this->due) * 1e3;
    with_retry += this->status == 503 && this->retry;
    outstanding--;
}

/* Reads what has come; an answer has a Content-Length. */
static void receive(connection *this) {
    ssize_t got = recv(this->fd, this->head + this->room, ROOM - 1 - this->room, 0);
    if (got <= 0) {
        drop(this);
        if (!this->due) return;
        this->due = 0;
        failed++;
        outstanding--;
        return rest(this);
    }
    this->room += got;
    this->head[this->room] = 0;
    char *end = strstr(this->head, "\r\n\r\n");
    if (!end) return;
    char *size = strcasestr(this->head, "\r\ncontent-length:");
    int whole = end + 4 - this->head + (size && size < end ? atoi(size + 17) : 0);
    if (whole >= ROOM) exit(3);
    if (this->room < whole) return;
    char *retry = strcasestr(this->head, "\r\nretry-after:");
    char *closes = strcasestr(this->head, "\r\nconnection: close");
    this->status = atoi(this->head + 9);
    this->retry = retry && retry < end;
    note(this);
    this->due = 0;
    if (closes && closes < end) drop(this);
    rest(this);
}

static void poll_answers(double seconds) {
    struct epoll_event ready[64];
    struct timespec wait = {0};
    if (seconds > 0) {
        wait.tv_sec = seconds;
        wait.tv_nsec = (seconds - wait.tv_sec) * 1e9;
    }
    int count = epoll_pwait2(events, ready, 64, &wait, NULL);
    for (int index = 0; index < count; index++) receive(ready[index].data.ptr);
}

static connection *take(void) {
    if (idle_count) return idle[--idle_count];
    return opened < open_limit ? &connections[opened++] : NULL;
}

static int in_order(const void *one, const void *other) {
    double difference = *(double *)one - *(double *)other;
    return (difference > 0) - (difference < 0);
}

static void report(double seconds) {
    printf("{\"sent\":%ld,\"unsent\":%ld,\"failed\":%ld,\"unanswered\":%ld,"
           "\"with_retry_after\":%ld,\"seconds\":%f,\"statuses\":{",
           sent, unsent, failed, outstanding, with_retry, seconds);
    const char *between = "";
    for (int status = 0; status < STATUSES; status++) {
        sample *of = &samples[status];
        if (!of->count) continue;
        qsort(of->times, of->count, sizeof *of->times, in_order);
        printf("%s\"%d\":{\"count\":%d,\"p50_ms\":%.3f,\"p99_ms\":%.3f,\"worst_ms\":%.3f}", between,
               status, of->count, of->times[of->count / 2], of->times[of->count * 99 / 100],
               of->times[of->count - 1]);
        between = ",";
    }
    printf("}}\n");
}

int main(int count, char **words) {
    if (count != 8) {
        fprintf(stderr, "usage: offer PORT RATE SECONDS CONNECTIONS RUN PHOTO BODIES\n");
        return 64;
    }
    port = atoi(words[1]);
    double rate = atof(words[2]), seconds = atof(words[3]);
    open_limit = atoi(words[4]);
    read_bodies(words[7], words[6]);
    connections = calloc(open_limit, sizeof *connections);
    idle = calloc(open_limit, sizeof *idle);
    events = epoll_create1(0);
    if (!connections || !idle || events < 0 || !body_count) die("offer");
    for (int index = 0; index < open_limit; index++) connections[index].fd = -1;

    signal(SIGTERM, end);
    double start = now(), last = start + seconds;
    for (long number = 0;; number++) {
        double due = start + number / rate;
        if (due >= last || is_ended) break;
        /* What has come is read however late it is. */
        do poll_answers(due - now());
        while (now() < due);
        connection *free_one = take();
        if (free_one) post(free_one, due, words[5]);
        else unsent++;
    }
    double took = now() - start;
    for (double end = now() + GRACE; outstanding && now() < end;) poll_answers(0.1);
    report(took);
    return 0;
}
