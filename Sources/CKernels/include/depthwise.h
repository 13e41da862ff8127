#pragma once

#include <stdbool.h>

#include "epilogue.h"

// Convolution of each channel by itself, where oneDNN is slow: with a kernel of 3×3 or one with holes.

typedef struct {
  long batch, height, width, channels;
  long output_height, output_width;
  long kernel_height, kernel_width;
  long stride_height, stride_width;
  long dilation_height, dilation_width;
  long pad_top, pad_left;
} fb_depthwise;

/// Whether the kernel stays in registers: 3×3 without dilation, strides of one or two.
bool fb_depthwise_is_fast(const fb_depthwise *p);
/// Kernels are in Keras's order: (kernel height, kernel width, channels).
void fb_depthwise_forward(
    const fb_depthwise *p, const float *x, const float *kernel, const fb_epilogue *last, float *y);
/// `streams`: the gradient is larger than the caches and is written with non-temporal stores.
void fb_depthwise_backward_data(
    const fb_depthwise *p, const float *kernel, const float *dy, float *dx, bool streams);
void fb_depthwise_backward_kernel(const fb_depthwise *p, const float *x, const float *dy, float *dkernel);
