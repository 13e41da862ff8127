#pragma once

#include "epilogue.h"

// Batch normalization of rows of channels. `rows` = N · H · W.

/// The mean of each channel and the sum of squared deviations from it, in double.
void fb_channel_moments(const float *x, long rows, long channels, double *mean, double *squares);
/// y = x · factor + offset, per channel, clipped to the bounds.
void fb_channel_affine(const float *x, const fb_epilogue *last, float *y, long rows, long channels);

/// A batch norm and the ReLU fused into it. The gradient is masked to where x · factor + offset is between the
/// bounds.
typedef struct {
  const float *mean, *inverse;  // 1 / deviation
  fb_epilogue last;
} fb_batch_norm;

/// Σ dy and Σ dy · (x − mean) · inverse, per channel, of the masked dy.
void fb_batch_norm_sums(
    const fb_batch_norm *p, const float *x, const float *dy, long rows, long channels, double *sum, double *product);
/// dx = factor · (dy − shift − (x − mean) · inverse · slope), with the masked dy.
void fb_batch_norm_backward(
    const fb_batch_norm *p, const float *x, const float *dy, const float *shift, const float *slope, float *dx,
    long rows, long channels);
/// What batch norm by running statistics multiplies by and adds to a value: scale / √(variance + epsilon) and center + (bias − mean) ·
/// factor, of the result of a convolution without its bias. Scale, center and bias may be NULL.
void fb_fold_batch_norm(
    const float *scale, const float *center, const float *mean, const float *variance, const float *bias, float epsilon,
    float *factor, float *offset, long channels);
