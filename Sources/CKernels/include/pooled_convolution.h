#pragma once

#include <stdbool.h>
#include <stdint.h>

// First kernel: a convolution of images with few channels fused with the 2×2 max-pool of stride 2 that follows, so
// that the convolution's output, the largest of most networks, is never stored.
//
// x (N, H, W, I); y, dy and `where` (N, OH, OW, C) of the pool; kernels (KH, KW, I, C). Stride 1, no padding; C is
// a multiple of 16, KH · KW · I is 9, 25 or 27. `where` is the position of the maximum in each window, 255 where
// ReLU set it to 0.

typedef struct {
  long batch, height, width, inputs;
  long output_height, output_width, channels;
  long kernel_height, kernel_width;
} fb_pooled_convolution;

/// `bias` and `where` may be NULL.
void fb_pooled_convolution_forward(
    const fb_pooled_convolution *p, const float *x, const float *kernel, const float *bias, bool relu, float *y,
    uint8_t *where);

/// The gradients of the kernel through the pool: only the positions of the maxima contribute. `db` may be NULL.
void fb_pooled_convolution_backward_kernel(
    const fb_pooled_convolution *p, const float *x, const float *dy, const uint8_t *where, float *dw, float *db);
