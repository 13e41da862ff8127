#include "CKernels.h"
#include "dispatch.h"

#include <math.h>

FB_INLINE long softmax_row(const float *x, float *y, long columns, float *largest, float *log_sum) {
  long best = 0;
  for (long i = 1; i < columns; i++)
    if (x[i] > x[best]) best = i;
  const float top = x[best];
  float sum = 0;
  for (long i = 0; i < columns; i++) {
    y[i] = expf(x[i] - top);
    sum += y[i];
  }
  const float share = 1 / sum;
  for (long i = 0; i < columns; i++) y[i] *= share;
  *largest = top;
  *log_sum = logf(sum);
  return best;
}

void fb_softmax_forward(const float *x, float *y, long rows, long columns) {
  float top, log_sum;
  for (long r = 0; r < rows; r++) softmax_row(x + r * columns, y + r * columns, columns, &top, &log_sum);
}

FB_DISPATCHED
void fb_softmax_backward(const float *y, const float *dy, float *dx, long rows, long columns) {
  for (long r = 0; r < rows; r++, y += columns, dy += columns, dx += columns) {
    float dot = 0;
    for (long i = 0; i < columns; i++) dot += y[i] * dy[i];
    for (long i = 0; i < columns; i++) dx[i] = y[i] * (dy[i] - dot);
  }
}

double fb_sparse_cross_entropy(
    const float *x, const int32_t *labels, const float *weights, float scale, float *dx, long rows, long columns,
    long positions) {
  double total = 0;
  for (long r = 0; r < rows; r++, x += columns) {
    const float weight = weights ? weights[r / positions] : 1;
    const int32_t label = labels[r];
    const float own = x[label];  // before dx, which may lie over x, is written
    float top = x[0], sum = 0;
    for (long i = 1; i < columns; i++) top = x[i] > top ? x[i] : top;
    for (long i = 0; i < columns; i++) {
      const float e = expf(x[i] - top);
      if (dx) dx[i] = e;
      sum += e;
    }
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

double fb_cross_entropy(
    const float *x, const float *targets, const float *weights, float scale, float smoothing, bool logits, float *dx,
    long rows, long columns, long positions) {
  double total = 0;
  for (long r = 0; r < rows; r++, x += columns, targets += columns) {
    const float weight = weights ? weights[r / positions] : 1;
    float top = 0, sum = 0, mass = 0, loss = 0;
    if (logits) {
      top = x[0];
      for (long i = 1; i < columns; i++) top = x[i] > top ? x[i] : top;
      for (long i = 0; i < columns; i++) sum += expf(x[i] - top);
    } else {
      for (long i = 0; i < columns; i++) sum += x[i];
    }
    const float log_sum = logf(sum);
    for (long i = 0; i < columns; i++) {
      const float t = targets[i] * (1 - smoothing) + smoothing / (float)columns;
      const float share = x[i] / sum;
      // A share that is clipped has no derivative.
      mass += logits || clipped(share) == share ? t : 0;
      loss -= t * (logits ? x[i] - top - log_sum : logf(clipped(share)));
    }
    total += (double)weight * (double)loss;
    if (dx) {
      for (long i = 0; i < columns; i++) {
        const float t = targets[i] * (1 - smoothing) + smoothing / (float)columns;
        const float share = x[i] / sum;
        dx[i] = weight * scale *
                (logits ? mass * expf(x[i] - top) / sum - t
                        : (mass - (clipped(share) == share ? t / share : 0)) / sum);
      }
      dx += columns;
    }
  }
  return total;
}
