#pragma once

#include <stdbool.h>
#include <stdint.h>

// Losses of predictions and targets, elementwise or by rows. All return the sum over samples of weight · Σ loss,
// not averaged, and write dx = scale · weight · derivative. `weights` (one per sample) and `dx` may be NULL; `dx`
// may be `x`.

typedef enum {
  FB_SQUARED_ERROR,
  FB_ABSOLUTE_ERROR,
  FB_PERCENTAGE_ERROR,
  FB_LOGARITHMIC_ERROR,
  FB_HUBER,                // a: where it becomes linear
  FB_LOG_COSH,
  FB_POISSON,
  FB_KL_DIVERGENCE,
  FB_HINGE,
  FB_SQUARED_HINGE,
  FB_BINARY_CROSSENTROPY,  // of probabilities
  FB_LOGIT_CROSSENTROPY,   // of logits
  FB_FOCAL,                // a: weight of class 1 (negative: no balance); b: exponent
  FB_LOGIT_FOCAL,
} fb_loss_kind;

typedef struct {
  fb_loss_kind kind;
  float a, b;
  /// How far each target is moved towards ½.
  float smoothing;
} fb_loss;

double fb_elementwise_loss(
    const fb_loss *l, const float *x, const float *targets, const float *weights, float scale, float *dx, long samples,
    long row_count);

typedef enum {
  FB_CATEGORICAL_HINGE,
  FB_COSINE_SIMILARITY,
  FB_CATEGORICAL_FOCAL,    // a: factor; b: exponent
  FB_TVERSKY,              // a: weight of false positives; b: of false negatives; Dice is a = b = ½
} fb_row_loss_kind;

typedef struct {
  fb_row_loss_kind kind;
  float a, b, smoothing;
  bool logits;
} fb_row_loss;

/// A loss of whole rows of `columns`; there is one weight per `positions` rows.
double fb_row_losses(
    const fb_row_loss *l, const float *x, const float *targets, const float *weights, float scale, float *dx, long rows,
    long columns, long positions);
