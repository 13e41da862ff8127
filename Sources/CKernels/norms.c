#include "activations.h"

#include <math.h>

// Vectors brought to the length 1.

static float inverse_norm(const float *x, long length, long step) {
  double sum = 0;
  for (long i = 0; i < length; i++) sum += (double)x[i * step] * x[i * step];
  return sum > 1e-24 ? (float)(1 / sqrt(sum)) : 1e12f;
}

void fb_unit(const fb_rows *r, const float *x, float *y) {
  const long step = r->inner;
  for (long o = 0; o < r->outer; o++)
    for (long n = 0; n < r->inner; n++) {
      const long at = o * r->length * step + n;
      const float factor = inverse_norm(x + at, r->length, step);
      for (long i = 0; i < r->length; i++) y[at + i * step] = x[at + i * step] * factor;
    }
}

void fb_unit_backward(const fb_rows *r, const float *x, const float *dy, float *dx) {
  const long step = r->inner;
  for (long o = 0; o < r->outer; o++)
    for (long n = 0; n < r->inner; n++) {
      const long at = o * r->length * step + n;
      const float factor = inverse_norm(x + at, r->length, step);
      double along = 0;
      for (long i = 0; i < r->length; i++) along += (double)dy[at + i * step] * x[at + i * step];
      // A smaller norm counts as a constant.
      const float share = factor < 1e12f ? (float)along * factor * factor : 0;
      for (long i = 0; i < r->length; i++) dx[at + i * step] = factor * (dy[at + i * step] - x[at + i * step] * share);
    }
}
