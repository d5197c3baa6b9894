#include <linux/stat.h>
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

/* Leaves the log as it is when the last connection closes: emptying it there would happen outside
   the file lock and without a new epoch. sqlite3_db_config is variadic, which Swift can't call. */
static inline int brobygger_keep_log_on_close(sqlite3 *database) {
    return sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}
