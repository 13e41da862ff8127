#pragma once

#include <stdbool.h>

// Batch normalisation over rows of channels, last axis first in memory. `rows` = N · H · W.

/// The mean of each channel and the sum of squared distances from it, in double.
void fb_channel_moments(const float *x, long rows, long channels, double *mean, double *squares);
/// y = x · factor + offset, channel by channel; cut at zero where `relu`.
void fb_channel_affine(
    const float *x, const float *factor, const float *offset, bool relu, float *y, long rows, long channels);
/// Σ dy and Σ dy · (x − mean) · inverse deviation, by channel.
void fb_batch_norm_sums(
    const float *x, const float *dy, const float *mean, const float *inverse, long rows, long channels, double *sum,
    double *product);
/// dx = factor · (dy − shift − (x − mean) · inverse · slope).
void fb_batch_norm_backward(
    const float *x, const float *dy, const float *mean, const float *inverse, const float *factor, const float *shift,
    const float *slope, float *dx, long rows, long channels);
