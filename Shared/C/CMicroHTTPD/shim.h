#pragma once

#include <microhttpd.h>
#include <string.h>

// What Swift cannot call itself: functions with variable arguments.

struct guichet_daemon_options {
    unsigned int connections;
    unsigned int idle_seconds;
    size_t connection_memory;
};

struct guichet_daemon_callbacks {
    void *context;
    MHD_AccessHandlerCallback access;
    void *(*uri)(void *context, const char *uri, struct MHD_Connection *connection);
    MHD_RequestCompletedCallback completed;
    MHD_NotifyConnectionCallback connection;
};

// Leaves a path as it was sent: Swift decodes it once the route is known.
static size_t guichet_keep_escapes(void *context, struct MHD_Connection *connection, char *text) {
    (void) context;
    (void) connection;
    return strlen(text);
}

// Without a thread of its own: it works when it is called, on what its epoll
// descriptor says is ready.
//
// Not MHD_OPTION_STRICT_FOR_CLIENT: it closes the connection or answers in
// HTML where the checks of HeadChecks.swift, which include its own, explain.
static inline struct MHD_Daemon *guichet_start_daemon(
    struct guichet_daemon_options options, struct guichet_daemon_callbacks callbacks) {
    return MHD_start_daemon(
        MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_NO_LISTEN_SOCKET, 0, NULL, NULL,
        callbacks.access, callbacks.context,
        MHD_OPTION_CONNECTION_LIMIT, options.connections,
        MHD_OPTION_CONNECTION_TIMEOUT, options.idle_seconds,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, options.connection_memory,
        MHD_OPTION_UNESCAPE_CALLBACK, &guichet_keep_escapes, NULL,
        MHD_OPTION_URI_LOG_CALLBACK, callbacks.uri, callbacks.context,
        MHD_OPTION_NOTIFY_COMPLETED, callbacks.completed, callbacks.context,
        MHD_OPTION_NOTIFY_CONNECTION, callbacks.connection, callbacks.context,
        MHD_OPTION_END);
}

static inline const union MHD_ConnectionInfo *guichet_connection_info(
    struct MHD_Connection *connection, enum MHD_ConnectionInfoType type) {
    return MHD_get_connection_info(connection, type);
}

// Readable when a connection has something to do; -1 when there is none.
static inline int guichet_daemon_descriptor(struct MHD_Daemon *daemon) {
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_EPOLL_FD);
    return info == NULL ? -1 : info->epoll_fd;
}

// Milliseconds until it must be called though nothing is ready; -1 for never.
static inline long long guichet_daemon_rest(struct MHD_Daemon *daemon) {
    MHD_UNSIGNED_LONG_LONG rest = 0;
    return MHD_get_timeout(daemon, &rest) == MHD_YES ? (long long) rest : -1;
}
