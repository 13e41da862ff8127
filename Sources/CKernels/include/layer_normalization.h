#pragma once

// Layer normalization over rows of `columns` numbers, and local response normalization across channels.

/// y = (x − mean) / √(variance + epsilon) · gamma + beta. `gamma` and `beta` may be NULL. `statistics` receives
/// each row's mean and 1 / √(variance + epsilon).
void fb_layer_norm_forward(
    const float *x, const float *gamma, const float *beta, float epsilon, float *y, float *statistics, long rows,
    long columns);
/// `dx`, `dgamma` and `dbeta` may be NULL; `scratch` holds two rows.
void fb_layer_norm_backward(
    const float *x, const float *gamma, const float *statistics, const float *dy, float *dx, float *dgamma,
    float *dbeta, float *scratch, long rows, long columns);

typedef struct {
  long rows, channels;
  /// Neighbouring channels on each side.
  long radius;
  float bias, alpha, beta;
} fb_lrn;

/// y = x / (bias + alpha · Σ x²)^beta, the sum over channels within `radius`. `scratch` holds `channels + 2 ·
/// radius` numbers.
void fb_lrn_forward(const fb_lrn *p, const float *x, float *y, float *scratch);
/// `scratch` holds three times as many.
void fb_lrn_backward(const fb_lrn *p, const float *x, const float *dy, float *dx, float *scratch);
