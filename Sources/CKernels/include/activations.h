#pragma once

#include <stdbool.h>
#include <stdint.h>

// Elementwise functions and functions of rows, with their derivatives.

typedef enum {
  FB_RELU,          // x above c, at most d; a · (x − c) below
  FB_EXPONENTIAL_UNIT,  // b · x above 0, b · a · (exp(x / c) − 1) below: ELU, SELU, CELU
  FB_SIGMOID,
  FB_TANH,
  FB_EXPONENTIAL,
  FB_SOFTPLUS,
  FB_SOFTSIGN,
  FB_SILU,
  FB_GELU,
  FB_GELU_BY_TANH,
  FB_MISH,
  FB_LOG_SIGMOID,
  FB_CLIP,          // a · x + b, clipped to c and d: hard sigmoid, hard tanh, sparse sigmoid
  FB_HARD_SILU,
  FB_SPARSE_PLUS,
  FB_SQUARE_PLUS,   // (x + √(x² + a)) / 2
  FB_HARD_SHRINK,   // x where |x| > a
  FB_SOFT_SHRINK,   // towards 0 by a
  FB_TANH_SHRINK,
  FB_THRESHOLD,     // x where above a, else b
  FB_AFFINE,        // a · x + b
  FB_QUOTIENT,      // a / x
  FB_SQUARE,
  FB_SQUARE_ROOT,
  FB_POWER,         // x^a
  FB_LOGARITHM,
  FB_ABSOLUTE,
} fb_function_kind;

typedef struct {
  fb_function_kind kind;
  float a, b, c, d;
} fb_function;

/// Whether the derivative is computed from the function's value rather than from its argument.
bool fb_slope_reads_value(const fb_function *f);

/// y = f(x). In place where x == y.
void fb_map(const fb_function *f, const float *x, float *y, long count);

/// dx = f′ · dy, where `known` is the value or the argument, as `fb_slope_reads_value` says. In place where
/// dy == dx.
void fb_map_backward(const fb_function *f, const float *known, const float *dy, float *dx, long count);

/// Strided rows: element i of row (o, n) is at (o · length + i) · inner + n.
typedef struct {
  long outer, length, inner;
} fb_rows;

void fb_softmax_rows(const fb_rows *r, const float *x, float *y);
void fb_softmax_rows_backward(const fb_rows *r, const float *y, const float *dy, float *dx);
/// x − log Σ exp x
void fb_log_softmax(const fb_rows *r, const float *x, float *y);
void fb_log_softmax_backward(const fb_rows *r, const float *y, const float *dy, float *dx);
/// max(x − τ, 0) with τ such that the row sums to one (Martins and Astudillo 2016). `sorted` holds a row.
void fb_sparsemax(const fb_rows *r, const float *x, float *y, float *sorted);
void fb_sparsemax_backward(const fb_rows *r, const float *y, const float *dy, float *dx);

/// y = x / √Σ x², with 1e12 for the inverse of a smaller norm.
void fb_unit(const fb_rows *r, const float *x, float *y);
/// dx += (dy − y Σ dy y) / √Σ x²
void fb_unit_backward(const fb_rows *r, const float *x, const float *dy, float *dx);
/// GLU: the first half of each row times the sigmoid of the second; `r->length` is the half's.
void fb_gated(const fb_rows *r, const float *x, float *y);
void fb_gated_backward(const fb_rows *r, const float *x, const float *dy, float *dx);
