#pragma once

#include "epilogue.h"

// Batch normalisation over rows of channels, last axis first in memory. `rows` = N · H · W.

/// The mean of each channel and the sum of squared distances from it, in double.
void fb_channel_moments(const float *x, long rows, long channels, double *mean, double *squares);
/// y = x · factor + offset, channel by channel, held between the bounds.
void fb_channel_affine(const float *x, const fb_epilogue *last, float *y, long rows, long channels);

/// What a batch norm and the ReLU behind it did. A gradient counts where x · factor + offset lies between the bounds.
typedef struct {
  const float *mean, *inverse;  // of the deviation
  fb_epilogue last;
} fb_batch_norm;

/// Σ dy and Σ dy · (x − mean) · inverse, by channel, where dy counts.
void fb_batch_norm_sums(
    const fb_batch_norm *p, const float *x, const float *dy, long rows, long channels, double *sum, double *product);
/// dx = factor · (dy − shift − (x − mean) · inverse · slope), dy 0 where it does not count.
void fb_batch_norm_backward(
    const fb_batch_norm *p, const float *x, const float *dy, const float *shift, const float *slope, float *dx,
    long rows, long channels);
