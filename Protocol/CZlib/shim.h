#include <string.h>
#include <zlib.h>

/* deflateInit2 and inflateInit2 are macros, which Swift can't call. 15 + 16: gzip. 7: blocks of 8,192
   symbols, each with codes of its own; columns of records differ from one to the next. */

static inline int brobygger_deflate_start(z_stream *stream, int level) {
    memset(stream, 0, sizeof *stream);
    return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 7, Z_DEFAULT_STRATEGY);
}

static inline int brobygger_inflate_start(z_stream *stream) {
    memset(stream, 0, sizeof *stream);
    return inflateInit2(stream, 15 + 16);
}
