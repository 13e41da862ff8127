#pragma once

#include <stdbool.h>
#include <stdint.h>

// What is done to each element by itself, and how the rows of a batch are gathered.

/// One bit per element: whether it is above zero and below `bound`. `signs` has (count + 7) / 8 bytes.
void fb_signs(const float *x, float bound, uint8_t *signs, long count);
/// dx = dy where the bit is set, else 0. In place where dx == dy.
void fb_relu_backward(const float *dy, const uint8_t *signs, float *dx, long count);
void fb_relu_forward(const float *x, float bound, float *y, long count);
void fb_add(const float *a, float *b, long count);  // b += a
void fb_scale(float *x, float factor, long count);
/// The first infinite or NaN element; −1 if there is none.
long fb_first_not_finite(const float *x, long count);

/// Keeps an element with probability 1 − rate and scales it by 1 / (1 − rate). Element i of sample `first + row` is
/// decided by a hash of (seed, sample, i), so the result does not depend on the division into workers.
void fb_dropout(const float *x, float *y, uint64_t seed, const int64_t *samples, long rows, long row_count, float rate);

/// y[r] = table[x[rows[r]]]: gathers rows of bytes through a look-up table.
void fb_gather_codes(const uint8_t *x, const int64_t *rows, long count, long row_count, const float *table, float *y);
void fb_gather_floats(const float *x, const int64_t *rows, long count, long row_count, float *y);
