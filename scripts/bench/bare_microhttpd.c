// The least that libmicrohttpd can do: a fixed JSON answer to every request,
// from two threads. What a service adds to it is the service's own cost.
//
//   bare_microhttpd PORT

#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char fixed_answer[] =
    "{\"type_detecte\":\"MODELISATION\",\"confiance\":92,\"raison\":\"3D file: chair.glb\","
    "\"method\":\"rules\",\"coherent\":true,\"type_final\":\"MODELISATION\",\"reclassifie\":false}";

static struct MHD_Response *response;

static enum MHD_Result
answer(void *unused, struct MHD_Connection *connection, const char *url, const char *method,
       const char *version, const char *body, size_t *body_size, void **request) {
    (void)unused, (void)url, (void)method, (void)version, (void)body;
    static int seen;
    if (*request == NULL) {
        *request = &seen;
        return MHD_YES;
    }
    if (*body_size != 0) {
        *body_size = 0;
        return MHD_YES;
    }
    return MHD_queue_response(connection, 200, response);
}

int main(int count, char **arguments) {
    if (count != 2) {
        fprintf(stderr, "usage: bare_microhttpd PORT\n");
        return 64;
    }
    response = MHD_create_response_from_buffer(
        strlen(fixed_answer), (void *)fixed_answer, MHD_RESPMEM_PERSISTENT);
    MHD_add_response_header(response, "Content-Type", "application/json");
    struct MHD_Daemon *daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD, (uint16_t)atoi(arguments[1]), NULL, NULL, answer, NULL,
        MHD_OPTION_THREAD_POOL_SIZE, 2u, MHD_OPTION_END);
    if (daemon == NULL) {
        perror("bare_microhttpd");
        return 1;
    }
    pause();
    return 0;
}
