#include "minimal_filtering.h"
#include "instruction_set.h"
#include "sizes.h"
#include "vectors.h"

#include <string.h>

// A tile of 2×2 results needs 4×4 inputs with stride 1, 5×5 with stride 2. Tiles are processed in chunks: their transforms V (of
// images) and Q (of gradients) have a plane for each of these 16 or 25 places, which is multiplied by a plane of the transformed
// kernels U. U has 4×4 planes: with stride 2, the last two places of a line take the same.
enum {
  PLANES = 16,
  // Rows of a product that stay in registers, and vectors of each: enough to hide the latency of an addition, and more sums than numbers
  // that are read. Fewer rows are computed by so many at a time, to which they are filled up with zeros.
  WIDE_ROWS = 12, WIDE_REST = 4, WIDE_VECTORS = 2,
  NARROW_ROWS = 6, NARROW_REST = 2, NARROW_VECTORS = 1,
  REST = 4,
  // Of the kernels' gradients.
  WIDE_INPUTS = 8, NARROW_INPUTS = 4,
  // Lanes of the products of a chunk at a time.
  GROUP = 32,
  // Bytes of a chunk's transforms, which fit into the second-level cache, and of the kernels they are multiplied with, which are read
  // in order.
  CHUNK_BYTES = 512 << 10,
  BLOCK_BYTES = 2560 << 10,
};

#define FB_UNROLLED _Pragma("clang loop unroll(full)")

FB_INLINE bool is_wide(void) { return fb_register_bits() == 512; }

// Inputs, and places of a transform, along each side of a tile.
FB_INLINE int side_of(const int stride) { return stride + 3; }
FB_INLINE long places_of(const fb_minimal_filtering *p) { return side_of((int)p->stride) * side_of((int)p->stride); }

// The plane of U for a place.
FB_INLINE int plane_of(int place, const int stride) {
  const int side = side_of(stride), row = place / side, column = place % side;
  return 4 * (row < 3 ? row : 3) + (column < 3 ? column : 3);
}

// The first of the LANES channels at or before `i` of so many: the last vector overlaps the one before, so that none is in part.
FB_INLINE long channel_at(long i, long channels) { return smaller(i, channels - LANES); }

// Some of the channels that a kernel computes: `count` from `first`, in so many lanes of whole vectors, of which the last may overlap.
typedef struct {
  long first, count, lanes;
  // How many channels of the first vector belong to the block before, too.
  long known;
} block;

// Channels at a time, so that their kernels, each of so many others, stay in the cache.
static long block_size(long channels, long others) {
  const long fit = larger(1, BLOCK_BYTES / (long)(PLANES * LANES * sizeof(float)) / others);
  const long vectors = (channels + LANES - 1) / LANES, blocks = (vectors + fit - 1) / fit;
  return (vectors + blocks - 1) / blocks * LANES;
}

FB_INLINE block block_at(long from, long size, long channels) {
  const long first = channel_at(from, channels), count = smaller(from + size, channels) - first;
  return (block){first, count, rounded_up(count, LANES), from - first};
}

typedef struct {
  long image, top, left;  // the first row and column of its results
} tile;

static long tiles_across(const fb_minimal_filtering *p) { return (p->output_width + 1) / 2; }
static long tiles_down(const fb_minimal_filtering *p) { return (p->output_height + 1) / 2; }
static long tile_count(const fb_minimal_filtering *p) { return p->batch * tiles_down(p) * tiles_across(p); }

// Lanes of a block whose products are computed, and put to use, before the next.
typedef struct {
  long from, lanes;
} group;

FB_INLINE group group_at(long from, const block *some) { return (group){from, smaller(GROUP, some->lanes - from)}; }

// Tiles per chunk, given the channels of a tile's transforms.
static long chunk_size(const fb_minimal_filtering *p, long channels) {
  const long fit = CHUNK_BYTES / (long)sizeof(float) / places_of(p) / channels / WIDE_ROWS * WIDE_ROWS;
  return fit < WIDE_ROWS ? WIDE_ROWS : fit > 21 * WIDE_ROWS ? 21 * WIDE_ROWS : fit;
}

FB_INLINE tile tile_at(const fb_minimal_filtering *p, long index) {
  const long across = tiles_across(p), down = tiles_down(p);
  return (tile){index / (across * down), index / across % down * 2, index % across * 2};
}

// MARK: Transforms of a line. Those of a tile are the same along both sides.

// Bᵀ d, of 4 or 5 inputs.
FB_INLINE void transform_line(vector *d, const int step, const int stride) {
  const vector a = d[0], b = d[step], c = d[2 * step], e = d[3 * step];
  if (stride == 1) {
    d[0] = a - c, d[step] = b + c, d[2 * step] = c - b, d[3 * step] = b - e;
  } else {
    d[0] = a - c, d[step] = c, d[2 * step] = d[4 * step] - c, d[3 * step] = b, d[4 * step] = e;
  }
}

// B n, the transpose.
FB_INLINE void untransform_line(vector *n, const int step, const int stride) {
  const vector a = n[0], b = n[step], c = n[2 * step], e = n[3 * step];
  if (stride == 1) {
    n[step] = b - c + e, n[2 * step] = b + c - a, n[3 * step] = -e;
  } else {
    n[step] = e, n[2 * step] = b - a - c, n[3 * step] = n[4 * step], n[4 * step] = c;
  }
}

// G g, of 3 elements of a kernel.
FB_INLINE void transform_kernel_line(const vector *g, const int step, vector *u, const int to, const int stride) {
  const vector a = g[0], b = g[step], c = g[2 * step];
  u[0] = a;
  u[to] = stride == 1 ? (a + b + c) * 0.5f : a + c;
  u[2 * to] = stride == 1 ? (a - b + c) * 0.5f : c;
  u[3 * to] = stride == 1 ? c : b;
}

// Gᵀ p, the transpose.
FB_INLINE void untransform_kernel_line(const vector *p, const int step, vector *g, const int to, const int stride) {
  const vector a = p[0], b = p[step], c = p[2 * step], e = p[3 * step];
  if (stride == 1) {
    const vector half = b * 0.5f, other = c * 0.5f;
    g[0] = a + half + other, g[to] = half - other, g[2 * to] = half + other + e;
  } else {
    g[0] = a + b, g[to] = e, g[2 * to] = b + c;
  }
}

// Aᵀ m: two results.
FB_INLINE void results_of_line(const vector *m, const int step, vector *y, const int to, const int stride) {
  const vector a = m[0], b = m[step], c = m[2 * step], e = m[3 * step];
  y[0] = stride == 1 ? a + b + c : a + b + e;
  y[to] = stride == 1 ? b - c - e : b + c + m[4 * step];
}

// A y, the transpose.
FB_INLINE void transform_gradient_line(const vector *y, const int step, vector *q, const int to, const int stride) {
  const vector a = y[0], b = y[step];
  q[0] = a, q[to] = a + b;
  if (stride == 1) q[2 * to] = a - b, q[3 * to] = -b;
  else q[2 * to] = b, q[3 * to] = a, q[4 * to] = b;
}

// MARK: Transforms of chunks of tiles, [place][tile][channel]

// Rows behind those of the tiles are zero.
FB_INLINE void clear_rows(float *v, long places, long count, long rows, long width) {
  for (long place = 0; place < places; place++)
    memset(v + (place * rows + count) * width, 0, (rows - count) * width * sizeof(float));
}

// The inputs of a tile whose corner is at `top`, `left`; those that no image has are zero.
FB_INLINE void load_tile(
    const fb_minimal_filtering *p, const float *image, long top, long left, vector *d, const bool inside, const int side) {
  const float *row = image + (top * p->width + left) * p->inputs;
  FB_UNROLLED for (int i = 0; i < side; i++, row += p->width * p->inputs) {
    const bool has_row = inside || (top + i >= 0 && top + i < p->height);
    FB_UNROLLED for (int j = 0; j < side; j++) {
      const bool is_there = inside || (has_row && left + j >= 0 && left + j < p->width);
      d[i * side + j] = is_there ? load(row + j * p->inputs) : (vector){0};
    }
  }
}

// V, in rows of `width` channels, of which those that no image has are zero.
FB_INLINE void transform_images(
    const fb_minimal_filtering *p, const float *x, long first, long count, long rows, long width, float *v, const int stride) {
  const int side = side_of(stride), places = side * side;
  const long c = p->inputs, plane = rows * width;
  for (long t = 0; t < count; t++) {
    const tile at = tile_at(p, first + t);
    const long top = at.top * stride - p->pad_top, left = at.left * stride - p->pad_left;
    const float *image = x + at.image * p->height * p->width * c;
    const bool inside = top >= 0 && left >= 0 && top + side <= p->height && left + side <= p->width;
    for (long i = 0; i < c; i += LANES) {
      const long channel = channel_at(i, c);
      vector d[25];
      if (inside) load_tile(p, image + channel, top, left, d, true, side);
      else load_tile(p, image + channel, top, left, d, false, side);
      FB_UNROLLED for (int j = 0; j < side; j++) transform_line(d + j, side, stride);
      FB_UNROLLED for (int j = 0; j < side; j++) transform_line(d + j * side, 1, stride);
      FB_UNROLLED for (int place = 0; place < places; place++) store(v + place * plane + t * width + channel, d[place]);
    }
    for (int place = 0; place < places; place++)
      for (long i = c; i < width; i++) v[place * plane + t * width + i] = 0;
  }
  clear_rows(v, places, count, rows, width);
}

// Q = A dY Aᵀ of a group of a block's channels. `apart`: a vector that overlaps the one before has lanes of its own.
FB_INLINE void transform_gradients(
    const fb_minimal_filtering *p, const float *dy, const block *some, const group *part, long first, long count, long rows, bool apart,
    float *q, const int stride) {
  const int side = side_of(stride);
  const long width = apart ? part->lanes : some->count, plane = rows * width;
  for (long t = 0; t < count; t++) {
    const tile at = tile_at(p, first + t);
    const float *corner =
        dy + ((at.image * p->output_height + at.top) * p->output_width + at.left) * p->outputs + some->first;
    const bool has_right = at.left + 1 < p->output_width, has_below = at.top + 1 < p->output_height;
    for (long i = 0; i < part->lanes; i += LANES) {
      const long channel = channel_at(part->from + i, some->count);
      const float *from = corner + channel;
      const vector zero = {0};
      const vector y[4] = {
          load(from), has_right ? load(from + p->outputs) : zero, has_below ? load(from + p->output_width * p->outputs) : zero,
          has_right && has_below ? load(from + (p->output_width + 1) * p->outputs) : zero};
      vector lines[10], all[25];
      FB_UNROLLED for (int j = 0; j < 2; j++) transform_gradient_line(y + j, 2, lines + j, 2, stride);
      FB_UNROLLED for (int j = 0; j < side; j++) transform_gradient_line(lines + 2 * j, 1, all + j * side, 1, stride);
      FB_UNROLLED for (int place = 0; place < side * side; place++)
        store(q + place * plane + t * width + (apart ? i : channel), all[place]);
    }
  }
  clear_rows(q, side * side, count, rows, width);
}

// G g Gᵀ for sixteen outputs of one input channel; `tap`: from one element of the kernel to the next.
FB_INLINE void transform_kernel(const float *kernel, long tap, vector u[PLANES], const int stride) {
  vector g[9], half[12];
  for (int j = 0; j < 9; j++) g[j] = load(kernel + j * tap);
  for (int j = 0; j < 3; j++) transform_kernel_line(g + j, 3, half + j, 3, stride);
  for (int j = 0; j < 4; j++) transform_kernel_line(half + 3 * j, 1, u + 4 * j, 1, stride);
}

// Where the transforms of a group's kernels begin, each of so many others.
FB_INLINE long kernels_of(const group *part, long others) { return PLANES * part->from * others; }

// U for some inputs of a block of outputs, [group][plane][sixteen outputs][input].
FB_INLINE void transform_kernels(
    const fb_minimal_filtering *p, const float *kernel, const block *some, long first, long to, float *u, const int stride) {
  const long c = p->inputs, k = p->outputs;
  for (long from = 0; from < some->lanes; from += GROUP) {
    const group part = group_at(from, some);
    float *corner = u + kernels_of(&part, c);
    for (long i = first; i < to; i++)
      for (long o = 0; o < part.lanes; o += LANES) {
        const float *one = kernel + i * k + some->first + channel_at(from + o, some->count);
        // The same outputs of an input further on: too far away for the processor to foresee.
        for (int j = 0; j < 9; j++) __builtin_prefetch(one + (j * c + 4) * k);
        vector t[PLANES];
        transform_kernel(one, c * k, t, stride);
        FB_UNROLLED for (int j = 0; j < PLANES; j++) store(corner + (j * part.lanes + o) * c + i * LANES, t[j]);
      }
  }
}

// Sixteen vectors, turned: what is above the diagonal changes places with what is below, in squares of 8, 4, 2 and 1.
#define FB_UPPER(S, L) ((L) & (S) ? LANES + (L) - (S) : (L))
#define FB_LOWER(S, L) ((L) & (S) ? LANES + (L) : (L) + (S))
#define FB_ALL_LANES(OF, S) \
  OF(S, 0), OF(S, 1), OF(S, 2), OF(S, 3), OF(S, 4), OF(S, 5), OF(S, 6), OF(S, 7), OF(S, 8), OF(S, 9), OF(S, 10), OF(S, 11), \
      OF(S, 12), OF(S, 13), OF(S, 14), OF(S, 15)
#define FB_SWAP_SQUARES(S)                                                             \
  FB_UNROLLED for (int i = 0; i < LANES; i++) if (!(i & S)) {                          \
    const vector a = rows[i], b = rows[i + S];                                         \
    rows[i] = __builtin_shufflevector(a, b, FB_ALL_LANES(FB_UPPER, S));                \
    rows[i + S] = __builtin_shufflevector(a, b, FB_ALL_LANES(FB_LOWER, S));            \
  }

FB_INLINE void turn(vector rows[LANES]) {
  FB_SWAP_SQUARES(8) FB_SWAP_SQUARES(4) FB_SWAP_SQUARES(2) FB_SWAP_SQUARES(1)
}

// The same for a block of inputs, [group][plane][sixteen inputs][output]; inputs that the vector before has, too, are zero.
FB_INLINE void transform_kernels_turned(
    const fb_minimal_filtering *p, const float *kernel, const block *some, float *u, const int stride) {
  const long c = p->inputs, k = p->outputs;
  for (long from = 0; from < some->lanes; from += GROUP) {
    const group part = group_at(from, some);
    for (long i = 0; i < part.lanes; i += LANES) {
      const long channel = channel_at(from + i, some->count), known = from + i == 0 ? some->known : from + i - channel;
      float *corner = u + kernels_of(&part, k) + i * k;
      for (long o = 0; o < k; o += LANES) {
        const long output = channel_at(o, k);
        vector g[9][LANES];
        for (int j = 0; j < 9; j++) {
          const float *one = kernel + (j * c + some->first + channel) * k + output;
          FB_UNROLLED for (int lane = 0; lane < LANES; lane++) g[j][lane] = lane < known ? (vector){0} : load(one + lane * k);
          turn(g[j]);
        }
        for (long l = 0; l < LANES; l++) {
          vector t[PLANES];
          transform_kernel((const float *)g + l * LANES, LANES * LANES, t, stride);
          FB_UNROLLED for (int j = 0; j < PLANES; j++) store(corner + j * part.lanes * k + (output + l) * LANES, t[j]);
        }
      }
    }
  }
}

// MARK: Products

// c (rows × vectors) = a (rows × depth) · b (depth × vectors); `panel`: from one vector's numbers in b to the next one's.
FB_INLINE void multiply_rows(
    const float *a, long depth, const float *b, long panel, float *c, long width, const int rows, const int vectors) {
  vector sum[WIDE_ROWS * WIDE_VECTORS];
  FB_UNROLLED for (int s = 0; s < rows * vectors; s++) sum[s] = (vector){0};
  // Three rows from one pointer, by what an instruction can address.
  const float *a3 = a + 3 * depth, *a6 = a3 + 3 * depth, *a9 = a6 + 3 * depth;
  for (long k = 0; k < depth; k++, b += LANES, a++, a3++, a6++, a9++) {
    // Otherwise a compiler has a pointer for each row, more than there are registers.
    __asm__("" : "+r"(a), "+r"(a3), "+r"(a6), "+r"(a9));
    const float *of[4] = {a, a3, a6, a9};
    vector right[WIDE_VECTORS];
    FB_UNROLLED for (int v = 0; v < vectors; v++) right[v] = load(b + v * panel);
    FB_UNROLLED for (int r = 0; r < rows; r++) {
      const vector left = of[r / 3][r % 3 * depth] - (vector){0};
      FB_UNROLLED for (int v = 0; v < vectors; v++) sum[r * vectors + v] += left * right[v];
    }
  }
  FB_UNROLLED for (int r = 0; r < rows; r++)
    FB_UNROLLED for (int v = 0; v < vectors; v++) store(c + r * width + v * LANES, sum[r * vectors + v]);
}

FB_INLINE void multiply_panel(
    const float *a, long depth, const float *b, float *c, long width, long tiles, const int rows, const int rest, const int vectors) {
  long t = 0;
  for (; t + rows <= tiles; t += rows) multiply_rows(a + t * depth, depth, b, depth * LANES, c + t * width, width, rows, vectors);
  for (; t < tiles; t += rest) multiply_rows(a + t * depth, depth, b, depth * LANES, c + t * width, width, rest, vectors);
}

FB_INLINE void multiply_panels(
    const float *v, const float *u, float *m, long tiles, long depth, const group *part, const int stride, const int rows,
    const int rest, const int vectors) {
  const int places = side_of(stride) * side_of(stride);
  for (int place = 0; place < places; place++)
    for (long panel = 0; panel < part->lanes; panel += vectors * LANES) {
      const float *a = v + place * tiles * depth;
      const float *b = u + (plane_of(place, stride) * part->lanes + panel) * depth;
      float *c = m + place * tiles * part->lanes + panel;
      if (panel + vectors * LANES <= part->lanes) multiply_panel(a, depth, b, c, part->lanes, tiles, rows, rest, vectors);
      else multiply_panel(a, depth, b, c, part->lanes, tiles, rows, rest, 1);
    }
}

// For each place: (tiles × depth) · (depth × the lanes of a group).
FB_INLINE void multiply(
    const float *v, const float *u, float *m, long tiles, long depth, const group *part, const int stride) {
  u += kernels_of(part, depth);
  if (is_wide()) multiply_panels(v, u, m, tiles, depth, part, stride, WIDE_ROWS, WIDE_REST, WIDE_VECTORS);
  else multiply_panels(v, u, m, tiles, depth, part, stride, NARROW_ROWS, NARROW_REST, NARROW_VECTORS);
}

// sums (rows × vectors) += Vᵀ (rows × tiles) · Q (tiles × vectors).
FB_INLINE void add_products(
    const float *a, long width, const float *b, long step, long count, float *sums, long lanes, const int rows, const int vectors) {
  vector sum[WIDE_INPUTS * WIDE_VECTORS];
  for (int r = 0; r < rows; r++)
    for (int v = 0; v < vectors; v++) sum[r * vectors + v] = load(sums + r * lanes + v * LANES);
  for (long t = 0; t < count; t++) {
    vector right[WIDE_VECTORS];
    for (int v = 0; v < vectors; v++) right[v] = load(b + t * step + v * LANES);
    for (int r = 0; r < rows; r++) {
      const vector left = a[t * width + r] - (vector){0};
      for (int v = 0; v < vectors; v++) sum[r * vectors + v] += left * right[v];
    }
  }
  for (int r = 0; r < rows; r++)
    for (int v = 0; v < vectors; v++) store(sums + r * lanes + v * LANES, sum[r * vectors + v]);
}

FB_INLINE void multiply_transposed_panels(
    const float *v, const float *q, float *sums, long tiles, long width, long lanes, const group *part, const int stride,
    const int rows, const int vectors) {
  const int places = side_of(stride) * side_of(stride);
  for (int place = 0; place < places; place++)
    for (long panel = 0; panel < part->lanes; panel += vectors * LANES) {
      const float *a = v + place * tiles * width, *b = q + place * tiles * part->lanes + panel;
      float *to = sums + plane_of(place, stride) * width * lanes + part->from + panel;
      if (panel + vectors * LANES <= part->lanes)
        for (long i = 0; i < width; i += rows)
          add_products(a + i, width, b, part->lanes, tiles, to + i * lanes, lanes, rows, vectors);
      else
        for (long i = 0; i < width; i += rows) add_products(a + i, width, b, part->lanes, tiles, to + i * lanes, lanes, rows, 1);
    }
}

// For each place: sums += Vᵀ (width × tiles) · Q (tiles × a group of the lanes).
FB_INLINE void multiply_transposed(
    const float *v, const float *q, float *sums, long tiles, long width, long lanes, const group *part, const int stride) {
  if (is_wide()) multiply_transposed_panels(v, q, sums, tiles, width, lanes, part, stride, WIDE_INPUTS, WIDE_VECTORS);
  else multiply_transposed_panels(v, q, sums, tiles, width, lanes, part, stride, NARROW_INPUTS, NARROW_VECTORS);
}

// MARK: Results

// Y = Aᵀ m A for a chunk of tiles, with the epilogue.
FB_INLINE void write_results(
    const fb_minimal_filtering *p, const float *m, const fb_epilogue *last, float *y, const block *some, const group *part, long first,
    long count, long rows, const int stride) {
  const float low = last->low, high = last->high;
  const int side = side_of(stride);
  const long plane = rows * part->lanes, k = p->outputs;
  for (long t = 0; t < count; t++) {
    const tile at = tile_at(p, first + t);
    float *corner = y + ((at.image * p->output_height + at.top) * p->output_width + at.left) * k + some->first;
    const bool has_right = at.left + 1 < p->output_width, has_below = at.top + 1 < p->output_height;
    for (long i = 0; i < part->lanes; i += LANES) {
      const long channel = channel_at(part->from + i, some->count);
      vector all[25], lines[10], r[4];
      FB_UNROLLED for (int place = 0; place < side * side; place++) all[place] = load(m + place * plane + t * part->lanes + i);
      FB_UNROLLED for (int j = 0; j < side; j++) results_of_line(all + j, side, lines + j, side, stride);
      FB_UNROLLED for (int j = 0; j < 2; j++) results_of_line(lines + j * side, 1, r + 2 * j, 1, stride);
      const vector offset = last->offset ? load(last->offset + some->first + channel) : (vector){0};
      const vector factor = last->factor ? load(last->factor + some->first + channel) : (vector){0} + 1;
      for (int j = 0; j < 4; j++) {
        r[j] = r[j] * factor + offset;
        FB_HOLD(r[j], low, high);
      }
      float *to = corner + channel;
      store(to, r[0]);
      if (has_right) store(to + k, r[1]);
      if (has_below) store(to + p->output_width * k, r[2]);
      if (has_right && has_below) store(to + (p->output_width + 1) * k, r[3]);
    }
  }
}

// dX += B n Bᵀ for a chunk of tiles, whose inputs overlap.
FB_INLINE void add_image_gradients(
    const fb_minimal_filtering *p, const float *n, float *dx, const block *some, const group *part, long first, long count, long rows,
    const int stride) {
  const int side = side_of(stride);
  const long plane = rows * part->lanes, c = p->inputs;
  for (long t = 0; t < count; t++) {
    const tile at = tile_at(p, first + t);
    const long top = at.top * stride - p->pad_top, left = at.left * stride - p->pad_left;
    float *image = dx + at.image * p->height * p->width * c + some->first;
    for (long i = 0; i < part->lanes; i += LANES) {
      vector d[25];
      FB_UNROLLED for (int place = 0; place < side * side; place++) d[place] = load(n + place * plane + t * part->lanes + i);
      FB_UNROLLED for (int j = 0; j < side; j++) untransform_line(d + j, side, stride);
      FB_UNROLLED for (int j = 0; j < side; j++) untransform_line(d + j * side, 1, stride);
      FB_UNROLLED for (int place = 0; place < side * side; place++) {
        const long h = top + place / side, w = left + place % side;
        if (h < 0 || h >= p->height || w < 0 || w >= p->width) continue;
        float *to = image + (h * p->width + w) * c + channel_at(part->from + i, some->count);
        store(to, load(to) + d[place]);
      }
    }
  }
}

// The second place of the second line of Q is the sum over the tile.
FB_INLINE void add_bias_gradients(const float *q, long count, long lanes, float *sums, const int stride) {
  for (long t = 0; t < count; t++)
    for (long o = 0; o < lanes; o += LANES)
      store(sums + o, load(sums + o) + load(q + ((side_of(stride) + 1) * count + t) * lanes + o));
}

// Gᵀ P G: the gradient of a block of outputs' kernels from the sums over all tiles.
FB_INLINE void write_kernel_gradients(
    const fb_minimal_filtering *p, const float *sums, long width, float *dkernel, const block *some, const int stride) {
  const long c = p->inputs, k = p->outputs;
  for (long i = 0; i < c; i++)
    for (long o = 0; o < some->lanes; o += LANES) {
      vector all[PLANES], half[12], g[9];
      for (int j = 0; j < PLANES; j++) all[j] = load(sums + (j * width + i) * some->lanes + o);
      for (int j = 0; j < 4; j++) untransform_kernel_line(all + j, 4, half + j, 4, stride);
      for (int j = 0; j < 3; j++) untransform_kernel_line(half + 4 * j, 1, g + 3 * j, 1, stride);
      for (int j = 0; j < 9; j++) store(dkernel + (j * c + i) * k + some->first + channel_at(o, some->count), g[j]);
    }
}

// MARK: Passes

// The channels of a chunk's transforms, given those of its images (or gradients) and a block's lanes.
FB_INLINE long chunk_channels(long channels, long lanes) { return rounded_up(channels, WIDE_INPUTS) + smaller(GROUP, lanes); }

// Floats of a block of transformed kernels, or their gradients, of a chunk's transforms, and of a block's sums.
static size_t scratch_size(const fb_minimal_filtering *p, long channels, long others) {
  const long lanes = block_size(others, channels), all = chunk_channels(channels, lanes);
  return PLANES * rounded_up(channels, WIDE_INPUTS) * lanes + places_of(p) * chunk_size(p, all) * all + lanes;
}

size_t fb_minimal_filtering_backward_kernel_scratch(const fb_minimal_filtering *p) {
  return scratch_size(p, p->inputs, p->outputs);
}

size_t fb_minimal_filtering_backward_data_scratch(const fb_minimal_filtering *p) {
  return scratch_size(p, p->outputs, p->inputs);
}

long fb_minimal_filtering_tiles(const fb_minimal_filtering *p) { return tile_count(p); }

long fb_minimal_filtering_block(const fb_minimal_filtering *p) { return block_size(p->outputs, p->inputs); }

size_t fb_minimal_filtering_kernels_size(const fb_minimal_filtering *p) {
  return PLANES * p->inputs * fb_minimal_filtering_block(p);
}

long fb_minimal_filtering_chunk(const fb_minimal_filtering *p, long tiles) {
  return smaller(chunk_size(p, chunk_channels(p->inputs, fb_minimal_filtering_block(p))), rounded_up(tiles, REST));
}

size_t fb_minimal_filtering_forward_scratch(const fb_minimal_filtering *p, long chunk) {
  return places_of(p) * chunk * (p->inputs + smaller(GROUP, fb_minimal_filtering_block(p)));
}

FB_DISPATCHED
void fb_minimal_filtering_transform(
    const fb_minimal_filtering *p, const float *kernel, long output, long first, long to, float *u) {
  const block some = block_at(output, fb_minimal_filtering_block(p), p->outputs);
  if (p->stride == 1) transform_kernels(p, kernel, &some, first, to, u, 1);
  else transform_kernels(p, kernel, &some, first, to, u, 2);
}

FB_INLINE void forward(
    const fb_minimal_filtering *p, const float *x, const float *u, long output, long from_tile, long to_tile, long size,
    const fb_epilogue *last, float *y, float *scratch, const int stride) {
  const long c = p->inputs;
  const block some = block_at(output, fb_minimal_filtering_block(p), p->outputs);
  float *m = scratch, *v = m + places_of(p) * size * smaller(GROUP, some.lanes);
  for (long first = from_tile; first < to_tile; first += size) {
    const long count = smaller(size, to_tile - first), rows = rounded_up(count, REST);
    // Those of a single chunk serve all blocks.
    if (output == 0 || to_tile - from_tile > size) transform_images(p, x, first, count, rows, c, v, stride);
    for (long from = 0; from < some.lanes; from += GROUP) {
      const group part = group_at(from, &some);
      multiply(v, u, m, rows, c, &part, stride);
      write_results(p, m, last, y, &some, &part, first, count, rows, stride);
    }
  }
}

FB_DISPATCHED
void fb_minimal_filtering_forward(
    const fb_minimal_filtering *p, const float *x, const float *u, long output, long first, long to, long chunk,
    const fb_epilogue *last, float *y, float *scratch) {
  if (p->stride == 1) forward(p, x, u, output, first, to, chunk, last, y, scratch, 1);
  else forward(p, x, u, output, first, to, chunk, last, y, scratch, 2);
}

FB_INLINE void backward_data(
    const fb_minimal_filtering *p, const float *kernel, const float *dy, float *dx, float *scratch, const int stride) {
  const long k = p->outputs, tiles = tile_count(p);
  const long lanes = block_size(p->inputs, k), size = chunk_size(p, chunk_channels(k, lanes));
  const block all = {0, k, rounded_up(k, LANES), 0};
  const group whole = {0, all.lanes};
  memset(dx, 0, p->batch * p->height * p->width * p->inputs * sizeof(float));
  for (long input = 0; input < p->inputs; input += lanes) {
    const block some = block_at(input, lanes, p->inputs);
    float *u = scratch, *n = u + PLANES * k * lanes, *q = n + places_of(p) * size * smaller(GROUP, lanes);
    transform_kernels_turned(p, kernel, &some, u, stride);
    for (long first = 0; first < tiles; first += size) {
      const long count = smaller(size, tiles - first), rows = rounded_up(count, REST);
      if (input == 0 || tiles > size) transform_gradients(p, dy, &all, &whole, first, count, rows, false, q, stride);
      for (long from = 0; from < some.lanes; from += GROUP) {
        const group part = group_at(from, &some);
        multiply(q, u, n, rows, k, &part, stride);
        add_image_gradients(p, n, dx, &some, &part, first, count, rows, stride);
      }
    }
  }
}

FB_DISPATCHED
void fb_minimal_filtering_backward_data(
    const fb_minimal_filtering *p, const float *kernel, const float *dy, float *dx, float *scratch) {
  if (p->stride == 1) backward_data(p, kernel, dy, dx, scratch, 1);
  else backward_data(p, kernel, dy, dx, scratch, 2);
}

FB_INLINE void backward_kernel(
    const fb_minimal_filtering *p, const float *x, const float *dy, float *dkernel, float *dbias, float *scratch, const int stride) {
  const long k = p->outputs, width = rounded_up(p->inputs, WIDE_INPUTS), tiles = tile_count(p);
  const long lanes = block_size(k, p->inputs), size = chunk_size(p, chunk_channels(p->inputs, lanes));
  for (long output = 0; output < k; output += lanes) {
    const block some = block_at(output, lanes, k);
    float *sums = scratch, *bias = sums + PLANES * width * lanes, *q = bias + lanes;
    float *v = q + places_of(p) * size * smaller(GROUP, lanes);
    memset(sums, 0, PLANES * width * some.lanes * sizeof(float));
    memset(bias, 0, some.lanes * sizeof(float));
    for (long first = 0; first < tiles; first += size) {
      const long count = smaller(size, tiles - first);
      if (output == 0 || tiles > size) transform_images(p, x, first, count, count, width, v, stride);
      for (long from = 0; from < some.lanes; from += GROUP) {
        const group part = group_at(from, &some);
        transform_gradients(p, dy, &some, &part, first, count, count, true, q, stride);
        multiply_transposed(v, q, sums, count, width, some.lanes, &part, stride);
        if (dbias) add_bias_gradients(q, count, part.lanes, bias + from, stride);
      }
    }
    write_kernel_gradients(p, sums, width, dkernel, &some, stride);
    for (long o = 0; dbias && o < some.lanes; o += LANES)
      store(dbias + some.first + channel_at(o, some.count), load(bias + o));
  }
}

FB_DISPATCHED
void fb_minimal_filtering_backward_kernel(
    const fb_minimal_filtering *p, const float *x, const float *dy, float *dkernel, float *dbias, float *scratch) {
  if (p->stride == 1) backward_kernel(p, x, dy, dkernel, dbias, scratch, 1);
  else backward_kernel(p, x, dy, dkernel, dbias, scratch, 2);
}
