#pragma once

#include "dispatch.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

// Vectorizable functions of one float: no branch, no table, no call. Errors are within a few units in the last
// place; NaN and infinities are handled as in the C library.

FB_INLINE float float_of_bits(int32_t bits) {
  float x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

FB_INLINE int32_t bits_of_float(float x) {
  int32_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

/// exp(x) = 2^n · (1 + q) with |x − n ln 2| ≤ ln 2 / 2. Returns q, and 2^n as two factors, as n may exceed a
/// float's exponent range.
FB_INLINE float exp_parts(float x, float *first, float *second) {
  // Beyond these, exp is zero or infinite anyway; a NaN passes both comparisons.
  x = x > 90.0f ? 90.0f : x;
  x = x < -105.0f ? -105.0f : x;
  // Adding 1.5 · 2^23 rounds to the nearest integer and leaves it in the low bits.
  const float magic = 12582912.0f;
  const float shifted = x * 1.44269504f + magic;
  const int32_t n = bits_of_float(shifted) - 0x4B400000;
  const float whole = shifted - magic;
  // ln 2 in two parts, the first one exact when multiplied by n.
  const float r = (x - whole * 0.693359375f) - whole * -2.12194440e-4f;
  // Taylor's series to r^7 is accurate to a float for |r| ≤ 0.347.
  float q = 1.0f / 5040;
  q = q * r + 1.0f / 720;
  q = q * r + 1.0f / 120;
  q = q * r + 1.0f / 24;
  q = q * r + 1.0f / 6;
  q = q * r + 0.5f;
  q = q * r * r + r;
  const int32_t half = n >> 1;
  *first = float_of_bits((int32_t)((uint32_t)(half + 127) << 23));
  *second = float_of_bits((int32_t)((uint32_t)(n - half + 127) << 23));
  return q;
}

FB_INLINE float v_exp(float x) {
  float first, second;
  const float q = exp_parts(x, &first, &second);
  return (q * first + first) * second;
}

/// exp(x) − 1, accurate also near zero.
FB_INLINE float v_expm1(float x) {
  float first, second;
  const float q = exp_parts(x > 88.0f ? 88.0f : x, &first, &second);
  const float power = first * second;
  return x > 88.0f ? v_exp(x) : q * power + (power - 1);
}

/// Natural logarithm: −∞ at 0, NaN below.
FB_INLINE float v_log(float x) {
  // Subnormal numbers are scaled up first.
  const float lifted = x < 1.17549435e-38f ? x * 8388608.0f : x;
  const int32_t bits = bits_of_float(lifted);
  // The mantissa in [√½, √2), so that the series converges fast on both sides of 1.
  const int32_t offset = bits - 0x3F3504F3;
  const int32_t exponent = offset >> 23;
  const float m = float_of_bits((int32_t)((uint32_t)offset & 0x007FFFFFu) + 0x3F3504F3);
  const float e = (float)exponent - (x < 1.17549435e-38f ? 23.0f : 0.0f);
  // log m = 2 artanh(s), s = (m − 1) / (m + 1), |s| ≤ 0.172
  const float f = m - 1;
  const float s = f / (f + 2);
  const float z = s * s;
  const float series = z * (0.66666667f + z * (0.4f + z * (0.28571429f + z * 0.22222222f)));
  const float half = 0.5f * f * f;
  const float result = e * 0.693359375f + (f - (half - (s * (half + series) + e * -2.12194440e-4f)));
  return x > 0 ? (x > 3.40282347e38f ? x : result) : x == 0 ? -INFINITY : NAN;
}

/// log(1 + x) for x ≥ 0, accurate also near zero.
FB_INLINE float v_log1p(float x) {
  const float w = 1 + x;
  const float lost = w - 1;
  return lost == 0 ? x : v_log(w) * (x / lost);
}

FB_INLINE float v_sigmoid(float x) {
  const float e = v_exp(x < 0 ? x : -x);
  return (x < 0 ? e : 1.0f) / (1 + e);
}

/// log(1 + exp x)
FB_INLINE float v_softplus(float x) { return (x > 0 ? x : 0) + v_log1p(v_exp(x < 0 ? x : -x)); }

FB_INLINE float v_tanh(float x) {
  const float t = v_expm1(x < 0 ? 2 * x : -2 * x);
  const float size = -t / (t + 2);
  return x < 0 ? -size : size + 0.0f;  // no −0
}

/// The standard normal distribution function, with relative error 1.2e-7: the Chebyshev fit to erfc of Press et
/// al., Numerical Recipes, 6.2.
FB_INLINE float v_normal_share(float x) {
  const float z = (x < 0 ? -x : x) * 0.70710678f;
  const float t = 1 / (1 + 0.5f * z);
  float p = 0.17087277f;
  p = p * t - 0.82215223f;
  p = p * t + 1.48851587f;
  p = p * t - 1.13520398f;
  p = p * t + 0.27886807f;
  p = p * t - 0.18628806f;
  p = p * t + 0.09678418f;
  p = p * t + 0.37409196f;
  p = p * t + 1.00002368f;
  p = p * t - 1.26551223f;
  const float tail = 0.5f * t * v_exp(p - z * z);
  return x < 0 ? tail : 1 - tail;
}

/// The standard normal density.
FB_INLINE float v_normal_density(float x) { return 0.39894228f * v_exp(-0.5f * x * x); }

/// √x. The C library's function would set `errno`, which prevents vectorization.
FB_INLINE float v_sqrt(float x) { return __builtin_elementwise_sqrt(x); }

/// cos(2π turns) for 0 ≤ turns < 1
FB_INLINE float v_cos_turns(float turns) {
  // cos 2πt = −cos 2πa with a = |t − ½|, and cos 2πa = sin 2π(¼ − a): Taylor's series to x^11, |x| ≤ π/2.
  const float half = turns - 0.5f;
  const float x = 6.2831853f * (0.25f - (half < 0 ? -half : half)), z = x * x;
  float p = -1.0f / 39916800;
  p = p * z + 1.0f / 362880;
  p = p * z - 1.0f / 5040;
  p = p * z + 1.0f / 120;
  p = p * z - 1.0f / 6;
  return -(p * z * x + x);
}

/// A sum in lanes, so that it is vectorized and accurate; it is added to doubles every `BLOCK` elements.
enum { LANES = 16, BLOCK = 1024 };

FB_INLINE double lane_sum(const float *lanes) {
  double sum = 0;
  for (int lane = 0; lane < LANES; lane++) sum += (double)lanes[lane];
  return sum;
}
