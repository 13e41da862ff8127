#pragma once

/// The widest registers that the kernels use on this machine, in bits: 512, 256 or 128. `FIELDBOOK_ISA` limits them to 256 (`avx2`) or
/// 128 (`sse2`).
int fb_register_bits(void);
