#include "normalization.h"
#include "dispatch.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

// Rows are taken a few at a time, so that they are read from memory once; their sums run in float, some channels at a time in
// registers, and then go into double.
enum { ROWS = 32, WIDE = 32, NARROW = 16 };

FB_INLINE long smaller(long a, long b) { return a < b ? a : b; }

typedef float vector __attribute__((vector_size(NARROW * sizeof(float)), aligned(sizeof(float))));
typedef double doubles __attribute__((vector_size(NARROW * sizeof(double)), aligned(sizeof(double))));
typedef int32_t mask __attribute__((vector_size(NARROW * sizeof(int32_t))));

FB_INLINE vector load(const float *x) { return *(const vector *)x; }

FB_INLINE void add_to(double *sums, vector v) {
  *(doubles *)sums += __builtin_convertvector(v, doubles);
}

// Vectors of channels that fill registers, then single ones, then the channels that are left, one by one.
#define EACH_TILE(channels, what, last)                                  \
  do {                                                                   \
    long c = 0;                                                          \
    for (; c + WIDE <= channels; c += WIDE) what(c, WIDE / NARROW);      \
    for (; c + NARROW <= channels; c += NARROW) what(c, 1);              \
    for (; c < channels; c++) last(c);                                   \
  } while (0)

FB_INLINE void add_moments(
    const float *x, long rows, long channels, const float *first, double *sum, double *square, const int vectors) {
  vector shift[WIDE / NARROW], s[WIDE / NARROW], q[WIDE / NARROW];
  for (int k = 0; k < vectors; k++) shift[k] = load(first + k * NARROW), s[k] = q[k] = (vector){0};
  for (long r = 0; r < rows; r++, x += channels)
    for (int k = 0; k < vectors; k++) {
      const vector d = load(x + k * NARROW) - shift[k];
      s[k] += d;
      q[k] += d * d;
    }
  for (int k = 0; k < vectors; k++) add_to(sum + k * NARROW, s[k]), add_to(square + k * NARROW, q[k]);
}

FB_INLINE void add_moments_of_one(
    const float *x, long rows, long channels, float first, double *sum, double *square) {
  float s = 0, q = 0;
  for (long r = 0; r < rows; r++, x += channels) {
    const float d = *x - first;
    s += d;
    q += d * d;
  }
  *sum += (double)s;
  *square += (double)q;
}

FB_INLINE void moments(const float *x, long rows, long channels, double *mean, double *squares) {
  for (long c = 0; c < channels; c++) mean[c] = squares[c] = 0;
  for (long r = 0; r < rows; r += ROWS) {
    const float *row = x + r * channels;
    const long count = smaller(ROWS, rows - r);
#define VECTORS(c, vectors) add_moments(row + c, count, channels, x + c, mean + c, squares + c, vectors)
#define ONE(c) add_moments_of_one(row + c, count, channels, x[c], mean + c, squares + c)
    EACH_TILE(channels, VECTORS, ONE);
#undef VECTORS
#undef ONE
  }
}

FB_DISPATCHED
void fb_channel_moments(const float *x, long rows, long channels, double *mean, double *squares) {
  moments(x, rows, channels, mean, squares);
  // The sums are those of distances from the first row.
  for (long c = 0; c < channels && rows > 0; c++) {
    const double m = mean[c] / (double)rows;
    const double rest = squares[c] - m * mean[c];
    mean[c] = (double)x[c] + m;
    squares[c] = rest > 0 ? rest : 0;
  }
}

FB_DISPATCHED
void fb_channel_affine(const float *x, const fb_epilogue *last, float *y, long rows, long channels) {
  const float *factor = last->factor, *offset = last->offset;
  const float low = last->low, high = last->high;
  for (long r = 0; r < rows; r++, x += channels, y += channels)
    FB_EACH for (long i = 0; i < channels; i++) {
      const float v = x[i] * factor[i] + offset[i];
      y[i] = v < low ? low : v > high ? high : v;
    }
}

// Whether nothing cuts: then every gradient counts.
FB_INLINE bool is_open(const fb_epilogue *last) { return last->low == -INFINITY && last->high == INFINITY; }

// Where the batch norm's result lay between the bounds.
FB_INLINE vector counting(const fb_batch_norm *b, vector x, vector factor, vector offset, vector dy, const bool open) {
  if (open) return dy;
  const vector v = x * factor + offset;
  return (vector)((mask)dy & ((v > b->last.low) & (v < b->last.high)));
}

FB_INLINE void add_sums(
    const fb_batch_norm *b, const float *x, const float *dy, long rows, long channels, long c, double *sum,
    double *product, const int vectors, const bool open) {
  vector mean[WIDE / NARROW], factor[WIDE / NARROW], offset[WIDE / NARROW], s[WIDE / NARROW], p[WIDE / NARROW];
  for (int k = 0; k < vectors; k++) {
    const long at = c + k * NARROW;
    mean[k] = load(b->mean + at), factor[k] = load(b->last.factor + at), offset[k] = load(b->last.offset + at);
    s[k] = p[k] = (vector){0};
  }
  x += c, dy += c;
  for (long r = 0; r < rows; r++, x += channels, dy += channels)
    for (int k = 0; k < vectors; k++) {
      const vector v = load(x + k * NARROW);
      const vector g = counting(b, v, factor[k], offset[k], load(dy + k * NARROW), open);
      s[k] += g;
      p[k] += g * (v - mean[k]);
    }
  for (int k = 0; k < vectors; k++) add_to(sum + c + k * NARROW, s[k]), add_to(product + c + k * NARROW, p[k]);
}

FB_INLINE void add_sums_of_one(
    const fb_batch_norm *b, const float *x, const float *dy, long rows, long channels, long c, double *sum,
    double *product, const bool open) {
  float s = 0, p = 0;
  for (long at = c; at < rows * channels; at += channels) {
    const float v = x[at] * b->last.factor[c] + b->last.offset[c];
    const float g = open || (v > b->last.low && v < b->last.high) ? dy[at] : 0;
    s += g;
    p += g * (x[at] - b->mean[c]);
  }
  sum[c] += (double)s;
  product[c] += (double)p;
}

FB_INLINE void sums(
    const fb_batch_norm *b, const float *x, const float *dy, long rows, long channels, double *sum, double *product,
    const bool open) {
  for (long c = 0; c < channels; c++) sum[c] = product[c] = 0;
  for (long r = 0; r < rows; r += ROWS) {
    const float *row = x + r * channels, *gradient = dy + r * channels;
    const long count = smaller(ROWS, rows - r);
#define VECTORS(c, vectors) add_sums(b, row, gradient, count, channels, c, sum, product, vectors, open)
#define ONE(c) add_sums_of_one(b, row, gradient, count, channels, c, sum, product, open)
    EACH_TILE(channels, VECTORS, ONE);
#undef VECTORS
#undef ONE
  }
  for (long c = 0; c < channels; c++) product[c] *= (double)b->inverse[c];
}

FB_DISPATCHED
void fb_batch_norm_sums(
    const fb_batch_norm *p, const float *x, const float *dy, long rows, long channels, double *sum, double *product) {
  if (is_open(&p->last))
    sums(p, x, dy, rows, channels, sum, product, true);
  else
    sums(p, x, dy, rows, channels, sum, product, false);
}

FB_INLINE void backward(
    const fb_batch_norm *p, const float *x, const float *dy, const float *shift, const float *slope, float *dx,
    long rows, long channels, const bool open) {
  const float *mean = p->mean, *inverse = p->inverse, *factor = p->last.factor, *offset = p->last.offset;
  const float low = p->last.low, high = p->last.high;
  for (long r = 0; r < rows; r++, x += channels, dy += channels, dx += channels)
    FB_EACH for (long i = 0; i < channels; i++) {
      const float v = x[i] * factor[i] + offset[i];
      const float g = open || (v > low && v < high) ? dy[i] : 0;
      dx[i] = factor[i] * (g - shift[i] - (x[i] - mean[i]) * inverse[i] * slope[i]);
    }
}

FB_DISPATCHED
void fb_batch_norm_backward(
    const fb_batch_norm *p, const float *x, const float *dy, const float *shift, const float *slope, float *dx,
    long rows, long channels) {
  if (is_open(&p->last))
    backward(p, x, dy, shift, slope, dx, rows, channels, true);
  else
    backward(p, x, dy, shift, slope, dx, rows, channels, false);
}
