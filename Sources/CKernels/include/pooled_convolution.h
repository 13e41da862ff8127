#pragma once

#include <stdbool.h>
#include <stdint.h>

// A convolution of images with few channels and the 2×2 max-pool of stride 2 behind it, in one pass: the convolution's
// result, the largest value of most networks, is never written.
//
// x (N, H, W, I); y, dy and `where` (N, OH, OW, C) of the pool; kernels (KH, KW, I, C). Stride 1, no padding; C is a multiple
// of 16, KH · KW · I is 9, 25 or 27. `where` has the place of the largest in each window, 255 where ReLU cut it off.

typedef struct {
  long batch, height, width, inputs;
  long output_height, output_width, channels;
  long kernel_height, kernel_width;
} fb_pooled_convolution;

/// `bias` and `where` may be NULL.
void fb_pooled_convolution_forward(
    const fb_pooled_convolution *p, const float *x, const float *kernel, const float *bias, bool relu, float *y,
    uint8_t *where);

/// The gradients to the kernel straight through the pool: only the places that won count. `db` may be NULL.
void fb_pooled_convolution_backward_kernel(
    const fb_pooled_convolution *p, const float *x, const float *dy, const uint8_t *where, float *dw, float *db);
