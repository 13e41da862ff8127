#pragma once

#include <stdint.h>

// 16-bit storage, in place: `count` floats become as many numbers of 16 bits at the beginning of their memory, and back.

/// Rounds to nearest, ties to even; NaN is preserved.
void fb_narrow_bfloat16(float *x, long count);
void fb_widen_bfloat16(float *x, long count);
/// IEEE binary16: values beyond 65504 are kept at ±65504, so that no infinity enters a sum.
void fb_narrow_float16(float *x, long count);
void fb_widen_float16(float *x, long count);

// Factors of products of bfloat16 numbers. The result may begin where `x` does.

/// Rounds `count` floats.
void fb_round_to_bfloat16(const float *x, uint16_t *y, long count);

/// Rounds rows of columns, and sums the columns before they are rounded, unless `sums` is NULL.
void fb_round_rows_to_bfloat16(const float *x, uint16_t *y, float *sums, long rows, long columns);

/// Images of which each `step`-th row and column counts, as a 1×1 convolution with strides reads them.
typedef struct {
  long batch, height, width, channels;
  long step_height, step_width;
} fb_sampled_images;

/// Rounds the pixels that count, to images of those alone.
void fb_round_sampled_to_bfloat16(const fb_sampled_images *images, const float *x, uint16_t *y);

/// Puts pixels where they count, and zeros between them.
void fb_spread_sampled(const fb_sampled_images *images, const float *x, float *y);
