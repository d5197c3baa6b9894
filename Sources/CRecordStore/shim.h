#include <linux/stat.h>
#include <malloc.h>
#include <sqlite3.h>
#include <stdint.h>
#include <sys/syscall.h>

long syscall(long number, ...);

/* When an open file was born, in nanoseconds since 1970; 0 where the file system doesn't say.
   statx(2) has no wrapper that Swift can see, and Foundation's creation date is the time of the
   last change on Linux. */
static inline int64_t brobygger_file_birth(int descriptor) {
    struct statx status;
    long result = syscall(SYS_statx, descriptor, "", 0x1000 /* AT_EMPTY_PATH */, STATX_BTIME, &status);
    if (result != 0 || !(status.stx_mask & STATX_BTIME)) return 0;
    return status.stx_btime.tv_sec * 1000000000LL + status.stx_btime.tv_nsec;
}

/* Lets SQLite keep no account of its memory, which it locks a mutex for at each allocation. It has an
   effect only before the first connection; sqlite3_config is variadic, which Swift can't call. */
static inline int brobygger_keep_no_memory_account(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/* Keeps up to 16 MiB of freed memory for what is needed next. The C library gives the end of its heap
   back beyond 128 KiB, until something large was freed once: a transaction that frees the pages it
   read then costs as much in page faults as in work. Arrays under 4 MiB come from the same heap.
   Source: mallopt(3). */
static inline int brobygger_keep_freed_memory(void) {
    return mallopt(M_TRIM_THRESHOLD, 16 << 20) && mallopt(M_MMAP_THRESHOLD, 4 << 20);
}

/* Leaves the log as it is when the last connection closes: emptying it there would happen outside
   the file lock and without a new epoch. sqlite3_db_config is variadic, which Swift can't call. */
static inline int brobygger_keep_log_on_close(sqlite3 *database) {
    return sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}

/* One step of a check: a bijection of the word for every check, and of the check for every word, so
   that one changed word always changes the result. The shift carries what the top bits say down to
   where the next product spreads it: without it, two changed top bits would cancel. */
static inline uint64_t brobygger_check(uint64_t check, uint64_t word) {
    check = (check ^ word) * 0x9E3779B97F4A7C15ULL;
    return check ^ check >> 32;
}

/* Over each value's type, length and bytes, eight at a time, the last ones filled up with zeros. */
static inline void brobygger_check_words(sqlite3_context *context, int count, sqlite3_value **values) {
    uint64_t check = 0xCBF29CE484222325ULL;
    for (int place = 0; place < count; place++) {
        int type = sqlite3_value_type(values[place]);
        if (type == SQLITE_INTEGER) {
            check = brobygger_check(check, type);
            check = brobygger_check(check, (uint64_t)sqlite3_value_int64(values[place]));
        } else if (type == SQLITE_NULL) {
            check = brobygger_check(check, type);
        } else {
            const unsigned char *content = (const unsigned char *)sqlite3_value_blob(values[place]);
            int left = sqlite3_value_bytes(values[place]);
            check = brobygger_check(check, (uint64_t)left << 8 | type);
            for (; left > 0; left -= 8, content += 8) {
                uint64_t word = 0;
                __builtin_memcpy(&word, content, left < 8 ? left : 8);
                check = brobygger_check(check, word);
            }
        }
    }
    sqlite3_result_int64(context, (sqlite3_int64)check);
}

/* FNV-1a over one value and its type, byte by byte: what earlier formats have. */
static inline uint64_t brobygger_byte_check(uint64_t check, const void *bytes, int count) {
    const unsigned char *byte = (const unsigned char *)bytes;
    for (int place = 0; place < count; place++) check = (check ^ byte[place]) * 0x100000001B3ULL;
    return check;
}

static inline void brobygger_row_check(
    sqlite3_context *context, int count, sqlite3_value **values) {
    uint64_t check = 0xCBF29CE484222325ULL;
    for (int place = 0; place < count; place++) {
        int type = sqlite3_value_type(values[place]);
        check = brobygger_byte_check(check, &type, sizeof type);
        if (type == SQLITE_INTEGER) {
            sqlite3_int64 number = sqlite3_value_int64(values[place]);
            check = brobygger_byte_check(check, &number, sizeof number);
        } else if (type != SQLITE_NULL) {
            const void *content = sqlite3_value_blob(values[place]);
            int bytes = sqlite3_value_bytes(values[place]);
            check = brobygger_byte_check(check, &bytes, sizeof bytes);
            check = brobygger_byte_check(check, content, bytes);
        }
    }
    sqlite3_result_int64(context, (sqlite3_int64)check);
}

static inline int brobygger_add_check(
    sqlite3 *database, const char *name, void (*check)(sqlite3_context *, int, sqlite3_value **)) {
    return sqlite3_create_function(
        database, name, -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, (void *)0, check,
        (void (*)(sqlite3_context *, int, sqlite3_value **))0, (void (*)(sqlite3_context *))0);
}

/* Defines check_words(column, ...), from which every table keeps a column, and row_check(column, ...),
   from which those of earlier formats do: sqlite3_create_function takes function pointers that Swift
   would wrap for each call. */
static inline int brobygger_add_row_check(sqlite3 *database) {
    int status = brobygger_add_check(database, "check_words", brobygger_check_words);
    return status ? status : brobygger_add_check(database, "row_check", brobygger_row_check);
}

/* Parameters that SQLite copies: the marker for that is a cast that Swift can't say. An empty blob
   must not become NULL. */
static inline int brobygger_bind_bytes(sqlite3_stmt *statement, int place, const void *bytes, int count) {
    if (count == 0) return sqlite3_bind_zeroblob(statement, place, 0);
    return sqlite3_bind_blob(statement, place, bytes, count, SQLITE_TRANSIENT);
}

static inline int brobygger_bind_text(sqlite3_stmt *statement, int place, const void *text, int count) {
    return sqlite3_bind_text(statement, place, count == 0 ? "" : (const char *)text, count, SQLITE_TRANSIENT);
}
