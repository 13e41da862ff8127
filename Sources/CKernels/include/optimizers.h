#pragma once

#include <stdbool.h>

/// Adds up gradients, one list per worker, elements `from` up to `to`, and stores the sum in the first; the others are
/// changed too. Pairs of neighbours are added first, then pairs of these.
void fb_sum_gradients(float *const *gradients, long workers, long from, long to);

// Updates of variables by their gradients, elements `from` up to `to`. `gradients`, one list or two, are summed
// first. Every rule first subtracts learning_rate · weight_decay of the weights.

typedef struct {
  float learning_rate, epsilon, weight_decay, gradient_scale;
  float share_1, share_2;  // 1 − beta
  float bias_1, bias_2;  // 1 − beta^step
} fb_adam_options;

/// `largest` (the largest v so far, AMSGrad) may be NULL.
void fb_adam(
    const fb_adam_options *o, float *w, const float *const *gradients, long workers, float *m, float *v, float *largest,
    long from, long to);

typedef struct {
  float learning_rate, momentum, weight_decay, gradient_scale;
  bool nesterov;
} fb_sgd_options;

/// `m` may be NULL if momentum is 0.
void fb_sgd(
    const fb_sgd_options *o, float *w, const float *const *gradients, long workers, float *m, long from, long to);

typedef struct {
  float learning_rate, rho, momentum, epsilon, weight_decay, gradient_scale;
} fb_rmsprop_options;

/// `m` may be NULL if momentum is 0, `mean` if not centered.
void fb_rmsprop(
    const fb_rmsprop_options *o, float *w, const float *const *gradients, long workers, float *v, float *m, float *mean,
    long from, long to);

typedef struct {
  float learning_rate, beta_1, beta_2, epsilon, weight_decay, gradient_scale;
  float bias_2;                   // 1 − beta_2^step
  float momentum_share;           // of the running mean, bias-corrected
  float gradient_share;           // of the gradient itself
} fb_nadam_options;

void fb_nadam(
    const fb_nadam_options *o, float *w, const float *const *gradients, long workers, float *m, float *v, long from,
    long to);

typedef struct {
  float learning_rate, epsilon, weight_decay, gradient_scale;
} fb_adagrad_options;

void fb_adagrad(
    const fb_adagrad_options *o, float *w, const float *const *gradients, long workers, float *sum, long from, long to);

typedef struct {
  float learning_rate, rho, epsilon, weight_decay, gradient_scale;
} fb_adadelta_options;

/// `squares` and `steps` are the running means of squared gradients and of squared steps.
void fb_adadelta(
    const fb_adadelta_options *o, float *w, const float *const *gradients, long workers, float *squares, float *steps,
    long from, long to);

typedef struct {
  float learning_rate, beta_1, beta_2, epsilon, weight_decay, gradient_scale;
  float bias_1;  // 1 − beta_1^step
} fb_adamax_options;

/// `u` is the running maximum of sizes.
void fb_adamax(
    const fb_adamax_options *o, float *w, const float *const *gradients, long workers, float *m, float *u, long from,
    long to);

typedef struct {
  float learning_rate, beta_1, beta_2, weight_decay, gradient_scale;
} fb_lion_options;

void fb_lion(
    const fb_lion_options *o, float *w, const float *const *gradients, long workers, float *m, long from, long to);

typedef struct {
  float learning_rate, power, l1, l2, shrinkage, weight_decay, gradient_scale;
} fb_ftrl_options;

/// `sum` is that of squared gradients, `linear` that of corrected gradients; l2 includes beta / (2 · learning_rate).
void fb_ftrl(
    const fb_ftrl_options *o, float *w, const float *const *gradients, long workers, float *sum, float *linear, long from,
    long to);

/// Sums the workers' gradients and the derivative of l1 · Σ|w| + l2 · Σ w², clips each element to ±limit (0: no
/// limit), and stores the result in the first worker's gradient. Returns the sum of its squares.
double fb_fold_gradients(
    float *const *gradients, long workers, const float *w, float l1, float l2, float limit, long from, long to);

/// l1 · Σ|w| + l2 · Σ w²
double fb_penalty(const float *w, float l1, float l2, long from, long to);
