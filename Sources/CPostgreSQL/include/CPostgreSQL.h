/* libpq, found when it is first asked for and not when the program starts: a machine without it still runs Balai on
 * SQLite. Nothing of libpq's headers is needed to build; what stands here is its stable interface (libpq.so.5). */
#ifndef BALAI_CPOSTGRESQL_H
#define BALAI_CPOSTGRESQL_H

typedef struct pg_conn pq_connection;
typedef struct pg_result pq_result;

/* Loads the library once.
 * Returns NULL when it is there, else why it is not. Nothing below may be called then. */
const char *pq_load(void);

/* Connects and waits for the answer; the last value of a keyword counts, and `dbname` may be an address. Notices of the
 * server are not printed. Never NULL but where memory is out; the status says whether it went well. */
pq_connection *pq_connect(const char *const *keywords, const char *const *values);
void pq_finish(pq_connection *connection);
int pq_is_connected(const pq_connection *connection);
/* Nothing is under way: no transaction, no command. */
int pq_is_idle(const pq_connection *connection);
const char *pq_message(const pq_connection *connection);
/* A value that the server reports by itself, such as `server_encoding`; NULL where it does not. */
const char *pq_parameter(const pq_connection *connection, const char *name);
/* 150018 for 15.18. */
int pq_server_version(const pq_connection *connection);

/* What follows waits for the server's answer, for so many milliseconds at most; 0: without end. NULL where none came, or
 * where nothing could be asked: the connection is of no use then. After silence its socket is shut, so that nothing that
 * is asked of it later waits again, and `pq_is_idle` is false. */

/* A text of any number of commands, without parameters. */
pq_result *pq_execute(pq_connection *connection, const char *text, long patience);
pq_result *pq_prepare(
    pq_connection *connection, const char *name, const char *text, int count, const unsigned int *types, long patience);
/* Parameters and results in the binary form. */
pq_result *pq_execute_prepared(
    pq_connection *connection, const char *name, int count, const char *const *values, const int *lengths, long patience);

int pq_succeeded(const pq_result *result);
/* SQLSTATE, five letters; NULL where the server said nothing. */
const char *pq_state(const pq_result *result);
const char *pq_cause(const pq_result *result);
/* How many rows were changed; an empty text for what changes none. */
const char *pq_changed(pq_result *result);
int pq_row_count(const pq_result *result);
int pq_column_count(const pq_result *result);
const char *pq_column_name(const pq_result *result, int column);
unsigned int pq_column_type(const pq_result *result, int column);
int pq_is_null(const pq_result *result, int row, int column);
const char *pq_value(const pq_result *result, int row, int column);
int pq_length(const pq_result *result, int row, int column);
void pq_clear(pq_result *result);

#endif
