#include "CPostgreSQL.h"

#include <dlfcn.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

/* libpq's enumerations, as its ABI fixes them. */
enum { CONNECTION_OK = 0, PQTRANS_IDLE = 0, PGRES_COMMAND_OK = 1, PGRES_TUPLES_OK = 2 };
enum { PG_DIAG_SQLSTATE = 'C', PG_DIAG_MESSAGE_PRIMARY = 'M' };
enum { BINARY = 1 };

typedef void (*notice_processor)(void *, const char *);

/* One line a function: its result, its name in the library, its parameters. */
#define LIBRARY(F) \
    F(pq_connection *, PQconnectdbParams, (const char *const *, const char *const *, int)) \
    F(void, PQfinish, (pq_connection *)) \
    F(int, PQstatus, (const pq_connection *)) \
    F(int, PQtransactionStatus, (const pq_connection *)) \
    F(char *, PQerrorMessage, (const pq_connection *)) \
    F(const char *, PQparameterStatus, (const pq_connection *, const char *)) \
    F(int, PQserverVersion, (const pq_connection *)) \
    F(notice_processor, PQsetNoticeProcessor, (pq_connection *, notice_processor, void *)) \
    F(int, PQsetnonblocking, (pq_connection *, int)) \
    F(int, PQsocket, (const pq_connection *)) \
    F(int, PQflush, (pq_connection *)) \
    F(int, PQconsumeInput, (pq_connection *)) \
    F(int, PQisBusy, (pq_connection *)) \
    F(pq_result *, PQgetResult, (pq_connection *)) \
    F(int, PQsendQuery, (pq_connection *, const char *)) \
    F(int, PQsendPrepare, (pq_connection *, const char *, const char *, int, const unsigned int *)) \
    F(int, PQsendQueryPrepared, \
        (pq_connection *, const char *, int, const char *const *, const int *, const int *, int)) \
    F(int, PQresultStatus, (const pq_result *)) \
    F(char *, PQresultErrorField, (const pq_result *, int)) \
    F(char *, PQresultErrorMessage, (const pq_result *)) \
    F(char *, PQcmdTuples, (pq_result *)) \
    F(int, PQntuples, (const pq_result *)) \
    F(int, PQnfields, (const pq_result *)) \
    F(char *, PQfname, (const pq_result *, int)) \
    F(unsigned int, PQftype, (const pq_result *, int)) \
    F(int, PQgetisnull, (const pq_result *, int, int)) \
    F(char *, PQgetvalue, (const pq_result *, int, int)) \
    F(int, PQgetlength, (const pq_result *, int, int)) \
    F(void, PQclear, (pq_result *))

#define POINTER(result, name, parameters) result (*name) parameters;
static struct {
    LIBRARY(POINTER)
} pq;

static const char *failure;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    void *library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        const char *cause = dlerror();
        failure = strdup(cause ? cause : "libpq.so.5");
        return;
    }
#define FIND(result, name, parameters) \
    *(void **)&pq.name = dlsym(library, #name); \
    if (!pq.name) failure = #name;
    LIBRARY(FIND)
}

const char *pq_load(void) {
    pthread_once(&once, load);
    return failure;
}

static void ignore(void *nothing, const char *notice) {
    (void)nothing;
    (void)notice;
}

pq_connection *pq_connect(const char *const *keywords, const char *const *values) {
    pq_connection *connection = pq.PQconnectdbParams(keywords, values, 1);
    if (connection) {
        pq.PQsetNoticeProcessor(connection, ignore, NULL);
        pq.PQsetnonblocking(connection, 1);
    }
    return connection;
}

void pq_finish(pq_connection *connection) { pq.PQfinish(connection); }
int pq_is_connected(const pq_connection *connection) { return pq.PQstatus(connection) == CONNECTION_OK; }
int pq_is_idle(const pq_connection *connection) { return pq.PQtransactionStatus(connection) == PQTRANS_IDLE; }
const char *pq_message(const pq_connection *connection) { return pq.PQerrorMessage(connection); }
int pq_server_version(const pq_connection *connection) { return pq.PQserverVersion(connection); }

const char *pq_parameter(const pq_connection *connection, const char *name) {
    return pq.PQparameterStatus(connection, name);
}

static long milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Waits until the socket has, or takes, something. Returns 0 where nothing came until `end`; 0 as an end is none. */
static int wait_for(const pq_connection *connection, short events, long end) {
    struct pollfd socket = {.fd = pq.PQsocket(connection), .events = events};
    while (socket.fd >= 0) {
        long left = end ? end - milliseconds() : -1;
        if (end && left <= 0) return 0;
        int found = poll(&socket, 1, (int)left);
        /* What is wrong with the socket is said by whoever reads it. */
        if (found > 0 || (found < 0 && errno != EINTR)) break;
    }
    return 1;
}

/* Sends what is left, and what comes meanwhile is read: a server may wait for that. */
static int sent(pq_connection *connection, long end) {
    for (;;) {
        int left = pq.PQflush(connection);
        if (left <= 0) return 1;
        if (!wait_for(connection, POLLIN | POLLOUT, end)) return 0;
        if (!pq.PQconsumeInput(connection)) return 1;
    }
}

/* The last result of what was asked, as PQexec gives it. */
static pq_result *answer(pq_connection *connection, int asked, long patience) {
    if (!asked) return NULL;
    long end = patience > 0 ? milliseconds() + patience : 0;
    pq_result *last = NULL;
    int is_silent = !sent(connection, end);
    while (!is_silent) {
        while (pq.PQisBusy(connection) && !(is_silent = !wait_for(connection, POLLIN, end)))
            if (!pq.PQconsumeInput(connection)) break;
        if (is_silent) break;
        pq_result *next = pq.PQgetResult(connection);
        if (!next) return last;
        if (last) pq.PQclear(last);
        last = next;
    }
    if (last) pq.PQclear(last);
    shutdown(pq.PQsocket(connection), SHUT_RDWR);
    return NULL;
}

pq_result *pq_execute(pq_connection *connection, const char *text, long patience) {
    return answer(connection, pq.PQsendQuery(connection, text), patience);
}

pq_result *pq_prepare(
    pq_connection *connection, const char *name, const char *text, int count, const unsigned int *types, long patience) {
    return answer(connection, pq.PQsendPrepare(connection, name, text, count, types), patience);
}

pq_result *pq_execute_prepared(
    pq_connection *connection, const char *name, int count, const char *const *values, const int *lengths, long patience) {
    int formats[count + 1];
    for (int index = 0; index < count; index++) formats[index] = BINARY;
    int asked = pq.PQsendQueryPrepared(connection, name, count, values, lengths, formats, BINARY);
    return answer(connection, asked, patience);
}

int pq_succeeded(const pq_result *result) {
    int status = pq.PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

const char *pq_state(const pq_result *result) { return pq.PQresultErrorField(result, PG_DIAG_SQLSTATE); }

const char *pq_cause(const pq_result *result) {
    const char *primary = pq.PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    return primary ? primary : pq.PQresultErrorMessage(result);
}

const char *pq_changed(pq_result *result) { return pq.PQcmdTuples(result); }
int pq_row_count(const pq_result *result) { return pq.PQntuples(result); }
int pq_column_count(const pq_result *result) { return pq.PQnfields(result); }
const char *pq_column_name(const pq_result *result, int column) { return pq.PQfname(result, column); }
unsigned int pq_column_type(const pq_result *result, int column) { return pq.PQftype(result, column); }
int pq_is_null(const pq_result *result, int row, int column) { return pq.PQgetisnull(result, row, column); }
const char *pq_value(const pq_result *result, int row, int column) { return pq.PQgetvalue(result, row, column); }
int pq_length(const pq_result *result, int row, int column) { return pq.PQgetlength(result, row, column); }
void pq_clear(pq_result *result) { pq.PQclear(result); }
