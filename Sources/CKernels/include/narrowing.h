#pragma once

// 16-bit storage, in place: `count` floats become as many numbers of 16 bits at the beginning of their memory, and back.

/// Rounds to nearest, ties to even; NaN is preserved.
void fb_narrow_bfloat16(float *x, long count);
void fb_widen_bfloat16(float *x, long count);
/// IEEE binary16: values beyond 65504 are kept at ±65504, so that no infinity enters a sum.
void fb_narrow_float16(float *x, long count);
void fb_widen_float16(float *x, long count);
