#pragma once

#include <stdbool.h>
#include <stdint.h>

// Images that are moved, turned, resized, mirrored or brightened, and noise. What is random is decided by a
// hash of (seed, sample), so that neither threads nor the division of a batch change it.

/// A number in [0, 1): the `index`-th that is drawn for a sample.
float fb_uniform(uint64_t seed, int64_t sample, uint32_t index);

typedef struct {
  long batch, height, width, channels;
} fb_images;

typedef enum { FB_FILL_REFLECT, FB_FILL_CONSTANT, FB_FILL_NEAREST, FB_FILL_WRAP } fb_fill;

/// y at (row, column) is x at (a0 · column + a1 · row + a2, b0 · column + b1 · row + b2), between pixels
/// interpolated. `matrices` has six numbers an image: a0 a1 a2 b0 b1 b2.
void fb_warp(
    const fb_images *p, const float *matrices, fb_fill fill, float fill_value, bool bilinear, const float *x, float *y);
/// Adds each dy to the pixels that y was made of; `dx` is set to zero first.
void fb_warp_backward(
    const fb_images *p, const float *matrices, fb_fill fill, bool bilinear, const float *dy, float *dx);

/// Mirrors each image for which `flips` says so.
void fb_flip(const fb_images *p, const bool *flips, bool across, bool down, const float *x, float *y);

/// y = (x − m) · factor + m + delta, cut at low and high; m is the mean of the image's channel. `means` has
/// room for `channels` numbers.
void fb_contrast(
    const fb_images *p, const float *factors, const float *deltas, float low, float high, const float *x, float *y,
    float *means);
void fb_contrast_backward(
    const fb_images *p, const float *factors, const float *deltas, float low, float high, const float *x,
    const float *dy, float *dx, float *means);

/// Where the pixels of one axis of a resized image come from: `share` of pixel `after`, the rest of pixel
/// `before`.
typedef struct {
  int32_t before, after;
  float share;
} fb_sample;

/// y (batch, out height, out width, channels) from x: rows and columns as the tables say.
void fb_resize(
    const fb_images *p, long out_height, long out_width, const fb_sample *rows, const fb_sample *columns, const float *x,
    float *y);
/// `dx` is set to zero first.
void fb_resize_backward(
    const fb_images *p, long out_height, long out_width, const fb_sample *rows, const fb_sample *columns,
    const float *dy, float *dx);

/// As `fb_dropout`, one draw for each channel of each image.
void fb_spatial_dropout(
    const float *x, float *y, uint64_t seed, const int64_t *samples, long rows, long pixels, long channels, float rate);

/// y = x + deviation · n, n from a standard normal distribution (Box and Muller 1958).
void fb_gaussian_noise(
    const float *x, float *y, uint64_t seed, const int64_t *samples, long rows, long row_count, float deviation);
