#pragma once

#include <curl/curl.h>
#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

// What Swift cannot call itself: functions with variable arguments, and the
// macros that stand before them to check types.

#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt

static inline CURLcode guichet_easy_set_long(CURL *easy, CURLoption option, long value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode guichet_easy_set_size(CURL *easy, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode guichet_easy_set_text(CURL *easy, CURLoption option, const char *value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode guichet_easy_set_bytes(CURL *easy, CURLoption option, const void *value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode guichet_easy_set_list(
    CURL *easy, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(easy, option, value);
}

struct guichet_transfer_callbacks {
    size_t (*write)(char *bytes, size_t size, size_t count, void *context);
    size_t (*header)(char *bytes, size_t size, size_t count, void *context);
    size_t (*read)(char *bytes, size_t size, size_t count, void *context);
    int (*seek)(void *context, curl_off_t offset, int origin);
    int (*before_request)(void *context, char *peer, char *local, int peer_port, int local_port);
};

static inline void guichet_easy_set_callbacks(
    CURL *easy, struct guichet_transfer_callbacks callbacks, void *context) {
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, callbacks.write);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, context);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, callbacks.header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, context);
    curl_easy_setopt(easy, CURLOPT_READFUNCTION, callbacks.read);
    curl_easy_setopt(easy, CURLOPT_READDATA, context);
    curl_easy_setopt(easy, CURLOPT_SEEKFUNCTION, callbacks.seek);
    curl_easy_setopt(easy, CURLOPT_SEEKDATA, context);
    curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, callbacks.before_request);
    curl_easy_setopt(easy, CURLOPT_PREREQDATA, context);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, context);
}

struct guichet_mail_callbacks {
    size_t (*header)(char *bytes, size_t size, size_t count, void *context);
    size_t (*read)(char *bytes, size_t size, size_t count, void *context);
    int (*progress)(void *context, curl_off_t, curl_off_t, curl_off_t, curl_off_t);
    int (*debug)(CURL *easy, curl_infotype type, char *bytes, size_t size, void *context);
};

static inline void guichet_easy_set_mail_callbacks(
    CURL *easy, struct guichet_mail_callbacks callbacks, void *context) {
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, callbacks.header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, context);
    curl_easy_setopt(easy, CURLOPT_READFUNCTION, callbacks.read);
    curl_easy_setopt(easy, CURLOPT_READDATA, context);
    curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, callbacks.progress);
    curl_easy_setopt(easy, CURLOPT_XFERINFODATA, context);
    curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, callbacks.debug);
    curl_easy_setopt(easy, CURLOPT_DEBUGDATA, context);
}

static inline long guichet_easy_long(CURL *easy, CURLINFO info) {
    long value = 0;
    curl_easy_getinfo(easy, info, &value);
    return value;
}

// Ends the kept connection of a handle under libcurl, so that nothing waits
// for the other side any more.
static inline void guichet_easy_hang_up(CURL *easy) {
    curl_socket_t connection = CURL_SOCKET_BAD;
    if (curl_easy_getinfo(easy, CURLINFO_ACTIVESOCKET, &connection) == CURLE_OK &&
        connection != CURL_SOCKET_BAD) {
        shutdown(connection, SHUT_RDWR);
    }
}

static inline void *guichet_easy_context(CURL *easy) {
    char *value = NULL;
    curl_easy_getinfo(easy, CURLINFO_PRIVATE, &value);
    return value;
}

static inline CURLMcode guichet_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

// Has libcurl say which sockets it waits for, and until when; with a null
// context it says no more.
static inline void guichet_multi_report(
    CURLM *multi, curl_socket_callback socket, curl_multi_timer_callback timer, void *context) {
    curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, context ? socket : NULL);
    curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, context);
    curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, context ? timer : NULL);
    curl_multi_setopt(multi, CURLMOPT_TIMERDATA, context);
}

// The end of a transfer, without the union that Swift would have to unpick.
static inline CURL *guichet_multi_next_done(CURLM *multi, CURLcode *result) {
    int left = 0;
    CURLMsg *message;
    while ((message = curl_multi_info_read(multi, &left)) != NULL) {
        if (message->msg == CURLMSG_DONE) {
            *result = message->data.result;
            return message->easy_handle;
        }
    }
    return NULL;
}

static inline CURLcode guichet_global_init(void) {
    return curl_global_init(CURL_GLOBAL_DEFAULT);
}
