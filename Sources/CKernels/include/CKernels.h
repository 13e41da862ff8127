#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "activations.h"
#include "depthwise.h"
#include "direct.h"
#include "epilogue.h"
#include "first_kernel.h"
#include "images.h"
#include "layer_normalization.h"
#include "losses.h"
#include "merging.h"
#include "optimizers.h"
#include "normalization.h"
#include "rearranging.h"
#include "winograd.h"

// Loops that oneDNN lacks or has only in slow versions, written to be vectorized. Each is compiled for several
// instruction sets; the best is chosen at load time. Images are (N, H, W, C), channels last. Nothing here allocates
// or fails: the caller has checked shapes and ranges.

// MARK: Pooling

typedef struct {
  long batch, height, width, channels;
  long output_height, output_width;
  long window_height, window_width;
  long stride_height, stride_width;
  long pad_top, pad_left;
} fb_pooling;

/// The maximum of each window and its position in the window (row-major; 255 where `relu` set it to zero).
void fb_max_pool_forward(const fb_pooling *p, bool relu, const float *x, float *y, uint8_t *where);
/// Without the positions, for prediction.
void fb_max_pool_predict(const fb_pooling *p, bool relu, const float *x, float *y);
void fb_max_pool_backward(const fb_pooling *p, const float *dy, const uint8_t *where, float *dx);
/// The mean of each window, without padding.
void fb_average_pool_forward(const fb_pooling *p, const float *x, float *y);
void fb_average_pool_backward(const fb_pooling *p, const float *dy, float *dx);

/// For windows of more than 255 pixels: `where` is the pixel of the image, −1 where `relu` set it to zero, or NULL.
void fb_max_pool_wide_forward(const fb_pooling *p, bool relu, const float *x, float *y, int32_t *where);
void fb_max_pool_wide_backward(const fb_pooling *p, const float *dy, const int32_t *where, float *dx);

/// One number per channel of each image (batch, pixels, channels).
void fb_global_average_forward(const float *x, float *y, long batch, long pixels, long channels);
void fb_global_average_backward(const float *dy, float *dx, long batch, long pixels, long channels);
void fb_global_max_forward(const float *x, float *y, long batch, long pixels, long channels);
/// Pixels with equal maxima share the gradient.
void fb_global_max_backward(
    const float *x, const float *y, const float *dy, float *dx, long batch, long pixels, long channels);

// MARK: Elementwise

/// One bit per element: whether it is above zero and below `bound`. `signs` has (count + 7) / 8 bytes.
void fb_signs(const float *x, float bound, uint8_t *signs, long count);
/// dx = dy where the bit is set, else slope · dy. In place where dx == dy.
void fb_relu_backward(const float *dy, const uint8_t *signs, float *dx, long count);
void fb_relu_forward(const float *x, float bound, float *y, long count);
void fb_add(const float *a, float *b, long count);  // b += a
void fb_scale(float *x, float factor, long count);
/// The first infinite or NaN element; −1 if there is none.
long fb_first_not_finite(const float *x, long count);

/// Keeps an element with probability 1 − rate and scales it by 1 / (1 − rate). Element i of sample `first + row` is
/// decided by a hash of (seed, sample, i), so the result does not depend on the division into workers.
void fb_dropout(const float *x, float *y, uint64_t seed, const int64_t *samples, long rows, long row_count, float rate);

// MARK: Rows

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

// MARK: Batches

/// y[r] = table[x[rows[r]]]: gathers rows of bytes through a look-up table.
void fb_gather_codes(const uint8_t *x, const int64_t *rows, long count, long row_count, const float *table, float *y);
void fb_gather_floats(const float *x, const int64_t *rows, long count, long row_count, float *y);

// MARK: 16-bit storage, in place: `count` floats become 16-bit floats at the beginning of their memory, and back

/// Rounds to nearest, ties to even; NaN is preserved.
void fb_narrow_bfloat16(float *x, long count);
void fb_widen_bfloat16(float *x, long count);
/// IEEE half precision, saturated to ±65504, so that no infinity enters a sum.
void fb_narrow_float16(float *x, long count);
void fb_widen_float16(float *x, long count);
