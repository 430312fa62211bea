/* The floor of streaming: asks for an event, {"bytes":N}, and sends N bytes as a chunked response in pieces of 64 KB; and so on. */
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

enum { PIECE = 64 * 1024 };

static char in[65536], out[PIECE + 512];
static int api;

static void send_all(const char *bytes, size_t count)
{
    while (count > 0) {
        ssize_t n = write(api, bytes, count);
        if (n <= 0) exit(1);
        bytes += n, count -= n;
    }
}

/* Reads one answer into `in`; gives where its body starts. */
static char *receive(void)
{
    int filled = 0, length = 0;
    char *end = NULL, *field;
    while (!end || in + filled < end + length) {
        int n = read(api, in + filled, sizeof in - 1 - filled);
        if (n <= 0) exit(1);
        in[filled += n] = 0;
        if (!end && (end = strstr(in, "\r\n\r\n"))) {
            end += 4;
            if ((field = strcasestr(in, "\r\ncontent-length:"))) length = atoi(field + 17);
        }
    }
    return end;
}

int main(void)
{
    const char *endpoint = getenv("AWS_LAMBDA_RUNTIME_API"), *colon = endpoint ? strchr(endpoint, ':') : NULL;
    struct sockaddr_in address = {.sin_family = AF_INET};
    char host[64] = "", next[256];
    int one = 1;
    api = socket(AF_INET, SOCK_STREAM, 0);
    if (!colon || colon - endpoint >= (long)sizeof host) return 2;
    memcpy(host, endpoint, colon - endpoint);
    address.sin_port = htons(atoi(colon + 1));
    if (inet_pton(AF_INET, host, &address.sin_addr) != 1) return 2;
    if (connect(api, (struct sockaddr *)&address, sizeof address)) return 3;
    setsockopt(api, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    int asked = snprintf(next, sizeof next, "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: %.99s\r\n\r\n", endpoint);

    for (;;) {
        send_all(next, asked);
        char *body = receive(), *bytes = strstr(body, "\"bytes\":"), *id = strcasestr(in, "\r\nlambda-runtime-aws-request-id:");
        if (!id || !bytes) return 4;
        id += 32;
        id += strspn(id, " ");
        send_all(out, snprintf(out, 512,
            "POST /2018-06-01/runtime/invocation/%.*s/response HTTP/1.1\r\nHost: %.99s\r\n"
            "Lambda-Runtime-Function-Response-Mode: streaming\r\nTransfer-Encoding: chunked\r\n\r\n",
            (int)strcspn(id, "\r"), id, endpoint));
        for (long left = atol(bytes + 8); left > 0; left -= PIECE) {
            long piece = left < PIECE ? left : PIECE;
            int head = snprintf(out, 32, "%lx\r\n", piece);
            memcpy(out + head + piece, "\r\n", 2);
            send_all(out, head + piece + 2);
        }
        send_all("0\r\n\r\n", 5);
        receive();
    }
}
