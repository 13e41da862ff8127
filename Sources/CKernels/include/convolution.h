#pragma once

#include <stdbool.h>

#include "epilogue.h"

// Convolution of each channel by itself, where oneDNN is slow: with holes in the kernel. And what a transposed convolution
// adds: biases and their gradients. And 1×1 kernels, of which oneDNN's fall short of the machine where channels are few.

typedef struct {
  long batch, height, width, channels;
  long output_height, output_width;
  long kernel_height, kernel_width;
  long stride_height, stride_width;
  long dilation_height, dilation_width;
  long pad_top, pad_left;
} fb_depthwise;

/// Kernels lie as Keras has them: (kernel height, kernel width, channels).
void fb_depthwise_forward(
    const fb_depthwise *p, const float *x, const float *kernel, const fb_epilogue *last, float *y);
void fb_depthwise_backward_data(const fb_depthwise *p, const float *kernel, const float *dy, float *dx);
void fb_depthwise_backward_kernel(const fb_depthwise *p, const float *x, const float *dy, float *dkernel);

/// Adds one number to each column.
void fb_add_to_columns(const float *bias, float *y, long rows, long columns);
void fb_column_sums(const float *x, float *sums, long rows, long columns);

/// A 1×1 convolution of so many pixels. Outputs of the kernel lie side by side in blocks of a multiple of a panel, or all in
/// one; `block_step` from one block to the next, `input_step` from an input to the next.
typedef struct {
  long pixels, inputs, outputs;
  long block, block_step, input_step;
} fb_pointwise;

void fb_pointwise_forward(
    const fb_pointwise *p, const float *x, const float *kernel, const fb_epilogue *last, float *y);
/// The outputs that are computed at a time; 0 where so many cannot be computed.
long fb_pointwise_panel(long outputs);
/// Whether this machine has the registers for it.
bool fb_pointwise_is_fast(void);
