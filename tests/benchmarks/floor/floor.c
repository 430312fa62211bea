/* The floor: what any runtime must at least do. Asks for an event, sends it back as the response, and so on. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

static char in[65536], out[65536];

/* Reads one answer into `in`; gives where its body starts and how long that is. */
static char *receive(int api, int *length)
{
    int filled = 0;
    char *end = NULL, *field;
    *length = 0;
    while (!end || in + filled < end + *length) {
        int n = read(api, in + filled, sizeof in - 1 - filled);
        if (n <= 0) exit(1);
        in[filled += n] = 0;
        if (!end && (end = strstr(in, "\r\n\r\n"))) {
            end += 4;
            if ((field = strcasestr(in, "\r\ncontent-length:"))) *length = atoi(field + 17);
        }
    }
    return end;
}

int main(void)
{
    const char *endpoint = getenv("AWS_LAMBDA_RUNTIME_API"), *colon = endpoint ? strchr(endpoint, ':') : NULL;
    struct sockaddr_in address = {.sin_family = AF_INET};
    char host[64] = "", next[256];
    int api = socket(AF_INET, SOCK_STREAM, 0), one = 1, length;
    if (!colon || colon - endpoint >= (long)sizeof host) return 2;
    memcpy(host, endpoint, colon - endpoint);
    address.sin_port = htons(atoi(colon + 1));
    if (inet_pton(AF_INET, host, &address.sin_addr) != 1) return 2;
    if (connect(api, (struct sockaddr *)&address, sizeof address)) return 3;
    setsockopt(api, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    int asked = snprintf(next, sizeof next, "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: %.99s\r\n\r\n", endpoint);

    for (;;) {
        if (write(api, next, asked) != asked) return 1;
        char *body = receive(api, &length);
        char *id = strcasestr(in, "\r\nlambda-runtime-aws-request-id:");
        if (!id) return 4;
        id += 32;
        id += strspn(id, " ");
        int head = snprintf(out, sizeof out,
            "POST /2018-06-01/runtime/invocation/%.*s/response HTTP/1.1\r\nHost: %.99s\r\nContent-Length: %d\r\n\r\n",
            (int)strcspn(id, "\r"), id, endpoint, length);
        if (head + length > (int)sizeof out) return 5;
        memcpy(out + head, body, length);
        if (write(api, out, head + length) != head + length) return 1;
        receive(api, &length);
    }
}
