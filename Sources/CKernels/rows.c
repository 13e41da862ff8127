#include "rows.h"
#include "dispatch.h"
#include "vector_math.h"

#include <math.h>

enum { WIDTH = 8 };  // lanes of a step along a row

FB_INLINE float row_top(const float *x, long columns) {
  float tops[WIDTH];
  long i = 0;
  for (int lane = 0; lane < WIDTH; lane++) tops[lane] = x[0];
  for (; i + WIDTH <= columns; i += WIDTH)
    for (int lane = 0; lane < WIDTH; lane++) tops[lane] = x[i + lane] > tops[lane] ? x[i + lane] : tops[lane];
  float top = tops[0];
  for (int lane = 1; lane < WIDTH; lane++) top = tops[lane] > top ? tops[lane] : top;
  for (; i < columns; i++) top = x[i] > top ? x[i] : top;
  return top;
}

// Σ exp(x − top); the terms are stored in `terms`, which may be NULL or x. A long row is padded to whole vectors;
// for a short one that is slower.
FB_INLINE float exp_sum(const float *x, float top, float *terms, long columns) {
  float piece[4 * LANES], sums[LANES] = {0};
  if (columns < LANES) {
    float sum = 0;
    for (long i = 0; i < columns; i++) {
      const float e = expf(x[i] - top);
      if (terms) terms[i] = e;
      sum += e;
    }
    return sum;
  }
  for (long start = 0; start < columns; start += 4 * LANES) {
    const long count = columns - start < 4 * LANES ? columns - start : 4 * LANES;
    const long whole = (count + LANES - 1) / LANES * LANES;
    for (long i = 0; i < count; i++) piece[i] = x[start + i] - top;
    for (long i = count; i < whole; i++) piece[i] = -INFINITY;
    for (long i = 0; i < whole; i++) piece[i] = v_exp(piece[i]);
    for (long i = 0; i < whole; i += LANES)
      for (int lane = 0; lane < LANES; lane++) sums[lane] += piece[i + lane];
    if (terms) memcpy(terms + start, piece, (size_t)count * sizeof(float));
  }
  float sum = 0;
  for (int lane = 0; lane < LANES; lane++) sum += sums[lane];
  return sum;
}

FB_DISPATCHED
void fb_softmax_forward(const float *x, float *y, long rows, long columns) {
  for (long r = 0; r < rows; r++, x += columns, y += columns) {
    const float share = 1 / exp_sum(x, row_top(x, columns), y, columns);
    for (long i = 0; i < columns; i++) y[i] *= share;
  }
}

FB_DISPATCHED
void fb_softmax_backward(const float *y, const float *dy, float *dx, long rows, long columns) {
  for (long r = 0; r < rows; r++, y += columns, dy += columns, dx += columns) {
    float dot = 0;
    for (long i = 0; i < columns; i++) dot += y[i] * dy[i];
    for (long i = 0; i < columns; i++) dx[i] = y[i] * (dy[i] - dot);
  }
}

FB_DISPATCHED
double fb_sparse_cross_entropy(
    const float *x, const int32_t *labels, const float *weights, float scale, float *dx, long rows, long columns,
    long positions) {
  double total = 0;
  for (long r = 0; r < rows; r++, x += columns) {
    const float weight = weights ? weights[r / positions] : 1;
    const int32_t label = labels[r];
    const float own = x[label];  // before dx, which may overlap x, is written
    const float top = row_top(x, columns), sum = exp_sum(x, top, dx, columns);
    total += (double)weight * ((double)logf(sum) + (double)top - (double)own);
    if (dx) {
      const float share = weight * scale / sum;
      for (long i = 0; i < columns; i++) dx[i] *= share;
      dx[label] -= weight * scale;
      dx += columns;
    }
  }
  return total;
}

static const float TINY = 1e-7f;

FB_INLINE float clipped(float p) { return p < TINY ? TINY : p > 1 - TINY ? 1 - TINY : p; }

double fb_sparse_cross_entropy_of_probabilities(
    const float *x, const int32_t *labels, const float *weights, float scale, float *dx, long rows, long columns,
    long positions) {
  double total = 0;
  for (long r = 0; r < rows; r++, x += columns) {
    const float weight = weights ? weights[r / positions] : 1;
    const int32_t label = labels[r];
    float sum = 0;
    for (long i = 0; i < columns; i++) sum += clipped(x[i]);
    total += (double)weight * ((double)logf(sum) - (double)logf(clipped(x[label])));
    if (dx) {
      for (long i = 0; i < columns; i++) {
        const float q = clipped(x[i]);
        dx[i] = q == x[i] ? weight * scale * (1 / sum - (i == label ? 1 / q : 0)) : 0;
      }
      dx += columns;
    }
  }
  return total;
}

FB_DISPATCHED
double fb_cross_entropy(
    const float *x, const float *targets, const float *weights, float scale, float smoothing, bool logits, float *dx,
    long rows, long columns, long positions) {
  double total = 0;
  for (long r = 0; r < rows; r++, x += columns, targets += columns) {
    const float weight = weights ? weights[r / positions] : 1;
    float top = 0, sum = 0, mass = 0, loss = 0;
    if (logits) {
      top = row_top(x, columns);
      sum = exp_sum(x, top, NULL, columns);
    } else {
      for (long i = 0; i < columns; i++) sum += x[i];
    }
    const float log_sum = logf(sum);
    for (long i = 0; i < columns; i++) {
      const float t = targets[i] * (1 - smoothing) + smoothing / (float)columns;
      const float share = x[i] / sum;
      // A clipped probability has derivative 0.
      mass += logits || clipped(share) == share ? t : 0;
      loss -= t * (logits ? x[i] - top - log_sum : logf(clipped(share)));
    }
    total += (double)weight * (double)loss;
    if (dx) {
      for (long i = 0; i < columns; i++) {
        const float t = targets[i] * (1 - smoothing) + smoothing / (float)columns;
        const float share = x[i] / sum;
        dx[i] = weight * scale *
                (logits ? mass * v_exp(x[i] - top) / sum - t
                        : (mass - (clipped(share) == share ? t / share : 0)) / sum);
      }
      dx += columns;
    }
  }
  return total;
}
