#pragma once

#include <microhttpd.h>
#include <string.h>

// What Swift cannot call itself: functions with variable arguments.

struct guichet_daemon_options {
    unsigned int threads;
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

// Not MHD_OPTION_STRICT_FOR_CLIENT: it closes the connection or answers in
// HTML where the checks of HeadChecks.swift, which include its own, explain.
static inline struct MHD_Daemon *guichet_start_daemon(
    struct guichet_daemon_options options, struct guichet_daemon_callbacks callbacks) {
    return MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_NO_LISTEN_SOCKET, 0, NULL, NULL,
        callbacks.access, callbacks.context,
        MHD_OPTION_THREAD_POOL_SIZE, options.threads,
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
