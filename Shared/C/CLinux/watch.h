#pragma once

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

// The kernel's watch over descriptors, whose events are a packed union that
// Swift would have to unpick.

enum {
    guichet_readable = 1,
    guichet_writable = 2,
    guichet_broken = 4,
};

// A watch over descriptors, and over a counter by which other threads end a
// wait: each addition to it is an event of its own, so nobody has to read it.
static inline int guichet_watch_open(int counter) {
    int watch = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event event = {.events = EPOLLIN | EPOLLET, .data = {.fd = counter}};
    if (watch >= 0 && epoll_ctl(watch, EPOLL_CTL_ADD, counter, &event) != 0) {
        close(watch);
        return -1;
    }
    return watch;
}

static inline int guichet_counter_open(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

static inline void guichet_counter_add(int counter) { eventfd_write(counter, 1); }

// Watches a descriptor for what is wanted of it; for nothing: no longer. One
// that is known may have been closed meanwhile, and its number be another's.
static inline void guichet_watch_set(int watch, int descriptor, int wanted, int is_known) {
    struct epoll_event event = {.events = 0, .data = {.fd = descriptor}};
    if (wanted == 0) {
        epoll_ctl(watch, EPOLL_CTL_DEL, descriptor, &event);
        return;
    }
    if (wanted & guichet_readable) event.events |= EPOLLIN;
    if (wanted & guichet_writable) event.events |= EPOLLOUT;
    if (is_known && epoll_ctl(watch, EPOLL_CTL_MOD, descriptor, &event) == 0) return;
    epoll_ctl(watch, EPOLL_CTL_ADD, descriptor, &event);
}

struct guichet_ready {
    int descriptor;
    int events;
};

// Waits for descriptors; how many are ready, none when interrupted.
static inline int guichet_watch_wait(
    int watch, struct guichet_ready *ready, int room, int milliseconds) {
    struct epoll_event events[64];
    int count = epoll_wait(watch, events, room < 64 ? room : 64, milliseconds);
    for (int place = 0; place < count; place++) {
        unsigned int had = events[place].events;
        ready[place].descriptor = events[place].data.fd;
        ready[place].events = (had & EPOLLIN ? guichet_readable : 0) |
            (had & EPOLLOUT ? guichet_writable : 0) |
            (had & (EPOLLERR | EPOLLHUP) ? guichet_broken : 0);
    }
    return count < 0 ? 0 : count;
}
