// zlib, for `Datasets` and `Formats`: its macros as functions.
#ifndef FIELDBOOK_CZLIB_H
#define FIELDBOOK_CZLIB_H

#include <zlib.h>

/// Starts `stream` for reading gzip (and only gzip: a bare zlib stream is refused).
static inline int fieldbook_inflate_gzip_start(z_stream *stream) { return inflateInit2(stream, 16 + MAX_WBITS); }

/// Starts `stream` for reading gzip or zlib, whichever it is.
static inline int fieldbook_inflate_start(z_stream *stream) { return inflateInit2(stream, 32 + MAX_WBITS); }

/// Starts `stream` for writing gzip, or zlib.
static inline int fieldbook_deflate_start(z_stream *stream, int level, int is_gzip) {
  return deflateInit2(stream, level, Z_DEFLATED, (is_gzip ? 16 : 0) + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
}

#endif
