#include "direct.h"
#include "direct_windows.h"
#include "instruction_set.h"
#include "sizes.h"
#include "vectors.h"

// A convolution is a matrix product, windows × window elements by window elements × output channels. A tile of
// results, several adjacent windows by several vectors of outputs, is accumulated in 14 to 24 of AVX-512's 32
// registers, or in 12 of AVX2's 16; a panel of the kernel, the outputs of one tile, is used for all windows before the
// next panel. What outputs a panel does not divide are computed by narrow tiles that overlap it.

FB_INLINE void write_vector_of_8(float *y, vector_of_8 v, bool streams) { *(vector_of_8 *)y = v; }

// Adjacent windows. Each consists of `runs` contiguous runs, `row` the stride between runs, `step` that between
// windows, `kernel_run` that between the runs' first elements in the kernel.
typedef struct {
  long count, runs, run, row, step, kernel_run;
} windows;

// Window elements by which the kernel is read ahead: the first tile of a panel reads it from a cache that is far.
enum { KERNEL_AHEAD = 12 };

// One function per vector type: the tile's windows and vectors are constants at the call sites. While computing, it
// prefetches the windows of the next tile.
#define FB_TILE(NAME, VECTOR, WRITE)                                                                                     \
  FB_INLINE void NAME(                                                                                                   \
      const fb_direct *p, const windows *w, const float *x, const float *kernel, const fb_epilogue *last, float *y,      \
      long first, int count, int vectors, bool streams) {                                                                \
    enum { WIDTH = sizeof(VECTOR) / sizeof(float) };                                                                     \
    const long run = w->run, step = w->step, input_step = p->input_step;                                                 \
    const float *ahead = x + count * step;                                                                               \
    VECTOR sum[24];                                                                                                      \
    for (int s = 0; s < count * vectors; s++) sum[s] = (VECTOR){0};                                                      \
    for (long r = 0; r < w->runs; r++, x += w->row, kernel += w->kernel_run) {                                           \
      for (long i = 0, at = 0; i < run; i++, at += input_step) {                                                         \
        __builtin_prefetch(ahead + i * count);                                                                           \
        for (int v = 0; WIDTH == LANES && v < vectors; v++)                                                              \
          __builtin_prefetch(kernel + at + KERNEL_AHEAD * input_step + v * WIDTH);                                       \
        VECTOR right[4];                                                                                                 \
        for (int v = 0; v < vectors; v++) right[v] = *(const VECTOR *)(kernel + at + v * WIDTH);                         \
        for (int n = 0; n < count; n++) {                                                                                \
          /* Less zero, not plus zero: that leaves −0 as it is, and so costs nothing. */                                 \
          const VECTOR left = x[n * step + i] - (VECTOR){0};                                                             \
          for (int v = 0; v < vectors; v++) sum[n * vectors + v] += left * right[v];                                     \
        }                                                                                                                \
      }                                                                                                                  \
    }                                                                                                                    \
    for (int v = 0; v < vectors; v++) {                                                                                  \
      const VECTOR factor = last->factor ? *(const VECTOR *)(last->factor + first + v * WIDTH) : 1 - (VECTOR){0};        \
      const VECTOR offset = last->offset ? *(const VECTOR *)(last->offset + first + v * WIDTH) : (VECTOR){0};            \
      for (int n = 0; n < count; n++) {                                                                                  \
        VECTOR moved = sum[n * vectors + v] * factor + offset;                                                           \
        FB_HOLD(moved, last->low, last->high);                                                                           \
        WRITE(y + n * p->pixel + first + v * WIDTH, moved, streams);                                                     \
      }                                                                                                                  \
    }                                                                                                                    \
  }

FB_TILE(tile_of_16, vector, write)
FB_TILE(tile_of_8, vector_of_8, write_vector_of_8)

// All tiles of some panels, for the outputs `FROM` to `TO`. The last tile of a panel overlaps the previous one if windows are
// left; fewer windows than a tile has are computed one by one.
#define FB_PANELS(TILE, LANES, COUNT, VECTORS, STREAMS, FROM, TO)                                                        \
  for (long o = FROM; o < TO; o += VECTORS * LANES) {                                                                    \
    const float *panel = kernel + o / p->block * p->block_step + o % p->block;                                           \
    for (long n = 0; w->count < COUNT && n < w->count; n++)                                                              \
      TILE(p, w, x + n * w->step, panel, last, y + n * p->pixel, o, 1, VECTORS, STREAMS);                                \
    for (long n = 0; w->count >= COUNT && n < w->count; n += COUNT) {                                                    \
      const long at = n + COUNT <= w->count ? n : w->count - COUNT;                                                      \
      TILE(p, w, x + at * w->step, panel, last, y + at * p->pixel, o, COUNT, VECTORS, STREAMS);                          \
    }                                                                                                                    \
  }

// The available tiles, better ones first: windows, vectors, lanes per vector.
#define FB_TILES(DO)                                                                                                     \
  DO(8, 3, 16) DO(6, 4, 16) DO(12, 2, 16) DO(7, 3, 16) DO(10, 2, 16) DO(8, 2, 16) DO(16, 1, 16) DO(8, 3, 8)               \
  DO(6, 2, 8) DO(12, 1, 8)

// Those with up to 12 sums are for AVX2, whose registers have room for two vectors of the kernel beside them, not for three: with 4 × 3
// compilers store a sum in each step, which takes twice as long.
#define FB_AS_ROW(COUNT, VECTORS, LANES) {COUNT, VECTORS * LANES, COUNT * VECTORS > 12},
static const struct { long windows, outputs; bool is_wide; } tiles[] = {FB_TILES(FB_AS_ROW)};
enum { TILES = sizeof tiles / sizeof *tiles };

// Some outputs of a convolution.
typedef struct {
  long from, to;
} outputs_range;

// The outputs that are left by panels of a tile, as so many of the tiles of one vector compute them that overlap the last panel.
FB_INLINE long rest_of(const fb_direct *p, const outputs_range *some, long panel) {
  const long rest = (some->to - some->from) % panel;
  return rounded_up(rest, p->is_wide && rest > 8 ? LANES : 8);
}

// The tile that computes the fewest numbers twice and whose outputs fit the kernel's last block too.
FB_INLINE long best_tile(const fb_direct *p, const outputs_range *some, long count) {
  long best = -1, fewest = 0;
  const long outputs = some->to - some->from;
  for (long t = 0; t < TILES; t++) {
    const long panel = tiles[t].outputs, rest = rest_of(p, some, panel), single = p->is_wide ? 16 : 12;
    if (tiles[t].is_wide != p->is_wide) continue;
    if (p->block == p->outputs ? outputs < panel : outputs % panel != 0 || p->block % panel != 0) continue;
    const long computed =
      rounded_up(count, tiles[t].windows) * (outputs / panel * panel) + rounded_up(count, single) * rest;
    if (best < 0 || computed < fewest) best = t, fewest = computed;
  }
  return best;
}

FB_INLINE void side_by_side(
    const fb_direct *p, const outputs_range *some, const windows *w, const float *x, const float *kernel,
    const fb_epilogue *last, float *y) {
  const long best = best_tile(p, some, w->count);
  const long whole = best < 0 ? some->from : some->to - (some->to - some->from) % tiles[best].outputs;
#define FB_AS_CASE(COUNT, VECTORS, LANES)                                                                                \
  if (p->is_wide == (COUNT * VECTORS > 12) && best >= 0 && tiles[best].windows == COUNT &&                               \
      tiles[best].outputs == VECTORS * LANES) {                                                                          \
    if (last->streams) FB_PANELS(tile_of_##LANES, LANES, COUNT, VECTORS, true, some->from, whole)                        \
    else FB_PANELS(tile_of_##LANES, LANES, COUNT, VECTORS, false, some->from, whole)                                     \
  }
  FB_TILES(FB_AS_CASE)
  const long from = some->to - rounded_up(some->to - whole, p->is_wide && some->to - whole > 8 ? LANES : 8);
  if (!p->is_wide) FB_PANELS(tile_of_8, 8, 12, 1, false, from, some->to)
  else if (some->to - from > 8) FB_PANELS(tile_of_16, 16, 16, 1, false, from, some->to)
  else FB_PANELS(tile_of_8, 8, 16, 1, false, from, some->to)
}

// Some outputs of some rows.
FB_INLINE void some_rows(
    const fb_direct *p, const outputs_range *some, const float *image, long first, long rows, const float *kernel,
    const fb_epilogue *last, float *y) {
  const long row = p->width * p->inputs;
  if (p->kernel_height == 1 && p->kernel_width == 1 && p->stride == 1 && p->line == p->width * p->pixel) {
    // Each window is a pixel, and all are contiguous.
    const windows w = {.count = rows * p->width, .runs = 1, .run = p->inputs, .step = p->inputs};
    return side_by_side(p, some, &w, image + first * row, kernel, last, y);
  }
  const long number = p->input_step * p->inputs;
  for (long oh = first; oh < first + rows; oh++) {
    const long top = oh * p->stride - p->pad_top;
    long kh_from, kh_to;
    places(top, p->height, p->kernel_height, &kh_from, &kh_to);
    for (long ow = 0, next; ow < p->output_width; ow = next) {
      const long left = ow * p->stride - p->pad_left;
      long kw_from, kw_to;
      next = next_window(p, ow, &kw_from, &kw_to);
      const windows w = {
        .count = next - ow, .runs = kh_to - kh_from, .run = (kw_to - kw_from) * p->inputs, .row = row,
        .step = p->stride * p->inputs, .kernel_run = p->kernel_width * number};
      const float *corner = image + (top + kh_from) * row + (left + kw_from) * p->inputs;
      const float *from = kernel + (kh_from * p->kernel_width + kw_from) * number;
      side_by_side(p, some, &w, corner, from, last, y + ow * p->pixel);
    }
    y += p->line;
  }
}

// Bytes that stay in the second-level cache beside others: of the kernel, and of the rows that it is applied to.
enum { KERNEL_BYTES = 384 << 10, ROWS_BYTES = 384 << 10 };

FB_INLINE long at_least(long least, long count) { return count < least ? least : count; }

FB_INLINE void forward(
    const fb_direct *shape, const float *image, long first, long rows, const float *kernel, const fb_epilogue *epilogue,
    float *y, const bool is_wide) {
  // Copies: stores of floats to y might alias them otherwise.
  fb_direct own_shape = *shape;
  const fb_direct *const p = &own_shape;
  own_shape.is_wide = is_wide;
  fb_epilogue own_epilogue = *epilogue;
  own_epilogue.streams = own_epilogue.streams && can_stream(y, p->pixel);
  const fb_epilogue *const last = &own_epilogue;
  const long places = p->kernel_height * p->kernel_width, unit = fb_direct_unit(p);
  if (places == 1 || (p->to - p->from) * places * p->inputs * 4 <= KERNEL_BYTES) {
    some_rows(p, &(outputs_range){p->from, p->to}, image, first, rows, kernel, last, y);
    return end_stream(last->streams);
  }
  // A part of a large kernel is used for several rows before the next; the last part is not smaller than the others.
  const long part = at_least(unit, KERNEL_BYTES / 4 / (places * p->inputs) / unit * unit);
  const long height = at_least(1, ROWS_BYTES / 4 / (p->width * p->inputs * p->stride));
  for (long row = 0; row < rows; row += height) {
    const long count = rows - row < height ? rows - row : height;
    for (long from = p->from, to; from < p->to; from = to) {
      to = p->to - from < 2 * part ? p->to : from + part;
      some_rows(
          p, &(outputs_range){from, to}, image, first + row, count, kernel, last,
          y + row * p->line);
    }
  }
  end_stream(last->streams);
}

// Two functions, so that each instruction set has the tiles for its registers alone.
FB_WIDE
static void forward_wide(
    const fb_direct *p, const float *image, long first, long rows, const float *kernel, const fb_epilogue *last, float *y) {
  forward(p, image, first, rows, kernel, last, y, true);
}

FB_DISPATCHED
static void forward_narrow(
    const fb_direct *p, const float *image, long first, long rows, const float *kernel, const fb_epilogue *last, float *y) {
  forward(p, image, first, rows, kernel, last, y, false);
}

void fb_direct_forward(
    const fb_direct *p, const float *image, long first, long rows, const float *kernel, const fb_epilogue *last, float *y) {
  // A machine without AVX-512's registers computes a shape that was made for them too.
  (p->is_wide && fb_direct_is_wide() ? forward_wide : forward_narrow)(p, image, first, rows, kernel, last, y);
}

long fb_direct_unit(const fb_direct *p) { return p->block == p->outputs ? LANES : p->block; }

bool fb_direct_is_wide(void) { return fb_register_bits() == 512; }

long fb_direct_panel(long outputs) {
  static const long wide[] = {48, 64, 32, 24, 16, 0}, narrow[] = {16, 8, 0};
  for (const long *panel = fb_direct_is_wide() ? wide : narrow; *panel != 0; panel++)
    if (outputs % *panel == 0) return *panel;
  return outputs >= LANES || outputs == 8 ? outputs : 0;
}

bool fb_direct_is_fast(void) { return fb_register_bits() >= 256; }
