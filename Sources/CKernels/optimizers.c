#include "CKernels.h"
#include "dispatch.h"

#include <math.h>

FB_INLINE float total(const float *const *gradients, long workers, long i) {
  float sum = gradients[0][i];
  for (long w = 1; w < workers; w++) sum += gradients[w][i];
  return sum;
}

FB_INLINE void adam(
    const fb_adam_options *o, float *w, const float *const *gradients, long workers, float *m, float *v, long from,
    long to) {
  const float rate = o->learning_rate * sqrtf(o->bias_2) / o->bias_1;
  const float decay = 1 - o->learning_rate * o->weight_decay;
  for (long i = from; i < to; i++) {
    const float g = total(gradients, workers, i) * o->gradient_scale;
    m[i] += (g - m[i]) * (1 - o->beta_1);
    v[i] += (g * g - v[i]) * (1 - o->beta_2);
    w[i] = w[i] * decay - rate * m[i] / (sqrtf(v[i]) + o->epsilon);
  }
}

FB_DISPATCHED
void fb_adam(
    const fb_adam_options *o, float *w, const float *const *gradients, long workers, float *m, float *v, long from,
    long to) {
  // The usual counts of workers, so that the sum of gradients is unrolled.
  if (workers == 1) adam(o, w, gradients, 1, m, v, from, to);
  else if (workers == 2) adam(o, w, gradients, 2, m, v, from, to);
  else adam(o, w, gradients, workers, m, v, from, to);
}

FB_DISPATCHED
void fb_sgd(
    const fb_sgd_options *o, float *w, const float *const *gradients, long workers, float *m, long from, long to) {
  const float decay = 1 - o->learning_rate * o->weight_decay;
  for (long i = from; i < to; i++) {
    const float g = total(gradients, workers, i) * o->gradient_scale;
    float step = -o->learning_rate * g;
    if (m) {
      m[i] = m[i] * o->momentum + step;
      step = o->nesterov ? m[i] * o->momentum + step : m[i];
    }
    w[i] = w[i] * decay + step;
  }
}
