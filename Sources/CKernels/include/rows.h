#pragma once

#include <stdbool.h>
#include <stdint.h>

// Softmax along rows of `columns` numbers, and the losses of such rows.

void fb_softmax_forward(const float *x, float *y, long rows, long columns);
void fb_softmax_backward(const float *y, const float *dy, float *dx, long rows, long columns);

/// From logits: the sum over rows of weight · −log softmax(x)[label], and `dx` = weight · scale · (softmax(x) − onehot).
/// `dx` and `weights` may be NULL; there is one weight per `positions` rows.
double fb_sparse_cross_entropy(
    const float *x, const int32_t *labels, const float *weights, float scale, float *dx, long rows, long columns,
    long positions);
/// The same from probabilities, which are first clipped to [1e-7, 1 − 1e-7] and normalized.
double fb_sparse_cross_entropy_of_probabilities(
    const float *x, const int32_t *labels, const float *weights, float scale, float *dx, long rows, long columns,
    long positions);
/// With probabilities as targets, smoothed: target · (1 − smoothing) + smoothing / columns.
double fb_cross_entropy(
    const float *x, const float *targets, const float *weights, float scale, float smoothing, bool logits, float *dx,
    long rows, long columns, long positions);
