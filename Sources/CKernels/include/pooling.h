#pragma once

#include <stdbool.h>
#include <stdint.h>

// The largest or the mean of each window of images, and of whole images.

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
