// librsvg and cairo, opened when the first document is drawn: linking them would make every start of the program
// slower, and most sessions write no PNG file.

#ifndef FIELDBOOK_CRSVG_H
#define FIELDBOOK_CRSVG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// An SVG document that was read.
typedef struct rsvg_document rsvg_document;

/// Opens librsvg on the first call. Returns NULL, or the dynamic linker's reason for which that failed.
const char *rsvg_load(void);

/// The number of fonts that fontconfig knows; without one, text would be left out.
int rsvg_font_count(void);

/// Reads a document. Returns NULL for one that is not SVG, with the reason in `message`.
rsvg_document *rsvg_open(const uint8_t *bytes, size_t count, char *message, size_t capacity);

/// The document's own size in pixels; false if it has none.
bool rsvg_size(rsvg_document *document, double *width, double *height);

/// Draws the document over `width` × `height` pixels of four bytes: blue, green, red, opacity, each colour multiplied
/// by its opacity. Returns false if that fails, with the reason in `message`.
bool rsvg_draw(
  rsvg_document *document, uint8_t *pixels, int width, int height, char *message, size_t capacity);

/// Frees a document.
void rsvg_close(rsvg_document *document);

#endif
