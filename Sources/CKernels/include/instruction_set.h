#pragma once

#include <stdbool.h>

/// The widest registers that the kernels use on this machine, in bits: 512, 256 or 128. `FIELDBOOK_ISA` limits them to 256 (`avx2`) or
/// 128 (`sse2`).
int fb_register_bits(void);
/// Whether AVX-512's instructions for bfloat16 multiply twice as many numbers a cycle as those for float32: so on AMD's processors. On
/// Intel's they multiply as many.
bool fb_bfloat16_is_twice_as_fast(void);
