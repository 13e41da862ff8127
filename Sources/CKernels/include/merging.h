#pragma once

#include <stdbool.h>

// Binary elementwise operations with broadcasting; an axis of length 1 has stride 0.

enum { FB_MAXIMUM_RANK = 64 };

/// The axes of a result and both operands' strides along them, outermost first.
typedef struct {
  long rank;
  const long *lengths, *a_steps, *b_steps;
} fb_broadcast;

typedef enum { FB_ADD, FB_SUBTRACT, FB_MULTIPLY, FB_DIVIDE, FB_MAXIMUM, FB_MINIMUM } fb_binary_kind;

/// y = a ∘ b. In place where y is an operand of y's own shape.
void fb_binary(fb_binary_kind kind, const fb_broadcast *s, const float *a, const float *b, float *y);

/// The gradient of `a` (or `b`): dy times the derivative, summed over broadcast axes. `count` elements of `dx` are
/// set to zero first; `dx` may be `dy` only if that operand was not broadcast.
void fb_binary_backward(
    fb_binary_kind kind, bool to_a, const fb_broadcast *s, const float *a, const float *b, const float *dy, float *dx,
    long count);

/// a + b, held between two bounds; y may be a or b.
void fb_add_bounded(const float *a, const float *b, float low, float high, float *y, long count);

/// Copies `rows` blocks of `block` floats, with strides `from_step` and `to_step`.
void fb_copy_blocks(const float *x, long from_step, float *y, long to_step, long block, long rows);

/// PReLU: max(x, 0) + alpha · min(x, 0), alpha broadcast (`b` of the broadcast).
void fb_prelu(const fb_broadcast *s, const float *x, const float *alpha, float *y);
void fb_prelu_backward(const fb_broadcast *s, const float *x, const float *alpha, const float *dy, float *dx);
/// Σ dy · min(x, 0) over the axes along which alpha is broadcast; `dalpha` is set to zero first.
void fb_prelu_gradient(const fb_broadcast *s, const float *x, const float *dy, float *dalpha, long count);

/// y = (x − shift) · scale + offset, one of each per channel (or one for all if `channels` is 1).
void fb_scale_channels(
    const float *x, const float *shift, const float *scale, const float *offset, float *y, long rows, long channels);
