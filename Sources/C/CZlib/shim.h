// zlib, for `Datasets`: its macros as functions.
#ifndef FIELDBOOK_CZLIB_H
#define FIELDBOOK_CZLIB_H

#include <zlib.h>

/// Starts `stream` for reading gzip (and only gzip: a bare zlib stream is refused).
static inline int fieldbook_inflate_gzip_start(z_stream *stream) { return inflateInit2(stream, 16 + MAX_WBITS); }

#endif
