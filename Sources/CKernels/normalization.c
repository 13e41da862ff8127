#include "normalization.h"
#include "dispatch.h"

#include <math.h>
#include <stdbool.h>

// Sums run in float over a few rows and then go into double, tile by tile of channels.
enum { TILE = 64, ROWS = 32 };

FB_INLINE long smaller(long a, long b) { return a < b ? a : b; }

FB_DISPATCHED
void fb_channel_moments(const float *x, long rows, long channels, double *mean, double *squares) {
  for (long c = 0; c < channels; c += TILE) {
    const long width = smaller(TILE, channels - c);
    float shift[TILE];
    double sum[TILE] = {0}, square[TILE] = {0};
    for (long i = 0; i < width; i++) shift[i] = rows > 0 ? x[c + i] : 0;
    for (long r = 0; r < rows; r += ROWS) {
      float s[TILE] = {0}, q[TILE] = {0};
      for (long k = r; k < smaller(r + ROWS, rows); k++) {
        const float *row = x + k * channels + c;
        if (width == TILE) {
          for (long i = 0; i < TILE; i++) {
            const float d = row[i] - shift[i];
            s[i] += d;
            q[i] += d * d;
          }
        } else {
          for (long i = 0; i < width; i++) {
            const float d = row[i] - shift[i];
            s[i] += d;
            q[i] += d * d;
          }
        }
      }
      for (long i = 0; i < width; i++) {
        sum[i] += (double)s[i];
        square[i] += (double)q[i];
      }
    }
    for (long i = 0; i < width; i++) {
      const double m = rows > 0 ? sum[i] / (double)rows : 0;
      const double rest = square[i] - m * sum[i];
      mean[c + i] = (double)shift[i] + m;
      squares[c + i] = rest > 0 ? rest : 0;
    }
  }
}

FB_DISPATCHED
void fb_channel_affine(const float *x, const fb_epilogue *last, float *y, long rows, long channels) {
  const float *factor = last->factor, *offset = last->offset;
  const float low = last->low, high = last->high;
  for (long r = 0; r < rows; r++, x += channels, y += channels)
    for (long i = 0; i < channels; i++) {
      const float v = x[i] * factor[i] + offset[i];
      y[i] = v < low ? low : v > high ? high : v;
    }
}

// Whether nothing cuts: then every gradient counts.
FB_INLINE bool is_open(const fb_epilogue *last) { return last->low == -INFINITY && last->high == INFINITY; }

FB_INLINE void add_sums(
    const float *x, const float *dy, const float *mean, const float *factor, const float *offset, float low, float high,
    bool open, long width, float *s, float *p) {
  for (long i = 0; i < width; i++) {
    const float v = x[i] * factor[i] + offset[i];
    const float g = open || (v > low && v < high) ? dy[i] : 0;
    s[i] += g;
    p[i] += g * (x[i] - mean[i]);
  }
}

FB_INLINE void sums(
    const fb_batch_norm *b, const float *x, const float *dy, long rows, long channels, double *sum, double *product,
    const bool open) {
  for (long c = 0; c < channels; c += TILE) {
    const long width = smaller(TILE, channels - c);
    double sums[TILE] = {0}, products[TILE] = {0};
    float m[TILE] = {0}, f[TILE] = {0}, o[TILE] = {0};
    for (long i = 0; i < width; i++) m[i] = b->mean[c + i], f[i] = b->last.factor[c + i], o[i] = b->last.offset[c + i];
    for (long r = 0; r < rows; r += ROWS) {
      float s[TILE] = {0}, p[TILE] = {0};
      for (long k = r; k < smaller(r + ROWS, rows); k++) {
        const float *row = x + k * channels + c, *grad = dy + k * channels + c;
        if (width == TILE)
          add_sums(row, grad, m, f, o, b->last.low, b->last.high, open, TILE, s, p);
        else
          add_sums(row, grad, m, f, o, b->last.low, b->last.high, open, width, s, p);
      }
      for (long i = 0; i < width; i++) {
        sums[i] += (double)s[i];
        products[i] += (double)p[i];
      }
    }
    for (long i = 0; i < width; i++) {
      sum[c + i] = sums[i];
      product[c + i] = products[i] * (double)b->inverse[c + i];
    }
  }
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
    for (long i = 0; i < channels; i++) {
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
