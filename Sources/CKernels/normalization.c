#include "normalization.h"
#include "dispatch.h"

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
void fb_channel_affine(
    const float *x, const float *factor, const float *offset, bool relu, float *y, long rows, long channels) {
  for (long r = 0; r < rows; r++, x += channels, y += channels) {
    if (relu) {
      for (long i = 0; i < channels; i++) {
        const float v = x[i] * factor[i] + offset[i];
        y[i] = v > 0 ? v : 0;
      }
    } else {
      for (long i = 0; i < channels; i++) y[i] = x[i] * factor[i] + offset[i];
    }
  }
}

FB_DISPATCHED
void fb_batch_norm_sums(
    const float *x, const float *dy, const float *mean, const float *inverse, long rows, long channels, double *sum,
    double *product) {
  for (long c = 0; c < channels; c += TILE) {
    const long width = smaller(TILE, channels - c);
    double sums[TILE] = {0}, products[TILE] = {0};
    float m[TILE];
    for (long i = 0; i < width; i++) m[i] = mean[c + i];
    for (long r = 0; r < rows; r += ROWS) {
      float s[TILE] = {0}, p[TILE] = {0};
      for (long k = r; k < smaller(r + ROWS, rows); k++) {
        const float *row = x + k * channels + c, *grad = dy + k * channels + c;
        if (width == TILE) {
          for (long i = 0; i < TILE; i++) {
            s[i] += grad[i];
            p[i] += grad[i] * (row[i] - m[i]);
          }
        } else {
          for (long i = 0; i < width; i++) {
            s[i] += grad[i];
            p[i] += grad[i] * (row[i] - m[i]);
          }
        }
      }
      for (long i = 0; i < width; i++) {
        sums[i] += (double)s[i];
        products[i] += (double)p[i];
      }
    }
    for (long i = 0; i < width; i++) {
      sum[c + i] = sums[i];
      product[c + i] = products[i] * (double)inverse[c + i];
    }
  }
}

FB_DISPATCHED
void fb_batch_norm_backward(
    const float *x, const float *dy, const float *mean, const float *inverse, const float *factor, const float *shift,
    const float *slope, float *dx, long rows, long channels) {
  for (long r = 0; r < rows; r++, x += channels, dy += channels, dx += channels)
    for (long i = 0; i < channels; i++)
      dx[i] = factor[i] * (dy[i] - shift[i] - (x[i] - mean[i]) * inverse[i] * slope[i]);
}
