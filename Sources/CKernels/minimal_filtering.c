#include "minimal_filtering.h"
#include "vectors.h"

#include <string.h>

// A tile of 2×2 results needs 4×4 inputs. Tiles are processed in chunks: their transforms V (of images) and Q (of
// gradients) have a plane for each of the 16 positions, which are multiplied plane by plane with the transformed
// kernels U.
enum {
  PLACES = 16,
  // Output channels that are computed at a time, so that U stays small.
  BLOCK = 64,
  // Rows of a product that stay in registers: enough to hide the latency of an addition.
  ROWS = 8,
  // Bytes of a chunk's transforms: what fits into the second-level cache besides U.
  CHUNK_BYTES = 384 << 10,
};

FB_INLINE long smaller(long a, long b) { return a < b ? a : b; }

// Tiles per chunk, given the transformed channels of both operands: a multiple of ROWS.
static long chunk_size(long channels) {
  const long fit = CHUNK_BYTES / (long)(PLACES * sizeof(float)) / channels / ROWS * ROWS;
  return fit < ROWS ? ROWS : fit > 256 ? 256 : fit;
}

typedef struct {
  long image, top, left;  // the first row and column of its results
} tile;

static long tiles_across(const fb_minimal_filtering *p) { return (p->output_width + 1) / 2; }
static long tiles_down(const fb_minimal_filtering *p) { return (p->output_height + 1) / 2; }
static long tile_count(const fb_minimal_filtering *p) { return p->batch * tiles_down(p) * tiles_across(p); }

FB_INLINE tile tile_at(const fb_minimal_filtering *p, long index) {
  const long across = tiles_across(p), down = tiles_down(p);
  return (tile){index / (across * down), index / across % down * 2, index % across * 2};
}

// Bᵀ d B of 4×4 inputs.
FB_INLINE void transform_image(vector d[16]) {
  for (int i = 0; i < 4; i++) {
    const vector a = d[i], b = d[4 + i], c = d[8 + i], e = d[12 + i];
    d[i] = a - c, d[4 + i] = b + c, d[8 + i] = c - b, d[12 + i] = b - e;
  }
  for (int i = 0; i < 16; i += 4) {
    const vector a = d[i], b = d[i + 1], c = d[i + 2], e = d[i + 3];
    d[i] = a - c, d[i + 1] = b + c, d[i + 2] = c - b, d[i + 3] = b - e;
  }
}

// B n Bᵀ, the transpose.
FB_INLINE void untransform_image(vector n[16]) {
  for (int i = 0; i < 4; i++) {
    const vector a = n[i], b = n[4 + i], c = n[8 + i], e = n[12 + i];
    n[i] = a, n[4 + i] = b - c + e, n[8 + i] = b + c - a, n[12 + i] = -e;
  }
  for (int i = 0; i < 16; i += 4) {
    const vector a = n[i], b = n[i + 1], c = n[i + 2], e = n[i + 3];
    n[i] = a, n[i + 1] = b - c + e, n[i + 2] = b + c - a, n[i + 3] = -e;
  }
}

// V: the transforms of a chunk of tiles, [position][tile][channel]. Padding tiles are zero.
FB_INLINE void transform_images(
    const fb_minimal_filtering *p, const float *x, long first, long count, long rows, float *v) {
  const long c = p->inputs, plane = rows * c;
  for (long t = 0; t < count; t++) {
    const tile at = tile_at(p, first + t);
    const long top = at.top - p->pad_top, left = at.left - p->pad_left;
    const float *image = x + at.image * p->height * p->width * c;
    const bool inside = top >= 0 && left >= 0 && top + 4 <= p->height && left + 4 <= p->width;
    for (long i = 0; i < c; i += LANES) {
      vector d[16];
      if (inside) {
        for (int place = 0; place < 16; place++)
          d[place] = load(image + ((top + place / 4) * p->width + left + place % 4) * c + i);
      } else {
        for (int place = 0; place < 16; place++) {
          const long h = top + place / 4, w = left + place % 4;
          const bool is_there = h >= 0 && h < p->height && w >= 0 && w < p->width;
          d[place] = is_there ? load(image + (h * p->width + w) * c + i) : (vector){0};
        }
      }
      transform_image(d);
      for (int place = 0; place < 16; place++) store(v + place * plane + t * c + i, d[place]);
    }
  }
  for (long t = count; t < rows; t++)
    for (int place = 0; place < 16; place++) memset(v + place * plane + t * c, 0, c * sizeof(float));
}

// Q = A dY Aᵀ: the transforms of gradients of some channels, [position][tile][channel].
FB_INLINE void transform_gradients(
    const fb_minimal_filtering *p, const float *dy, long channel, long channels, long first, long count, long rows, float *q) {
  const long plane = rows * channels;
  for (long t = 0; t < count; t++) {
    const tile at = tile_at(p, first + t);
    const float *corner = dy + ((at.image * p->output_height + at.top) * p->output_width + at.left) * p->outputs + channel;
    const bool has_right = at.left + 1 < p->output_width, has_below = at.top + 1 < p->output_height;
    for (long i = 0; i < channels; i += LANES) {
      const vector zero = {0};
      const vector a = load(corner + i);
      const vector b = has_right ? load(corner + p->outputs + i) : zero;
      const vector c = has_below ? load(corner + p->output_width * p->outputs + i) : zero;
      const vector d = has_right && has_below ? load(corner + (p->output_width + 1) * p->outputs + i) : zero;
      const vector left[4] = {a, a + c, a - c, -c}, right[4] = {b, b + d, b - d, -d};
      float *to = q + t * channels + i;
      for (int row = 0; row < 4; row++) {
        store(to + (4 * row) * plane, left[row]);
        store(to + (4 * row + 1) * plane, left[row] + right[row]);
        store(to + (4 * row + 2) * plane, left[row] - right[row]);
        store(to + (4 * row + 3) * plane, -right[row]);
      }
    }
  }
  for (long t = count; t < rows; t++)
    for (int place = 0; place < 16; place++) memset(q + place * plane + t * channels, 0, channels * sizeof(float));
}

// G g Gᵀ for sixteen outputs of one input channel.
FB_INLINE void transform_kernel(const float *kernel, long tap, vector u[16]) {
  vector g[4][3];
  for (int j = 0; j < 3; j++) {
    const vector a = load(kernel + j * tap), b = load(kernel + (3 + j) * tap), c = load(kernel + (6 + j) * tap);
    g[0][j] = a, g[1][j] = (a + b + c) * 0.5f, g[2][j] = (a - b + c) * 0.5f, g[3][j] = c;
  }
  for (int i = 0; i < 4; i++) {
    const vector a = g[i][0], b = g[i][1], c = g[i][2];
    u[4 * i] = a, u[4 * i + 1] = (a + b + c) * 0.5f, u[4 * i + 2] = (a - b + c) * 0.5f, u[4 * i + 3] = c;
  }
}

// U for some outputs, [position][sixteen outputs][input].
FB_INLINE void transform_kernels(const fb_minimal_filtering *p, const float *kernel, long output, long outputs, float *u) {
  const long c = p->inputs, k = p->outputs, plane = c * outputs;
  for (long panel = 0; panel < outputs; panel += LANES)
    for (long i = 0; i < c; i++) {
      vector t[16];
      transform_kernel(kernel + i * k + output + panel, c * k, t);
      for (int place = 0; place < 16; place++) store(u + place * plane + panel * c + i * LANES, t[place]);
    }
}

// The same for some inputs, rotated by 180°: [position][sixteen inputs][output].
FB_INLINE void transform_kernels_turned(const fb_minimal_filtering *p, const float *kernel, long input, long inputs, float *u) {
  const long c = p->inputs, k = p->outputs, plane = k * inputs;
  for (long i = 0; i < inputs; i++)
    for (long o = 0; o < k; o += LANES) {
      vector t[16];
      transform_kernel(kernel + (input + i) * k + o, c * k, t);
      float *to = u + i / LANES * LANES * k + o * LANES + i % LANES;
      for (int place = 0; place < 16; place++)
        for (int lane = 0; lane < LANES; lane++) to[place * plane + lane * LANES] = t[place][lane];
    }
}

// c (rows × 16) = a (rows × depth) · b (depth × 16).
FB_INLINE void multiply_rows(
    const float *a, long depth, const float *b, float *c, long columns, const int rows) {
  vector sum[ROWS];
  for (int r = 0; r < rows; r++) sum[r] = (vector){0};
  for (long k = 0; k < depth; k++) {
    const vector right = load(b + k * LANES);
    for (int r = 0; r < rows; r++) sum[r] += right * a[r * depth + k];
  }
  for (int r = 0; r < rows; r++) store(c + r * columns, sum[r]);
}

// For each position: (tiles × depth) · (depth × columns).
FB_INLINE void multiply(const float *v, const float *u, float *m, long tiles, long depth, long columns) {
  for (int place = 0; place < 16; place++)
    for (long panel = 0; panel < columns; panel += LANES) {
      const float *b = u + place * depth * columns + panel * depth;
      for (long t = 0; t < tiles; t += ROWS)
        multiply_rows(
            v + (place * tiles + t) * depth, depth, b, m + (place * tiles + t) * columns + panel, columns, ROWS);
    }
}

// For each position: sums += Vᵀ (inputs × tiles) · Q (tiles × outputs).
FB_INLINE void multiply_transposed(
    const float *v, const float *q, float *sums, long count, long tiles, long inputs, long outputs) {
  for (int place = 0; place < 16; place++)
    for (long panel = 0; panel < outputs; panel += LANES)
      for (long i = 0; i < inputs; i += ROWS) {
        float *to = sums + (place * inputs + i) * outputs + panel;
        const float *a = v + place * tiles * inputs + i, *b = q + place * tiles * outputs + panel;
        vector sum[ROWS];
        for (int r = 0; r < ROWS; r++) sum[r] = load(to + r * outputs);
        for (long t = 0; t < count; t++) {
          const vector right = load(b + t * outputs);
          for (int r = 0; r < ROWS; r++) sum[r] += right * a[t * inputs + r];
        }
        for (int r = 0; r < ROWS; r++) store(to + r * outputs, sum[r]);
      }
}

// Y = Aᵀ m A for a chunk of tiles, with the epilogue.
FB_INLINE void write_results(
    const fb_minimal_filtering *p, const float *m, const fb_epilogue *last, float *y, long output, long outputs, long first,
    long count, long rows) {
  const float low = last->low, high = last->high;
  const long plane = rows * outputs, k = p->outputs;
  for (long t = 0; t < count; t++) {
    const tile at = tile_at(p, first + t);
    float *corner = y + ((at.image * p->output_height + at.top) * p->output_width + at.left) * k + output;
    const bool has_right = at.left + 1 < p->output_width, has_below = at.top + 1 < p->output_height;
    for (long i = 0; i < outputs; i += LANES) {
      const float *from = m + t * outputs + i;
      vector up[4], down[4];
      for (int j = 0; j < 4; j++) {
        const vector a = load(from + j * plane), b = load(from + (4 + j) * plane), c = load(from + (8 + j) * plane),
                     d = load(from + (12 + j) * plane);
        up[j] = a + b + c, down[j] = b - c - d;
      }
      const vector offset = last->offset ? load(last->offset + output + i) : (vector){0};
      const vector factor = last->factor ? load(last->factor + output + i) : (vector){0} + 1;
      vector r[4] = {
          up[0] + up[1] + up[2], up[1] - up[2] - up[3], down[0] + down[1] + down[2], down[1] - down[2] - down[3]};
      for (int j = 0; j < 4; j++) {
        r[j] = r[j] * factor + offset;
        FB_HOLD(r[j], low, high);
      }
      store(corner + i, r[0]);
      if (has_right) store(corner + k + i, r[1]);
      if (has_below) store(corner + p->output_width * k + i, r[2]);
      if (has_right && has_below) store(corner + (p->output_width + 1) * k + i, r[3]);
    }
  }
}

// dX += B n Bᵀ for a chunk of tiles, whose 4×4 inputs overlap.
FB_INLINE void add_image_gradients(
    const fb_minimal_filtering *p, const float *n, float *dx, long input, long inputs, long first, long count, long rows) {
  const long plane = rows * inputs, c = p->inputs;
  for (long t = 0; t < count; t++) {
    const tile at = tile_at(p, first + t);
    const long top = at.top - p->pad_top, left = at.left - p->pad_left;
    float *image = dx + at.image * p->height * p->width * c + input;
    for (long i = 0; i < inputs; i += LANES) {
      vector d[16];
      for (int place = 0; place < 16; place++) d[place] = load(n + place * plane + t * inputs + i);
      untransform_image(d);
      for (int place = 0; place < 16; place++) {
        const long h = top + place / 4, w = left + place % 4;
        if (h < 0 || h >= p->height || w < 0 || w >= p->width) continue;
        float *to = image + (h * p->width + w) * c + i;
        store(to, load(to) + d[place]);
      }
    }
  }
}

// Position 5 of Q is the sum over the tile.
FB_INLINE void add_bias_gradients(const float *q, long count, long outputs, float *dbias) {
  for (long t = 0; t < count; t++)
    for (long o = 0; o < outputs; o += LANES)
      store(dbias + o, load(dbias + o) + load(q + (5 * count + t) * outputs + o));
}

// Gᵀ P G: the gradient of some outputs' kernels from the sums over all tiles.
FB_INLINE void write_kernel_gradients(
    const fb_minimal_filtering *p, const float *sums, float *dkernel, long output, long outputs) {
  const long c = p->inputs, k = p->outputs, row = 4 * c * outputs;
  for (long i = 0; i < c; i++)
    for (long o = 0; o < outputs; o += LANES) {
      vector g[3][4];
      for (int j = 0; j < 4; j++) {
        const float *from = sums + (j * c + i) * outputs + o;
        const vector first = load(from), last = load(from + 3 * row);
        const vector a = load(from + row) * 0.5f, b = load(from + 2 * row) * 0.5f;
        g[0][j] = first + a + b, g[1][j] = a - b, g[2][j] = a + b + last;
      }
      for (int j = 0; j < 3; j++) {
        float *to = dkernel + (3 * j * c + i) * k + output + o;
        const vector a = g[j][1] * 0.5f, b = g[j][2] * 0.5f;
        store(to, g[j][0] + a + b);
        store(to + c * k, a - b);
        store(to + 2 * c * k, a + b + g[j][3]);
      }
    }
}

// Floats of a block of transformed kernels, or their gradients, and of a chunk's transforms.
static size_t scratch_size(long channels, long others) {
  const long columns = smaller(BLOCK, others);
  return PLACES * (channels * columns + chunk_size(channels + columns) * (channels + columns));
}

size_t fb_minimal_filtering_scratch(const fb_minimal_filtering *p) { return scratch_size(p->inputs, p->outputs); }

size_t fb_minimal_filtering_backward_data_scratch(const fb_minimal_filtering *p) { return scratch_size(p->outputs, p->inputs); }

FB_DISPATCHED
void fb_minimal_filtering_forward(
    const fb_minimal_filtering *p, const float *x, const float *kernel, const fb_epilogue *last, float *y, float *scratch) {
  const long c = p->inputs, tiles = tile_count(p), size = chunk_size(c + smaller(BLOCK, p->outputs));
  for (long output = 0; output < p->outputs; output += BLOCK) {
    const long columns = smaller(BLOCK, p->outputs - output);
    float *u = scratch, *v = u + PLACES * c * columns, *m = v + PLACES * size * c;
    transform_kernels(p, kernel, output, columns, u);
    for (long first = 0; first < tiles; first += size) {
      const long count = smaller(size, tiles - first), rows = (count + ROWS - 1) / ROWS * ROWS;
      transform_images(p, x, first, count, rows, v);
      multiply(v, u, m, rows, c, columns);
      write_results(p, m, last, y, output, columns, first, count, rows);
    }
  }
}

FB_DISPATCHED
void fb_minimal_filtering_backward_data(
    const fb_minimal_filtering *p, const float *kernel, const float *dy, float *dx, float *scratch) {
  const long k = p->outputs, tiles = tile_count(p), size = chunk_size(k + smaller(BLOCK, p->inputs));
  memset(dx, 0, p->batch * p->height * p->width * p->inputs * sizeof(float));
  for (long input = 0; input < p->inputs; input += BLOCK) {
    const long columns = smaller(BLOCK, p->inputs - input);
    float *u = scratch, *q = u + PLACES * k * columns, *n = q + PLACES * size * k;
    transform_kernels_turned(p, kernel, input, columns, u);
    for (long first = 0; first < tiles; first += size) {
      const long count = smaller(size, tiles - first), rows = (count + ROWS - 1) / ROWS * ROWS;
      transform_gradients(p, dy, 0, k, first, count, rows, q);
      multiply(q, u, n, rows, k, columns);
      add_image_gradients(p, n, dx, input, columns, first, count, rows);
    }
  }
}

FB_DISPATCHED
void fb_minimal_filtering_backward_kernel(
    const fb_minimal_filtering *p, const float *x, const float *dy, float *dkernel, float *dbias, float *scratch) {
  const long c = p->inputs, k = p->outputs, tiles = tile_count(p), size = chunk_size(c + smaller(BLOCK, k));
  for (long output = 0; output < k; output += BLOCK) {
    const long columns = smaller(BLOCK, k - output);
    float *sums = scratch, *v = sums + PLACES * c * columns, *q = v + PLACES * size * c;
    memset(sums, 0, PLACES * c * columns * sizeof(float));
    if (dbias) memset(dbias + output, 0, columns * sizeof(float));
    for (long first = 0; first < tiles; first += size) {
      const long count = smaller(size, tiles - first);
      transform_images(p, x, first, count, count, v);
      transform_gradients(p, dy, output, columns, first, count, count, q);
      multiply_transposed(v, q, sums, count, count, c, columns);
      if (dbias) add_bias_gradients(q, count, columns, dbias + output);
    }
    write_kernel_gradients(p, sums, dkernel, output, columns);
  }
}
