#pragma once

#include <stdbool.h>
#include <stdint.h>

// Image warping, resizing, mirroring, brightness and contrast, and noise. Random numbers are hashes of (seed,
// sample), so they do not depend on threads or the division of a batch.

/// The `index`-th random number of a sample, in [0, 1).
float fb_uniform(uint64_t seed, int64_t sample, uint32_t index);

typedef struct {
  long batch, height, width, channels;
} fb_images;

typedef enum { FB_FILL_REFLECT, FB_FILL_CONSTANT, FB_FILL_NEAREST, FB_FILL_WRAP } fb_fill;

/// y at (row, column) is x at (a0 · column + a1 · row + a2, b0 · column + b1 · row + b2), interpolated. `matrices`
/// has six numbers per image: a0 a1 a2 b0 b1 b2.
void fb_warp(
    const fb_images *p, const float *matrices, fb_fill fill, float fill_value, bool bilinear, const float *x, float *y);
/// Adds each dy to the pixels that y was interpolated from; `dx` is set to zero first.
void fb_warp_backward(
    const fb_images *p, const float *matrices, fb_fill fill, bool bilinear, const float *dy, float *dx);

/// Mirrors the images whose `flips` is set.
void fb_flip(const fb_images *p, const bool *flips, bool across, bool down, const float *x, float *y);

/// y = (x − m) · factor + m + delta, clipped to low and high; m is the mean of the image's channel. `means` holds
/// `channels` numbers.
void fb_contrast(
    const fb_images *p, const float *factors, const float *deltas, float low, float high, const float *x, float *y,
    float *means);
void fb_contrast_backward(
    const fb_images *p, const float *factors, const float *deltas, float low, float high, const float *x,
    const float *dy, float *dx, float *means);

/// The source pixels along one axis of a resized image: weight `share` for pixel `after`, the rest for pixel
/// `before`.
typedef struct {
  int32_t before, after;
  float share;
} fb_sample;

/// y (batch, out height, out width, channels) from x by the tables of rows and columns.
void fb_resize(
    const fb_images *p, long out_height, long out_width, const fb_sample *rows, const fb_sample *columns, const float *x,
    float *y);
/// `dx` is set to zero first.
void fb_resize_backward(
    const fb_images *p, long out_height, long out_width, const fb_sample *rows, const fb_sample *columns,
    const float *dy, float *dx);

/// As `fb_dropout`, with one draw per channel of each image.
void fb_spatial_dropout(
    const float *x, float *y, uint64_t seed, const int64_t *samples, long rows, long pixels, long channels, float rate);

/// y = x + deviation · n, n standard normal (Box and Muller 1958).
void fb_gaussian_noise(
    const float *x, float *y, uint64_t seed, const int64_t *samples, long rows, long row_count, float deviation);

/// y = x · (1 + deviation · n), with the draws of `fb_gaussian_noise`.
void fb_gaussian_factors(
    const float *x, float *y, uint64_t seed, const int64_t *samples, long rows, long row_count, float deviation);

/// y = scale · x + offset where an element is kept, else `dropped`; with the draws of `fb_dropout`.
void fb_alpha_dropout(
    const float *x, float *y, uint64_t seed, const int64_t *samples, long rows, long row_count, float rate, float scale,
    float offset, float dropped);
