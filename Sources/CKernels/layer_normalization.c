#include "layer_normalization.h"
#include "vector_math.h"

#include <stddef.h>

FB_INLINE double row_sum(const float *x, long columns) {
  double total = 0;
  for (long start = 0; start < columns; start += BLOCK) {
    const long end = start + BLOCK < columns ? start + BLOCK : columns;
    float lanes[LANES] = {0};
    long i = start;
    for (; i + LANES <= end; i += LANES)
      for (int lane = 0; lane < LANES; lane++) lanes[lane] += x[i + lane];
    total += lane_sum(lanes);
    for (; i < end; i++) total += (double)x[i];
  }
  return total;
}

FB_INLINE double row_squares(const float *x, float mean, long columns) {
  double total = 0;
  for (long start = 0; start < columns; start += BLOCK) {
    const long end = start + BLOCK < columns ? start + BLOCK : columns;
    float lanes[LANES] = {0};
    long i = start;
    for (; i + LANES <= end; i += LANES)
      for (int lane = 0; lane < LANES; lane++) {
        const float d = x[i + lane] - mean;
        lanes[lane] += d * d;
      }
    total += lane_sum(lanes);
    for (; i < end; i++) total += (double)((x[i] - mean) * (x[i] - mean));
  }
  return total;
}

FB_DISPATCHED
void fb_layer_norm_forward(
    const float *x, const float *gamma, const float *beta, float epsilon, float *y, float *statistics, long rows,
    long columns) {
  for (long r = 0; r < rows; r++, x += columns, y += columns) {
    const float mean = (float)(row_sum(x, columns) / (double)columns);
    const float variance = (float)(row_squares(x, mean, columns) / (double)columns);
    const float scale = 1 / sqrtf(variance + epsilon);
    statistics[2 * r] = mean;
    statistics[2 * r + 1] = scale;
    for (long i = 0; i < columns; i++)
      y[i] = (x[i] - mean) * scale * (gamma ? gamma[i] : 1) + (beta ? beta[i] : 0);
  }
}

// Rows whose contributions are summed before they are added to the total.
enum { STRIP = 256 };

FB_INLINE void flush(float *part, float *whole, long columns) {
  for (long i = 0; i < columns; i++) {
    whole[i] += part[i];
    part[i] = 0;
  }
}

FB_DISPATCHED
void fb_layer_norm_backward(
    const float *x, const float *gamma, const float *statistics, const float *dy, float *dx, float *dgamma,
    float *dbeta, float *scratch, long rows, long columns) {
  float *to_gamma = scratch, *to_beta = scratch + columns;
  memset(scratch, 0, (size_t)(2 * columns) * sizeof(float));
  if (dgamma) memset(dgamma, 0, (size_t)columns * sizeof(float));
  if (dbeta) memset(dbeta, 0, (size_t)columns * sizeof(float));
  for (long r = 0; r < rows; r++, x += columns, dy += columns) {
    const float mean = statistics[2 * r], scale = statistics[2 * r + 1];
    if (dgamma)
      for (long i = 0; i < columns; i++) to_gamma[i] += dy[i] * (x[i] - mean) * scale;
    if (dbeta)
      for (long i = 0; i < columns; i++) to_beta[i] += dy[i];
    if (r % STRIP == STRIP - 1 || r == rows - 1) {
      if (dgamma) flush(to_gamma, dgamma, columns);
      if (dbeta) flush(to_beta, dbeta, columns);
    }
    if (!dx) continue;
    // The gradient's components along the mean and along the normalized row vanish.
    double sum = 0, along = 0;
    for (long start = 0; start < columns; start += BLOCK) {
      const long end = start + BLOCK < columns ? start + BLOCK : columns;
      float sums[LANES] = {0}, alongs[LANES] = {0};
      long i = start;
      for (; i + LANES <= end; i += LANES)
        for (int lane = 0; lane < LANES; lane++) {
          const float g = dy[i + lane] * (gamma ? gamma[i + lane] : 1);
          sums[lane] += g;
          alongs[lane] += g * (x[i + lane] - mean) * scale;
        }
      sum += lane_sum(sums);
      along += lane_sum(alongs);
      for (; i < end; i++) {
        const float g = dy[i] * (gamma ? gamma[i] : 1);
        sum += (double)g;
        along += (double)(g * (x[i] - mean) * scale);
      }
    }
    const float a = (float)(sum / (double)columns), b = (float)(along / (double)columns);
    for (long i = 0; i < columns; i++)
      dx[i] = scale * (dy[i] * (gamma ? gamma[i] : 1) - a - (x[i] - mean) * scale * b);
    dx += columns;
  }
}

// s^−beta, without a logarithm for the usual exponents.
FB_INLINE void negative_powers(const float *s, float beta, float *y, long count) {
  if (beta == 0.5f) {
    for (long i = 0; i < count; i++) y[i] = 1 / __builtin_elementwise_sqrt(s[i]);
  } else if (beta == 0.75f) {
    for (long i = 0; i < count; i++) {
      const float root = __builtin_elementwise_sqrt(s[i]);
      y[i] = 1 / (root * __builtin_elementwise_sqrt(root));
    }
  } else if (beta == 1) {
    for (long i = 0; i < count; i++) y[i] = 1 / s[i];
  } else {
    for (long i = 0; i < count; i++) y[i] = v_exp(-beta * v_log(s[i]));
  }
}

// sums[i] = Σ padded[i … i + 2 · radius]
FB_INLINE void window_sums(const float *padded, long radius, float *sums, long count) {
  for (long i = 0; i < count; i++) sums[i] = padded[i];
  for (long k = 1; k <= 2 * radius; k++)
    for (long i = 0; i < count; i++) sums[i] += padded[i + k];
}

FB_DISPATCHED
void fb_lrn_forward(const fb_lrn *p, const float *x, float *y, float *scratch) {
  const long c = p->channels, radius = p->radius;
  memset(scratch, 0, (size_t)(c + 2 * radius) * sizeof(float));
  for (long r = 0; r < p->rows; r++, x += c, y += c) {
    for (long i = 0; i < c; i++) scratch[radius + i] = x[i] * x[i];
    window_sums(scratch, radius, y, c);
    for (long i = 0; i < c; i++) y[i] = p->bias + p->alpha * y[i];
    negative_powers(y, p->beta, y, c);
    for (long i = 0; i < c; i++) y[i] *= x[i];
  }
}

// dx_i = dy_i · s_i^−beta − 2 · alpha · beta · x_i · Σ_j dy_j · x_j · s_j^(−beta − 1)
FB_DISPATCHED
void fb_lrn_backward(const fb_lrn *p, const float *x, const float *dy, float *dx, float *scratch) {
  const long c = p->channels, radius = p->radius;
  float *padded = scratch, *s = scratch + c + 2 * radius, *power = s + c;
  memset(padded, 0, (size_t)(c + 2 * radius) * sizeof(float));
  const float factor = 2 * p->alpha * p->beta;
  for (long r = 0; r < p->rows; r++, x += c, dy += c, dx += c) {
    for (long i = 0; i < c; i++) padded[radius + i] = x[i] * x[i];
    window_sums(padded, radius, s, c);
    for (long i = 0; i < c; i++) s[i] = p->bias + p->alpha * s[i];
    negative_powers(s, p->beta, power, c);
    for (long i = 0; i < c; i++) padded[radius + i] = dy[i] * x[i] * power[i] / s[i];
    window_sums(padded, radius, s, c);
    for (long i = 0; i < c; i++) dx[i] = dy[i] * power[i] - factor * x[i] * s[i];
  }
}
